// SPDX-License-Identifier: MIT
#include "tests/support/services/service.h"

#include "core/base/encoding/base64.h"
#include "core/base/image_file.h"

namespace presence::test {

FakeService::FakeService()
    : m_server([this](const LoopbackRequest &request, LoopbackReply &reply) { dispatch(request, reply); })
    , m_otherHost([this](const LoopbackRequest &request, LoopbackReply &reply) { dispatch(request, reply); })
{
}

void FakeService::dispatch(const LoopbackRequest &request, LoopbackReply &reply)
{
    LoopbackServer::Handler sabotage;
    {
        const std::lock_guard lock(m_mutex);
        if (m_sabotage && request.path.find(m_sabotaged) != std::string::npos)
            sabotage = m_sabotage;
    }
    sabotage ? sabotage(request, reply) : answer(request, reply);
}

std::vector<std::string> FakeService::complaints() const
{
    const std::lock_guard lock(m_mutex);
    return m_complaints;
}

void FakeService::complain(const std::string &what)
{
    const std::lock_guard lock(m_mutex);
    m_complaints.push_back(what);
}

void FakeService::sabotage(std::string part, LoopbackServer::Handler handler)
{
    const std::lock_guard lock(m_mutex);
    m_sabotaged = std::move(part);
    m_sabotage = std::move(handler);
}

void FakeService::forgetJobs()
{
    const std::lock_guard lock(m_mutex);
    m_jobs.clear();
}

int FakeService::submissions() const
{
    const std::lock_guard lock(m_mutex);
    return m_submissions;
}

int FakeService::cancels() const
{
    const std::lock_guard lock(m_mutex);
    return m_cancels;
}

void FakeService::checkFields(const json &object, const std::map<std::string, std::string> &fields,
                              const std::string &where)
{
    const auto has = [](const json &value, char type) {
        return type == 's'   ? value.is_string()
               : type == 'i' ? value.is_number_integer()
               : type == 'f' ? value.is_number()
               : type == 'b' ? value.is_boolean()
               : type == 'a' ? value.is_array()
                             : value.is_object();
    };
    if (!object.is_object())
        return complain(where + " is no object");
    for (const auto &[name, value] : object.items()) {
        const auto field = fields.find(name);
        if (field == fields.end())
            complain("unknown " + where + "/" + name);
        else if (!has(value, field->second[0]))
            complain("wrong type of " + where + "/" + name + ": " + value.dump().substr(0, 80));
    }
    for (const auto &[name, type] : fields)
        if (type.ends_with('*') && !object.contains(name))
            complain("missing " + where + "/" + name);
}

nlohmann::json FakeService::checkedBody(const LoopbackRequest &request,
                                        const std::map<std::string, std::string> &fields)
{
    json body = json::parse(request.body, nullptr, false);
    if (request.header("content-type") != "application/json" || !body.is_object()) {
        complain(request.path + " got no JSON object");
        return json::object();
    }
    checkFields(body, fields, "");
    return body;
}

std::map<std::string, std::vector<FakeService::Part>>
FakeService::checkedParts(const LoopbackRequest &request)
{
    std::map<std::string, std::vector<Part>> parts;
    const std::string type = request.header("content-type"), start = "multipart/form-data; boundary=";
    if (!type.starts_with(start)) {
        complain(request.path + " got no multipart body but " + type);
        return parts;
    }
    const std::string mark = "--" + type.substr(start.size());
    const auto quoted = [](const std::string &head, const std::string &name) {
        const auto at = head.find(" " + name + "=\"");
        const auto from = at + name.size() + 3;
        return at == head.npos ? std::string() : head.substr(from, head.find('"', from) - from);
    };
    std::size_t at = 0;
    while (request.body.compare(at, mark.size() + 2, mark + "\r\n") == 0) {
        at += mark.size() + 2;
        const auto headEnd = request.body.find("\r\n\r\n", at);
        const auto end = request.body.find("\r\n" + mark, at);
        if (headEnd == std::string::npos || end == std::string::npos) {
            complain("broken multipart body");
            return parts;
        }
        const std::string head = request.body.substr(at, headEnd - at);
        const auto typeAt = head.find("Content-Type: ");
        parts[quoted(head, "name")].push_back({request.body.substr(headEnd + 4, end - headEnd - 4),
                                               quoted(head, "filename"),
                                               typeAt == head.npos ? "" : head.substr(typeAt + 14)});
        at = end + 2;
    }
    if (request.body.substr(at) != mark + "--\r\n")
        complain("multipart body without its end");
    return parts;
}

void FakeService::checkPicture(const std::string &text, bool dataUri)
{
    const std::string start = "data:image/png;base64,";
    if (dataUri != text.starts_with("data:"))
        complain("a picture should come as " + std::string(dataUri ? "data URI" : "plain base64"));
    const auto bytes = fromBase64(dataUri ? std::string_view(text).substr(std::min(start.size(), text.size()))
                                          : std::string_view(text));
    if (!bytes)
        return complain("a picture is no base64");
    checkPictureBytes(*bytes);
}

void FakeService::checkPictureBytes(const std::string &bytes)
{
    if (!ImageFile::fromBytes(bytes, "picture"))
        complain("a picture is none");
    for (const char *trace : {"GPS", "tEXt", "eXIf", "Exif", "xmp"})
        if (bytes.find(trace) != std::string::npos)
            complain("a picture still carries " + std::string(trace));
}

std::string FakeService::addJob(json order)
{
    const std::lock_guard lock(m_mutex);
    const std::string id = "job-" + std::to_string(++m_submissions);
    m_jobs[id] = {std::move(order)};
    return id;
}

std::optional<FakeService::Job> FakeService::polled(const std::string &id)
{
    const std::lock_guard lock(m_mutex);
    const auto job = m_jobs.find(id);
    if (job == m_jobs.end())
        return std::nullopt;
    ++job->second.polls;
    return job->second;
}

bool FakeService::cancelJob(const std::string &id)
{
    const std::lock_guard lock(m_mutex);
    const auto job = m_jobs.find(id);
    if (job == m_jobs.end())
        return false;
    job->second.cancelled = true;
    ++m_cancels;
    return true;
}

std::string FakeService::painted(int width, int height, int number)
{
    return pngPicture(std::max(1, width / 16), std::max(1, height / 16), {90, std::uint8_t(40 * number), 60});
}

} // namespace presence::test
