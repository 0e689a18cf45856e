// SPDX-License-Identifier: MIT
#include "app/cli/generate/file_orders.h"

#include "core/base/encoding/sha256.h"
#include "core/base/file_io.h"
#include "core/base/file_lock.h"
#include "core/shoot/queue/queued_job.h"
#include "core/shoot/queue/spend_ledger.h"
#include "core/shoot/take_maker.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <thread>
#include <unistd.h>

namespace presence::cli {

namespace {

namespace fs = std::filesystem;
using State = FileOutcome::State;
using Clock = std::chrono::steady_clock;

constexpr int automaticRetries = 3;
constexpr double firstPauseSeconds = 2, longestPatienceSeconds = 300;

/// What was sent for one file, kept beside it until the file is there.
class SendingNote
{
public:
    SendingNote(const fs::path &file)
        : m_file(file)
        , m_lock(FileLock::tryExclusive(file))
        , m_text(readFile(file).ok() ? *readFile(file) : std::string())
    {
    }
    bool isMine() const { return m_lock.has_value(); }
    bool isSent() const { return !m_text.empty(); }
    std::string ticket() const
    {
        const auto at = m_text.rfind("ticket ");
        return at == m_text.npos ? std::string() : m_text.substr(at + 7, m_text.find('\n', at) - at - 7);
    }
    /// On the disk when it returns.
    Result<> add(const std::string &line)
    {
        const int descriptor = ::open(m_file.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
        if (descriptor < 0)
            return storageError("write", m_file, errno);
        const std::string bytes = line + "\n";
        const bool written = ::write(descriptor, bytes.data(), bytes.size()) == ssize_t(bytes.size()) &&
                             ::fdatasync(descriptor) == 0;
        const int error = written ? 0 : errno;
        ::close(descriptor);
        return written ? Result<>() : storageError("write", m_file, error);
    }
    void clear()
    {
        std::error_code code;
        fs::remove(m_file, code);
    }

private:
    const fs::path m_file;
    std::optional<FileLock> m_lock;
    const std::string m_text;
};

void pause(double seconds, std::stop_token stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, std::chrono::duration<double>(seconds), [] { return false; });
}

/// Asks again where the service is busy.
Result<GenerationResult> generated(Backend &backend, const GenerationRequest &request,
                                   const ProgressCallback &progress, std::stop_token stop)
{
    for (int attempt = 0;; ++attempt) {
        auto result = backend.generate(request, progress, stop);
        if (result || result.error().kind != Error::Kind::Busy || attempt == automaticRetries ||
            result.error().retryAfterSeconds > longestPatienceSeconds || stop.stop_requested())
            return result;
        const double asked = result.error().retryAfterSeconds;
        pause(asked >= 0 ? asked : firstPauseSeconds * (1 << attempt), stop);
    }
}

Result<fs::path> writePicture(const GenerationRequest &request, const BackendInfo &info,
                              const GenerationResult &result, const fs::path &stem)
{
    const auto take = takeFrom(request, info, result, 0);
    if (!take)
        return take.error();
    const fs::path file = stem.string() + "." + std::string(take->image.suffix());
    const auto written = writeFile(file, take->image.bytes());
    return written ? Result<fs::path>(file) : written.error();
}

FileOutcome failure(const Error &error) { return {.state = State::Failed, .message = error.message}; }

FileOutcome makeFile(Backend &backend, const FileOrder &order, const fs::path &folder, bool again,
                     std::stop_token stop)
{
    const BackendInfo info = backend.info();
    std::error_code code;
    fs::create_directories(folder, code);
    SendingNote note(folder / ("." + order.name + ".sending"));
    if (!note.isMine())
        return {.state = State::Elsewhere, .message = "Another program is making it."};
    if (const fs::path file = fileOf(order, folder); !file.empty()) {
        note.clear();
        return {.state = State::WasThere, .file = file};
    }
    GenerationRequest request = order.request;
    const bool isSafe = info.kind == BackendInfo::Kind::Offline;
    if (note.isSent() && info.resumes && !again)
        request.ticket = note.ticket();
    if (note.isSent() && request.ticket.empty() && !isSafe && !again)
        return {.state = State::Interrupted,
                .message =
                    "An earlier run ended while " + info.name +
                    " was at work on it; it may have been made, and charged. --again sends it once more."};
    if (!isSafe)
        if (const auto noted = note.add("sending"); !noted)
            return failure(noted.error());
    const auto begun = Clock::now();
    const ProgressCallback progress = [&, ticket = request.ticket](const Progress &news) mutable {
        if (info.resumes && !news.ticket.empty() && news.ticket != ticket)
            (void)note.add("ticket " + (ticket = news.ticket));
    };
    const auto result = generated(backend, request, progress, stop);
    if (!result) {
        if (isSafe ||
            (result.error().kind != Error::Kind::Cancelled && result.error().kind != Error::Kind::Network))
            note.clear(); // the service has answered: there is nothing that it could still be making
        return failure(result.error());
    }
    const auto file = writePicture(request, info, *result, folder / order.name);
    if (!file)
        return failure(file.error());
    note.clear();
    const auto cost = result->cost ? result->cost : backend.estimate(order.request).cost;
    const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    return {State::Made, *file, request.ticket.empty() ? seconds : -1, cost, {}};
}

} // namespace

std::string orderName(const std::string &stem, const FileOrder &order)
{
    QueuedJob job;
    job.backendId = order.backendId;
    job.request = order.request;
    return stem + "-" + sha256Hex(queuedJobToJson(job)).substr(0, 8);
}

fs::path fileOf(const FileOrder &order, const fs::path &folder)
{
    std::error_code code;
    for (const char *suffix : {".png", ".jpg", ".webp"})
        if (const fs::path file = folder / (order.name + suffix); fs::exists(file, code))
            return file;
    return {};
}

std::vector<FileOutcome> makeFiles(const BackendRegistry &backends, const std::vector<FileOrder> &orders,
                                   const fs::path &folder, bool again, std::stop_token stop,
                                   const std::function<void(std::size_t, const FileOutcome &)> &told)
{
    std::vector<FileOutcome> outcomes(orders.size());
    std::map<std::string, std::vector<std::size_t>> byBackend;
    for (std::size_t i = 0; i < orders.size(); ++i)
        byBackend[orders[i].backendId].push_back(i);
    std::mutex mutex;
    SpendLedger ledger(folder);
    const auto work = [&](Backend &backend, const std::vector<std::size_t> &mine) {
        for (const std::size_t i : mine) {
            outcomes[i] = stop.stop_requested()
                              ? failure({Error::Kind::Cancelled, "It was stopped before it was sent."})
                              : makeFile(backend, orders[i], folder, again, stop);
            const RenderSettings &settings = orders[i].request.settings;
            std::lock_guard lock(mutex);
            if (outcomes[i].state == State::Made)
                (void)ledger.add({orders[i].name, orders[i].backendId, settings.model, settings.width,
                                  settings.height, 1, outcomes[i].seconds, outcomes[i].cost});
            if (told)
                told(i, outcomes[i]);
        }
    };
    std::vector<std::jthread> threads;
    for (const auto &[id, mine] : byBackend)
        if (Backend *backend = backends.find(id))
            threads.emplace_back([&work, backend, &mine = mine] { work(*backend, mine); });
    threads.clear();
    return outcomes;
}

} // namespace presence::cli
