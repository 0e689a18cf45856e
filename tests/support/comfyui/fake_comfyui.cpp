// SPDX-License-Identifier: MIT
#include "tests/support/comfyui/fake_comfyui.h"

#include "tests/support/comfyui/web_socket.h"
#include "tests/support/test_picture.h"

#include <algorithm>
#include <regex>

namespace presence::test {

using nlohmann::json;
using namespace std::chrono_literals;

namespace {

std::string decoded(const std::string &text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '%' && i + 2 < text.size()) {
            result += char(std::stoi(text.substr(i + 1, 2), nullptr, 16));
            i += 2;
        } else {
            result += text[i];
        }
    return result;
}

std::string queryValue(const std::string &query, const std::string &name)
{
    for (std::size_t at = 0; at < query.size();) {
        const auto end = std::min(query.find('&', at), query.size());
        const std::string pair = query.substr(at, end - at);
        if (pair.starts_with(name + "="))
            return decoded(pair.substr(name.size() + 1));
        at = end + 1;
    }
    return {};
}

/// Fields of a multipart body by name; a file's name stands under "filename".
std::map<std::string, std::string> formFields(const LoopbackRequest &request)
{
    std::map<std::string, std::string> fields;
    const std::string type = request.header("content-type");
    const auto at = type.find("boundary=");
    if (!type.starts_with("multipart/form-data") || at == type.npos)
        return fields;
    const std::string boundary = "--" + type.substr(at + 9);
    for (std::size_t begin = request.body.find(boundary); begin != std::string::npos;) {
        const auto end = request.body.find(boundary, begin + boundary.size());
        if (end == std::string::npos)
            break;
        const std::string part =
            request.body.substr(begin + boundary.size() + 2, end - begin - boundary.size() - 4);
        const auto head = part.substr(0, part.find("\r\n\r\n"));
        std::smatch found;
        if (std::regex_search(head, found, std::regex("; name=\"([^\"]*)\"")))
            fields[found[1]] = part.substr(head.size() + 4);
        if (std::regex_search(head, found, std::regex("filename=\"([^\"]*)\"")))
            fields["filename"] = found[1];
        begin = end;
    }
    return fields;
}

} // namespace

FakeComfyUi::FakeComfyUi()
    : FakeComfyUi(Options{})
{
}

FakeComfyUi::FakeComfyUi(Options options)
    : m_options(std::move(options))
    , m_nodes([this] {
        json nodes = comfyNodes(m_options.files);
        for (const std::string &missing : m_options.missingNodes)
            nodes.erase(missing);
        return nodes;
    }())
    , m_server([this](const LoopbackRequest &request, LoopbackReply &reply) { answer(request, reply); })
    , m_worker([this] { work(); })
{
}

FakeComfyUi::~FakeComfyUi()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_changed.notify_all();
    }
    m_worker.join();
    m_server.stop();
}

void FakeComfyUi::complain(const std::string &what)
{
    const std::lock_guard lock(m_mutex);
    m_complaints.push_back(what);
}

std::vector<std::string> FakeComfyUi::complaints() const
{
    const std::lock_guard lock(m_mutex);
    return m_complaints;
}

std::vector<json> FakeComfyUi::acceptedGraphs() const
{
    const std::lock_guard lock(m_mutex);
    return m_accepted;
}

std::map<std::string, std::string> FakeComfyUi::uploads() const
{
    const std::lock_guard lock(m_mutex);
    return m_inputs;
}

int FakeComfyUi::runs() const
{
    const std::lock_guard lock(m_mutex);
    return m_runs;
}

void FakeComfyUi::hold()
{
    const std::lock_guard lock(m_mutex);
    m_held = true;
}

void FakeComfyUi::letGo()
{
    const std::lock_guard lock(m_mutex);
    m_held = false;
    m_otherJobs.clear();
    m_changed.notify_all();
}

void FakeComfyUi::addOtherJobs(int count)
{
    const std::lock_guard lock(m_mutex);
    for (int i = 0; i < count; ++i)
        m_otherJobs.push_back(
            json::array({i, "other-" + std::to_string(i), json::object(), json::object(), json::array()}));
}

void FakeComfyUi::restart()
{
    const std::lock_guard lock(m_mutex);
    ++m_life;
    m_queue.clear();
    m_history.clear();
    m_cache.clear();
    m_held = false;
    m_changed.notify_all();
}

bool FakeComfyUi::waitUntilRunning() const
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, 10s, [this] { return m_running.has_value(); });
}

bool FakeComfyUi::isRunningOrWaiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_running || !m_queue.empty();
}

void FakeComfyUi::answer(const LoopbackRequest &request, LoopbackReply &reply)
{
    if (m_options.fault && m_options.fault(request, reply))
        return;
    if (!m_options.token.empty() && request.header("authorization") != "Bearer " + m_options.token)
        return reply.send(401, "Unauthorized", "text/plain");
    const std::string &path = request.path;
    const std::string call = request.method + " " + path;
    const auto after = [&](const std::string &prefix) { return decoded(path.substr(prefix.size())); };
    if (path == "/ws")
        return answerSocket(request, reply);
    if (call == "POST /prompt")
        return answerPrompt(request, reply);
    if (call == "POST /upload/image")
        return answerUpload(request, reply);
    if (call == "GET /view")
        return answerView(request, reply);
    if (call == "GET /system_stats")
        return reply.send(200, json{{"system", {{"comfyui_version", m_options.version}, {"os", "posix"}}},
                                    {"devices", json::array()}}
                                   .dump());
    if (call == "GET /queue")
        return reply.send(200, queueJson());
    if (call.starts_with("GET /object_info/")) {
        const std::string kind = after("/object_info/");
        return reply.send(200, m_nodes.contains(kind) ? json{{kind, m_nodes[kind]}}.dump() : "{}");
    }
    if (call.starts_with("GET /history/")) {
        const std::lock_guard lock(m_mutex);
        const std::string id = after("/history/");
        return reply.send(200, m_history.contains(id) ? json{{id, m_history[id]}}.dump() : "{}");
    }
    const json body = json::parse(request.body, nullptr, false);
    if (request.method == "POST" &&
        (request.header("content-type") != "application/json" || !body.is_object()))
        return reply.send(500, "500 Internal Server Error", "text/plain");
    if (call == "POST /queue") {
        for (const json &id : body.value("delete", json::array()))
            removeFromQueue(id);
        return reply.send(200, "");
    }
    if (call == "POST /interrupt") {
        if (!body.contains("prompt_id"))
            complain("interrupted without saying whom");
        interrupt(body.value("prompt_id", ""));
        return reply.send(200, "");
    }
    if (m_options.jobsRoute && call.starts_with("POST /api/jobs/") && path.ends_with("/cancel")) {
        const std::string id = path.substr(10, path.size() - 17);
        const bool cancelled = removeFromQueue(id) || interrupt(id);
        return reply.send(200, json{{"cancelled", cancelled}}.dump());
    }
    reply.send(404, "404: Not Found", "text/plain");
}

std::string FakeComfyUi::queueJson() const
{
    const std::lock_guard lock(m_mutex);
    const auto entry = [](const Job &job) {
        return json::array({job.number, job.id, job.graph, json::object(), json::array()});
    };
    json running = json::array(), pending = json::array();
    if (m_running)
        running.push_back(entry(*m_running));
    for (const json &other : m_otherJobs)
        (running.empty() ? running : pending).push_back(other);
    for (const Job &job : m_queue)
        pending.push_back(entry(job));
    std::ranges::reverse(pending); // a heap, in no order that a client may count on
    return json{{"queue_running", running}, {"queue_pending", pending}}.dump();
}

bool FakeComfyUi::removeFromQueue(const std::string &id)
{
    const std::lock_guard lock(m_mutex);
    m_changed.notify_all();
    return std::erase_if(m_queue, [&](const Job &job) { return job.id == id; }) > 0;
}

bool FakeComfyUi::interrupt(const std::string &id)
{
    const std::lock_guard lock(m_mutex);
    if (!m_running || m_running->id != id)
        return false;
    m_interrupted = true;
    m_changed.notify_all();
    return true;
}

void FakeComfyUi::answerPrompt(const LoopbackRequest &request, LoopbackReply &reply)
{
    const json body = json::parse(request.body, nullptr, false);
    if (request.header("content-type") != "application/json" || !body.is_object())
        return reply.send(500, "500 Internal Server Error", "text/plain");
    for (const auto &[member, value] : body.items())
        if (member != "prompt" && member != "client_id" && member != "prompt_id")
            complain("unknown member " + member);
    const auto wrong = [&](const char *type, const char *message) {
        reply.send(
            400,
            json{{"error",
                  {{"type", type}, {"message", message}, {"details", ""}, {"extra_info", json::object()}}},
                 {"node_errors", json::object()}}
                .dump());
    };
    if (!body.contains("prompt") || !body["prompt"].is_object())
        return wrong("no_prompt", "No prompt provided");
    static const std::regex canonical("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    std::string id = body.value("prompt_id", "");
    if (!std::regex_match(id, canonical))
        return wrong("invalid_prompt_id", "prompt_id must be a UUID");
    if (m_options.ownIds)
        id = "00000000-0000-0000-0000-" + id.substr(24);
    std::vector<std::string> pictures;
    for (const auto &[name, bytes] : uploads())
        pictures.push_back(name);
    if (const json complaint = comfyComplaint(body["prompt"], m_nodes, pictures); !complaint.is_null())
        return reply.send(400, complaint.dump());
    const std::lock_guard lock(m_mutex);
    const auto same = [&](const Job &job) { return job.id == id; };
    if (m_history.contains(id) || (m_running && same(*m_running)) || std::ranges::any_of(m_queue, same))
        m_complaints.push_back("the id " + id + " was used twice");
    m_accepted.push_back(body["prompt"]);
    const double number = double(m_accepted.size());
    m_queue.push_back({id, body.value("client_id", ""), body["prompt"], 100 + number});
    m_changed.notify_all();
    reply.send(200, json{{"prompt_id", id}, {"number", number}, {"node_errors", json::object()}}.dump());
}

void FakeComfyUi::answerUpload(const LoopbackRequest &request, LoopbackReply &reply)
{
    const auto fields = formFields(request);
    for (const auto &[name, value] : fields)
        if (name != "image" && name != "filename" && name != "type" && name != "subfolder" &&
            name != "overwrite")
            complain("unknown field of an upload: " + name);
    if (!fields.contains("image") || !fields.contains("filename") || fields.at("image").empty())
        return reply.send(400, "", "text/plain");
    if (!fields.contains("type") || fields.at("type") != "input")
        complain("an upload that is no input");
    const std::string folder = fields.contains("subfolder") ? fields.at("subfolder") : "";
    const std::string name = (folder.empty() ? "" : folder + "/") + fields.at("filename");
    const std::lock_guard lock(m_mutex);
    m_inputs[name] = fields.at("image");
    reply.send(200, json{{"name", fields.at("filename")}, {"subfolder", folder}, {"type", "input"}}.dump());
}

void FakeComfyUi::answerView(const LoopbackRequest &request, LoopbackReply &reply)
{
    const std::string name = queryValue(request.query, "filename");
    const std::string type = queryValue(request.query, "type");
    std::string bytes;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_outputs.find(type + "/" + name);
            found != m_outputs.end() && !m_options.forgetsFiles)
            bytes = found->second;
    }
    if (bytes.empty())
        return reply.send(404, "", "");
    reply.send(200, bytes, "image/png", {{"Content-Disposition", "filename=\"" + name + "\""}});
}

void FakeComfyUi::answerSocket(const LoopbackRequest &request, LoopbackReply &reply)
{
    if (!m_options.sockets || !WebSocketReply::accept(request, reply))
        return reply.send(400, "");
    WebSocketReply web(reply);
    Socket socket{queryValue(request.query, "clientId"), false, {}};
    if (socket.client.empty())
        complain("a socket without a client id");
    int life = 0;
    {
        const std::lock_guard lock(m_mutex);
        life = m_life;
        m_sockets.push_back(&socket);
        socket.frames.emplace_back(false,
                                   json{{"type", "status"},
                                        {"data",
                                         {{"status", {{"exec_info", {{"queue_remaining", m_queue.size()}}}}},
                                          {"sid", socket.client}}}}
                                       .dump());
    }
    for (bool open = true; open;) {
        open = web.listen(2ms);
        while (const auto text = web.takeText()) {
            const json message = json::parse(*text, nullptr, false);
            if (message.value("type", "") != "feature_flags")
                complain("said over the socket: " + *text);
            const std::lock_guard lock(m_mutex);
            socket.describesPreviews = message["data"].value("supports_preview_metadata", false);
        }
        std::deque<std::pair<bool, std::string>> frames;
        {
            const std::lock_guard lock(m_mutex);
            frames.swap(socket.frames);
            open = open && m_life == life && !m_stopping;
        }
        for (const auto &[binary, payload] : frames)
            open = open && (binary            ? web.sendBinary(payload)
                            : payload.empty() ? false
                                              : web.sendText(payload));
    }
    const std::lock_guard lock(m_mutex);
    std::erase(m_sockets, &socket);
}

} // namespace presence::test
