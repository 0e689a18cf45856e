// SPDX-License-Identifier: MIT
#include "core/shoot/shoot_store.h"

#include "core/base/file_io.h"
#include "core/base/file_lock.h"
#include "core/shoot/draft_folder.h"
#include "core/spec/json_values.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <random>
#include <unistd.h>

namespace presence {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view shootSchema = "presence.shoot/1";
constexpr std::string_view partialPrefix = ".partial-";
constexpr std::string_view temporaryPrefix = ".presence-"; ///< of writeFile()
constexpr std::string_view lockName = ".lock"; ///< held shared while writing, exclusively while cleaning up
constexpr std::size_t largestJsonBytes = std::size_t(16) << 20;

std::string utcNow(const char *format)
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    char text[40];
    return {text, std::strftime(text, sizeof text, format, &parts)};
}

bool isPlainName(const std::string &id)
{
    return !id.empty() && id[0] != '.' && id.find('/') == std::string::npos;
}

/// The running number at the start of an id; ids of other forms come first.
unsigned long numberOf(std::string_view id)
{
    unsigned long number = 0;
    std::from_chars(id.data(), id.data() + id.size(), number);
    return number;
}

std::vector<std::string> idsIn(const fs::path &folder)
{
    std::vector<std::string> ids;
    std::error_code code;
    for (const auto &entry : entriesIn(folder))
        if (std::string name = entry.filename().string(); isPlainName(name) && fs::is_directory(entry, code))
            ids.push_back(std::move(name));
    std::ranges::sort(ids, {},
                      [](const std::string &id) { return std::pair(numberOf(id), std::string_view(id)); });
    return ids;
}

/// Without a look at the entries themselves: there may be thousands.
unsigned long lastNumberIn(const fs::path &folder)
{
    unsigned long last = 0;
    std::error_code code;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code))
        last = std::max(last, numberOf(it->path().filename().native()));
    return last;
}

/// Everything of a new take, flushed. Nobody has said anything of most new takes: then there is no review.
Result<> writeWhole(const Take &take, DraftFolder &draft)
{
    std::vector<std::pair<fs::path, std::string>> files{{"take.json", takeToJson(take)}};
    if (!take.requestBody.empty())
        files.emplace_back("request.json", take.requestBody);
    if (take.report)
        files.emplace_back("report.json", take.report->toJson());
    if (take.rating != 0 || take.flag != Take::Flag::None || !take.answers.empty() || !take.note.empty())
        files.emplace_back("review.json", reviewToJson(take, {}));
    for (const Attachment &attachment : take.attachments) {
        if (!isPlainName(attachment.name))
            return Error{Error::Kind::BadInput, "“" + attachment.name + "” cannot be the name of a file."};
        files.emplace_back(fs::path("attachments") / attachment.name, attachment.bytes);
    }
    auto written = draft.write("picture." + std::string(take.image.suffix()), take.image.bytes());
    for (auto file = files.begin(); written && file != files.end(); ++file)
        written = draft.write(file->first, file->second);
    return written ? draft.flush() : written;
}

void removeMatching(const fs::path &folder, std::string_view prefix)
{
    std::error_code code;
    for (const auto &entry : entriesIn(folder))
        if (entry.filename().string().starts_with(prefix))
            fs::remove_all(entry, code);
}

/// What crashed programs left behind: unfinished takes and temporary files. Only when nobody is writing.
void removeOrphans(const fs::path &shoot)
{
    const auto lock = FileLock::tryExclusive(shoot / lockName);
    if (!lock)
        return;
    removeMatching(shoot, temporaryPrefix);
    removeMatching(shoot / "takes", partialPrefix);
    for (const std::string &id : idsIn(shoot / "takes"))
        removeMatching(shoot / "takes" / id, temporaryPrefix);
}

/// The shoot's own file holds nothing that the takes need: a damaged one is set aside, not a reason to stay
/// out.
Result<> readOrCreateShootFile(const fs::path &folder)
{
    const fs::path file = folder / "shoot.json";
    std::error_code code;
    if (fs::exists(file, code)) {
        const auto text = readFile(file, largestJsonBytes);
        if (text && parseJson(*text, file.string())) {
            const auto document = parseJsonObject(*text, file.string(), shootSchema);
            return document ? Result<>{} : Result<>(document.error());
        }
        fs::rename(file, folder / "shoot.json.damaged", code);
    }
    const nlohmann::ordered_json document{{"schema", shootSchema}, {"createdAt", utcNow("%FT%TZ")}};
    return writeFile(file, document.dump(2) + "\n");
}

/// Reads an optional file of a take with `read(text, name)`; what goes wrong becomes a problem.
template <typename Reader>
void readOptional(const fs::path &file, std::vector<std::string> *problems, Reader read)
{
    std::error_code code;
    if (!fs::exists(file, code))
        return;
    const auto text = readFile(file, largestJsonBytes);
    const Result<> outcome = text ? read(*text, file.string()) : Result<>(text.error());
    if (!outcome && problems)
        problems->push_back(outcome.error().message);
}

/// Advice on fetching a picture again is of no use here: nobody else has this one.
Error unreadablePicture(const Error &error, const fs::path &picture)
{
    return {error.kind,
            "The picture “" + picture.string() + "” " +
                (error.kind == Error::Kind::NotFound ? "is missing" : "is damaged or cannot be read") +
                ". The take's other files stay in “" + picture.parent_path().string() + "”.",
            error.message};
}

} // namespace

Result<ShootStore> ShootStore::open(const fs::path &folder)
{
    std::error_code code;
    fs::create_directories(folder / "takes", code);
    if (code)
        return storageError("create a shoot in", folder, code.value());
    if (auto fine = readOrCreateShootFile(folder); !fine && fine.error().kind != Error::Kind::Storage)
        return fine.error();
    removeOrphans(folder);
    return ShootStore(fs::canonical(folder, code));
}

Result<Take> ShootStore::add(Take take)
{
    if (take.image.isEmpty())
        return Error{Error::Kind::BadInput, "A take needs a picture."};
    const auto lock = FileLock::shared(m_folder / lockName);
    if (!lock)
        return lock.error();
    if (take.createdAt.empty())
        take.createdAt = utcNow("%FT%TZ");
    if (!take.id.empty() && !isPlainName(take.id))
        return Error{Error::Kind::BadInput, "“" + take.id + "” cannot be the name of a take."};

    static std::random_device random;
    char unique[16];
    std::snprintf(unique, sizeof unique, "%08x", unsigned(random()));
    DraftFolder draft(m_folder / "takes" /
                      (std::string(partialPrefix) + std::to_string(::getpid()) + "-" + unique));
    if (auto written = writeWhole(take, draft); !written)
        return written.error();

    std::error_code code;
    const bool named = !take.id.empty();
    for (int attempt = 0; attempt < 100; ++attempt) {
        if (!named)
            take.id = nextId();
        code = fs::exists(m_folder / "trash" / take.id, code) ? std::make_error_code(std::errc::file_exists)
                                                              : draft.publish(takeFolder(take.id));
        if (!code) {
            syncFolder(m_folder / "takes");
            return take;
        }
        const bool taken = code == std::errc::directory_not_empty || code == std::errc::file_exists;
        if (named && taken)
            return Error{Error::Kind::BadInput, "The shoot already has a take “" + take.id + "”."};
        if (!taken)
            break;
    }
    return storageError("store the take in", m_folder, code.value());
}

std::vector<fs::path> ShootStore::attachments(const std::string &id) const
{
    return entriesIn(takeFolder(id) / "attachments");
}

std::string ShootStore::nextId() const
{
    const unsigned long last = std::max(lastNumberIn(m_folder / "takes"), lastNumberIn(m_folder / "trash"));
    static std::random_device random;
    char id[64];
    std::snprintf(id, sizeof id, "%04lu-%s-%04x", last + 1, utcNow("%Y%m%dT%H%M%S").c_str(),
                  unsigned(random()) & 0xffff);
    return id;
}

Result<> ShootStore::writeReview(const Take &take, const fs::path &folder) const
{
    const auto setAside = [](const fs::path &file) {
        std::error_code code;
        fs::rename(file, file.string() + ".damaged", code);
    };
    if (take.report) {
        const fs::path file = folder / "report.json";
        const auto previous = readFile(file, largestJsonBytes);
        if (previous && !CritiqueReport::fromJson(*previous, ""))
            setAside(file);
        if (auto written = writeFile(file, take.report->toJson()); !written)
            return written;
    }
    const fs::path file = folder / "review.json";
    auto previous = readFile(file, largestJsonBytes);
    if (Take scratch; previous && !readReview(scratch, *previous, "")) {
        setAside(file);
        previous = std::string();
    }
    return writeFile(file, reviewToJson(take, previous ? std::string_view(*previous) : std::string_view()));
}

Result<> ShootStore::saveReview(const Take &take)
{
    const auto lock = FileLock::shared(m_folder / lockName);
    if (!lock)
        return lock.error();
    std::error_code code;
    if (!isPlainName(take.id) || !fs::is_directory(takeFolder(take.id), code))
        return Error{Error::Kind::NotFound, "The shoot has no take “" + take.id + "” any more."};
    return writeReview(take, takeFolder(take.id));
}

Result<> ShootStore::moveTake(const std::string &id, const char *from, const char *to)
{
    std::error_code code;
    if (!isPlainName(id) || !fs::is_directory(m_folder / from / id, code))
        return Error{Error::Kind::NotFound,
                     "There is no take “" + id + "” in “" + (m_folder / from).string() + "”."};
    fs::create_directories(m_folder / to, code);
    fs::rename(m_folder / from / id, m_folder / to / id, code);
    if (code)
        return storageError("move the take to", m_folder / to, code.value());
    syncFolder(m_folder / from);
    syncFolder(m_folder / to);
    return {};
}

Result<> ShootStore::remove(const std::string &id) { return moveTake(id, "takes", "trash"); }

Result<> ShootStore::restore(const std::string &id) { return moveTake(id, "trash", "takes"); }

fs::path ShootStore::picture(const std::string &id) const
{
    std::error_code code;
    for (const char *name : {"picture.jpg", "picture.webp"})
        if (const fs::path file = takeFolder(id) / name; fs::exists(file, code))
            return file;
    return takeFolder(id) / "picture.png";
}

Result<Take> ShootStore::load(const std::string &id, std::vector<std::string> *problems) const
{
    const fs::path folder = takeFolder(id);
    std::error_code code;
    if (!isPlainName(id) || !fs::is_directory(folder, code))
        return Error{Error::Kind::NotFound, "The shoot has no take “" + id + "”."};
    const auto text = readFile(folder / "take.json", largestJsonBytes);
    if (!text)
        return text.error();
    auto take = takeFromJson(*text, (folder / "take.json").string());
    if (!take)
        return take;
    take->id = id;

    auto image = ImageFile::read(picture(id));
    if (!image)
        return unreadablePicture(image.error(), picture(id));
    take->image = std::move(*image);

    if (auto request = readFile(folder / "request.json", largestJsonBytes))
        take->requestBody = std::move(*request);
    readOptional(folder / "report.json", problems,
                 [&](const std::string &json, const std::string &source) -> Result<> {
                     auto report = CritiqueReport::fromJson(json, source);
                     if (!report)
                         return report.error();
                     take->report = std::move(*report);
                     return {};
                 });
    readOptional(folder / "review.json", problems, [&](const std::string &json, const std::string &source) {
        return readReview(*take, json, source);
    });
    return take;
}

std::vector<std::string> ShootStore::takeIds() const { return idsIn(m_folder / "takes"); }

std::vector<Take> ShootStore::loadAll(std::vector<std::string> *problems) const
{
    std::vector<Take> takes;
    for (const std::string &id : takeIds()) {
        auto take = load(id, problems);
        if (take)
            takes.push_back(std::move(*take));
        else if (problems)
            problems->push_back(take.error().message);
    }
    return takes;
}

} // namespace presence
