// SPDX-License-Identifier: MIT
#include "core/shoot/queue/queue_journal.h"

#include "core/base/file_io.h"
#include "core/shoot/queue/journal_lines.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <fcntl.h>
#include <map>
#include <random>
#include <set>
#include <unistd.h>

namespace presence {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view suffix = ".jsonl";
constexpr std::size_t largestJournalBytes = std::size_t(1) << 30;
constexpr std::size_t largestMarkBytes = 4096;

/// An errno, 0 = done.
int writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count >= 0)
            bytes.remove_prefix(std::size_t(count));
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

} // namespace

std::map<std::string, std::vector<std::string>> takesByOrder(const fs::path &shoot)
{
    std::map<std::string, std::vector<std::string>> takes;
    for (const fs::path &folder : entriesIn(shoot / "takes")) {
        if (folder.filename().string().starts_with('.'))
            continue;
        const auto mark = readFile(folder / "attachments" / orderMarkName, largestMarkBytes);
        if (const std::string order = mark ? orderOf(*mark) : std::string(); !order.empty())
            takes[order].push_back(folder.filename().string());
    }
    return takes;
}

std::string newOrderId()
{
    static std::mutex mutex;
    static std::mt19937_64 random{std::random_device()()};
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    char stamp[24], id[48];
    std::strftime(stamp, sizeof stamp, "%Y%m%dT%H%M%S", &parts);
    std::lock_guard lock(mutex);
    std::snprintf(id, sizeof id, "%s-%012llx", stamp, (unsigned long long)(random() >> 16));
    return id;
}

Result<std::unique_ptr<QueueJournal>> QueueJournal::open(const fs::path &shoot)
{
    const fs::path folder = shoot / "queue";
    std::error_code code;
    fs::create_directories(folder, code);
    if (code)
        return storageError("create the folder", folder, code.value());
    // Another program may take a file over between its making and its locking: then it is gone again.
    for (int attempt = 0; attempt < 10; ++attempt) {
        const fs::path file = folder / (newOrderId() + std::string(suffix));
        auto lock = FileLock::tryExclusive(file);
        if (!lock || !fs::exists(file, code))
            continue;
        const int descriptor = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
        if (descriptor < 0)
            return storageError("write", file, errno);
        std::unique_ptr<QueueJournal> journal(new QueueJournal(folder, file, std::move(*lock), descriptor));
        journal->takeOver(shoot);
        return journal;
    }
    return storageError("write", folder, EACCES);
}

QueueJournal::QueueJournal(fs::path folder, fs::path file, FileLock lock, int descriptor)
    : m_folder(std::move(folder))
    , m_file(std::move(file))
    , m_lock(std::move(lock))
    , m_descriptor(descriptor)
{
}

QueueJournal::~QueueJournal()
{
    ::close(m_descriptor);
    std::error_code code;
    if (m_open.empty())
        fs::remove(m_file, code);
}

void QueueJournal::takeOver(const fs::path &shoot)
{
    std::vector<std::pair<fs::path, FileLock>> ended;
    bool alone = true;
    for (const fs::path &file : entriesIn(m_folder)) {
        if (file == m_file || file.extension() != suffix || file.filename() == "ledger.jsonl")
            continue;
        auto lock = FileLock::tryExclusive(file);
        alone = alone && lock;
        if (!lock)
            continue;
        std::vector<std::string> problems;
        auto text = readFile(file, largestJournalBytes);
        for (QueuedJob &job : text ? readJournal(*text, file.string(), m_folder / "pictures", problems)
                                   : std::vector<QueuedJob>())
            // A program that ended while it took over leaves the same job in two files.
            if (std::ranges::find(m_leftOver, job.id, &QueuedJob::id) == m_leftOver.end())
                m_leftOver.push_back(std::move(job));
        std::error_code code;
        if (!problems.empty())
            fs::copy_file(file, file.string() + ".damaged", fs::copy_options::overwrite_existing, code);
        std::ranges::move(problems, std::back_inserter(m_problems));
        ended.emplace_back(file, std::move(*lock));
    }

    if (!m_leftOver.empty()) {
        const auto takes = takesByOrder(shoot);
        for (QueuedJob &job : m_leftOver)
            if (const auto found = takes.find(job.id); found != takes.end())
                job.takeIds = found->second;
        std::erase_if(m_leftOver, [](const QueuedJob &job) {
            return int(job.takeIds.size()) >= job.request.settings.count;
        });
    }
    std::string lines;
    for (const QueuedJob &job : m_leftOver) {
        m_open.push_back(job.id);
        lines += placedLine(job);
        if (job.step == QueuedJob::Step::Sending)
            lines += journalLine("sending", job.id);
        if (!job.request.ticket.empty())
            lines += journalLine("ticket", job.id, {{"ticket", job.request.ticket}});
        if (job.step == QueuedJob::Step::Failed)
            lines += journalLine("failed", job.id, {{"message", job.error.message}});
    }
    if (const int error = writeAll(m_descriptor, lines); error != 0) {
        m_problems.push_back(storageError("write", m_file, error).message);
        return; // the old files stay for the next time
    }
    ::fdatasync(m_descriptor);
    syncFolder(m_folder);
    std::error_code code;
    for (const auto &[file, lock] : ended)
        fs::remove(file, code);

    std::set<std::string> needed;
    for (const QueuedJob &job : m_leftOver)
        for (const ControlPicture &control : job.request.controls)
            if (!control.file.isEmpty())
                needed.insert(pictureName(control.file));
    if (alone)
        for (const fs::path &picture : entriesIn(m_folder / "pictures"))
            if (!needed.contains(picture.filename().string()))
                fs::remove(picture, code);
}

Result<> QueueJournal::append(std::string_view line, bool durable)
{
    std::lock_guard lock(m_mutex);
    int error = writeAll(m_descriptor, line);
    if (error == 0 && durable && ::fdatasync(m_descriptor) != 0)
        error = errno;
    return error == 0 ? Result<>() : storageError("write", m_file, error);
}

Result<> QueueJournal::place(const QueuedJob &job)
{
    for (const ControlPicture &control : job.request.controls) {
        if (control.file.isEmpty())
            continue;
        const fs::path file = m_folder / "pictures" / pictureName(control.file);
        std::error_code code;
        if (!fs::exists(file, code))
            if (auto kept = writeFile(file, control.file.bytes()); !kept)
                return kept;
    }
    {
        std::lock_guard lock(m_mutex);
        m_open.push_back(job.id);
    }
    return append(placedLine(job), false);
}

Result<> QueueJournal::sending(std::string_view id) { return append(journalLine("sending", id), true); }

Result<> QueueJournal::ticket(std::string_view id, std::string_view ticket)
{
    return append(journalLine("ticket", id, {{"ticket", ticket}}), true);
}

Result<> QueueJournal::took(std::string_view id, std::string_view takeId)
{
    return append(journalLine("took", id, {{"take", takeId}}), false);
}

Result<> QueueJournal::failed(std::string_view id, const Error &error)
{
    return append(journalLine("failed", id, {{"message", error.message}}), false);
}

Result<> QueueJournal::waits(std::string_view id) { return append(journalLine("waits", id), false); }

Result<> QueueJournal::ended(std::string_view id)
{
    {
        std::lock_guard lock(m_mutex);
        std::erase(m_open, id);
    }
    return append(journalLine("ended", id), false);
}

Result<> QueueJournal::arranged(const std::vector<std::string> &ids)
{
    return append(arrangementLine(ids), false);
}

} // namespace presence
