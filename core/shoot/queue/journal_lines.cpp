// SPDX-License-Identifier: MIT
#include "core/shoot/queue/journal_lines.h"

#include "core/base/file_io.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace presence {

namespace {

using Json = nlohmann::ordered_json;
using Step = QueuedJob::Step;

constexpr std::size_t largestPictureBytes = std::size_t(256) << 20;

std::string written(const Json &line)
{
    return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string textIn(const Json &line, const char *key)
{
    const auto member = line.find(key);
    return member != line.end() && member->is_string() ? member->get<std::string>() : std::string();
}

/// The jobs as the lines read so far leave them.
class Reading
{
public:
    Reading(std::string_view source, const std::filesystem::path &pictures,
            std::vector<std::string> &problems)
        : m_source(source)
        , m_pictures(pictures)
        , m_problems(problems)
    {
    }

    void take(const Json &line)
    {
        const std::string event = textIn(line, "event"), id = textIn(line, "id");
        if (event == "placed")
            return place(line);
        if (event == "arranged")
            return arrange(line);
        const auto found = std::ranges::find(m_jobs, id, &QueuedJob::id);
        if (found == m_jobs.end())
            return;
        if (event == "ended") {
            m_jobs.erase(found);
        } else if (event == "sending") {
            found->step = Step::Sending;
        } else if (event == "ticket") {
            found->request.ticket = textIn(line, "ticket");
        } else if (event == "took") {
            found->takeIds.push_back(textIn(line, "take"));
        } else if (event == "waits") {
            found->step = Step::Placed;
            found->request.ticket.clear();
            found->error = {};
        } else if (event == "failed") {
            found->step = Step::Failed;
            found->error = {Error::Kind::Unavailable, textIn(line, "message")};
        }
    }

    std::vector<QueuedJob> jobs() && { return std::move(m_jobs); }

private:
    void place(const Json &line)
    {
        std::vector<std::string> pictures;
        auto job = queuedJobFromJson(line.value("job", Json()).dump(), m_source, pictures);
        for (std::size_t i = 0; job && i < pictures.size(); ++i) {
            if (pictures[i].empty())
                continue;
            auto bytes = readFile(m_pictures / pictures[i], largestPictureBytes);
            auto file = bytes ? ImageFile::fromBytes(std::move(*bytes), pictures[i])
                              : Result<ImageFile>(bytes.error());
            if (file)
                job->request.controls[i].file = std::move(*file);
            else
                job = file.error();
        }
        if (!job)
            m_problems.push_back("An order of last time is lost. " + job.error().message);
        else if (std::ranges::find(m_jobs, job->id, &QueuedJob::id) == m_jobs.end())
            m_jobs.push_back(std::move(*job));
    }

    void arrange(const Json &line)
    {
        std::map<std::string, std::size_t> places;
        for (const Json &id : line.value("ids", Json::array()))
            if (id.is_string())
                places.emplace(id.get<std::string>(), places.size());
        std::ranges::stable_sort(m_jobs, {}, [&](const QueuedJob &job) {
            const auto place = places.find(job.id);
            return place == places.end() ? places.size() : place->second;
        });
    }

    const std::string_view m_source;
    const std::filesystem::path &m_pictures;
    std::vector<std::string> &m_problems;
    std::vector<QueuedJob> m_jobs;
};

} // namespace

std::string journalLine(std::string_view event, std::string_view id, std::vector<LineMember> more)
{
    Json line{{"event", event}, {"id", id}};
    for (const LineMember &member : more)
        line[std::string(member.name)] = member.text;
    return written(line);
}

std::string arrangementLine(const std::vector<std::string> &ids)
{
    return written({{"event", "arranged"}, {"ids", ids}});
}

std::string placedLine(const QueuedJob &job)
{
    return R"({"event":"placed","job":)" + queuedJobToJson(job) + "}\n";
}

std::vector<QueuedJob> readJournal(std::string_view lines, std::string_view source,
                                   const std::filesystem::path &pictures, std::vector<std::string> &problems)
{
    Reading reading(source, pictures, problems);
    while (!lines.empty()) {
        const auto end = lines.find('\n');
        if (end == lines.npos)
            break; // torn
        const Json line = Json::parse(lines.substr(0, end), nullptr, false);
        lines.remove_prefix(end + 1);
        if (line.is_object())
            reading.take(line);
        else
            problems.push_back("The list of orders “" + std::string(source) +
                               "” holds a line that cannot be read; it was left out.");
    }
    return std::move(reading).jobs();
}

} // namespace presence
