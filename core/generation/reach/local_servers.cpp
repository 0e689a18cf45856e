// SPDX-License-Identifier: MIT
#include "core/generation/reach/local_servers.h"

#include "core/generation/http_client.h"

#include <nlohmann/json.hpp>

#include <array>

namespace presence {

namespace {

using nlohmann::json;

constexpr std::array ports{7860, 8188, 7801, 1234, 8080};

/// One server on one question. Null where the answer is no JSON.
struct Answer
{
    int status = 0; ///< 0 = no answer
    json document;
    std::string body;
};

Answer ask(const std::string &url, const char *method, std::stop_token stop)
{
    HttpRequest request;
    request.method = method;
    request.url = url;
    request.connectTimeoutSeconds = 1; // on this machine or beside it
    request.totalTimeoutSeconds = 4;
    request.stallTimeoutSeconds = 3;
    request.largestResponseBytes = std::size_t(4) << 20;
    if (request.method == "POST") {
        request.headers = {{"Content-Type", "application/json"}};
        request.body = "{}";
    }
    const auto response = sendHttp(request, stop);
    if (!response)
        return {};
    return {response->status, json::parse(response->body, nullptr, false), response->body};
}

std::string textAt(const json &document, const char *pointer)
{
    const json::json_pointer place(pointer);
    const bool there = document.is_object() && document.contains(place) && document.at(place).is_string();
    return there ? document.at(place).get<std::string>() : std::string();
}

std::optional<LocalServer> asComfy(const std::string &address, std::stop_token stop)
{
    const Answer answer = ask(address + "/system_stats", "GET", stop);
    if (!answer.document.is_object() || !answer.document.contains("system") ||
        !answer.document.contains("devices"))
        return std::nullopt;
    return LocalServer{"comfyui", "ComfyUI", address, textAt(answer.document, "/system/comfyui_version"), {}};
}

std::optional<LocalServer> asSdServer(const std::string &address, std::stop_token stop)
{
    const Answer answer = ask(address + "/sdcpp/v1/capabilities", "GET", stop);
    if (!answer.document.is_object() || !answer.document.contains("supported_modes"))
        return std::nullopt;
    LocalServer server{"stable-diffusion-cpp", "stable-diffusion.cpp server", address, {}, {}};
    const json &modes = answer.document.at("supported_modes");
    if (modes.is_array() && std::find(modes.begin(), modes.end(), "img_gen") == modes.end())
        server.problem = "Its model makes no stills. Start it with a model that does.";
    return server;
}

std::optional<LocalServer> asSwarm(const std::string &address, std::stop_token stop)
{
    const Answer answer = ask(address + "/API/GetNewSession", "POST", stop);
    if (!answer.document.is_object() || !answer.document.contains("session_id"))
        return std::nullopt;
    return LocalServer{"swarmui", "SwarmUI", address, textAt(answer.document, "/version"), {}};
}

std::optional<LocalServer> asA1111(const std::string &address, std::stop_token stop)
{
    LocalServer server{"a1111", "AUTOMATIC1111 or Forge", address, {}, {}};
    const Answer answer = ask(address + "/sdapi/v1/progress?skip_current_image=true", "GET", stop);
    if (answer.document.is_object() && answer.document.contains("progress") &&
        answer.document.contains("state")) {
        if (answer.document.contains("id")) // only SD.Next names the task
            server = {"sdnext", "SD.Next", address, {}, {}};
        return server;
    }
    const bool isGradio = ask(address + "/", "GET", stop).body.find("gradio") != std::string::npos;
    if (answer.status == 401 && isGradio) {
        server.problem = "It asks for a user and a password. Enter them as “user:password” for its key.";
        return server;
    }
    if (answer.status == 404 && isGradio) {
        server.problem = "It runs without its interface for programs. Start it with --api.";
        return server;
    }
    return std::nullopt;
}

} // namespace

std::span<const int> usualPorts() { return ports; }

std::optional<LocalServer> identifyServer(const std::string &address, std::stop_token stop)
{
    if (ask(address + "/", "GET", stop).status == 0)
        return std::nullopt;
    for (const auto probe : {asComfy, asSdServer, asSwarm, asA1111})
        if (auto server = probe(address, stop))
            return server;
    return std::nullopt;
}

std::vector<LocalServer> findLocalServers(std::span<const int> asked, std::stop_token stop)
{
    std::vector<LocalServer> found;
    for (const int port : asked)
        if (!stop.stop_requested())
            if (auto server = identifyServer("http://127.0.0.1:" + std::to_string(port), stop))
                found.push_back(std::move(*server));
    return found;
}

} // namespace presence
