// SPDX-License-Identifier: MIT
#include "plugins/comfyui/server/server.h"

#include "core/base/encoding/sha256.h"
#include "core/base/received_picture.h"
#include "plugins/comfyui/server/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <thread>

namespace presence {

using nlohmann::json;

namespace {

constexpr double shortCallSeconds = 10; // all calls but those that move pictures are answered at once
constexpr double firstCallSeconds = 5;  // of those who only want to know whether it is there
constexpr double pictureCallSeconds = 300;
constexpr std::size_t largestJsonBytes = std::size_t(16) << 20; // a history entry holds its graph
constexpr std::array oldestVersion{0, 3, 0}; // the oldest whose answers this was compared with is 0.3.64
constexpr auto json_text = json::error_handler_t::replace;

std::string escaped(std::string_view text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string result;
    for (const unsigned char c : text)
        if (std::isalnum(c) || c == '-' || c == '_' || c == '.' || c == '~')
            result += char(c);
        else
            result += {'%', digits[c >> 4], digits[c & 15]};
    return result;
}

std::array<int, 3> versionNumbers(std::string_view text)
{
    std::array<int, 3> numbers{};
    if (text.starts_with('v'))
        text.remove_prefix(1);
    for (int &number : numbers) {
        const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (code != std::errc())
            break;
        text.remove_prefix(std::size_t(end - text.data()));
        if (!text.starts_with('.'))
            break;
        text.remove_prefix(1);
    }
    return numbers;
}

std::string textIn(const json &object, const char *name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() && found->is_string() ? found->get<std::string>()
                                                                             : std::string();
}

/// Where an id stands in a list of [number, id, …]; −1 if nowhere.
int indexOf(const json &list, const std::string &promptId)
{
    if (list.is_array())
        for (std::size_t i = 0; i < list.size(); ++i)
            if (list[i].is_array() && list[i].size() > 1 && list[i][1] == promptId)
                return int(i);
    return -1;
}

} // namespace

HttpRequest ComfyServer::request(std::string method, const std::string &path) const
{
    HttpRequest request;
    request.method = std::move(method);
    request.url = address + path;
    request.connectTimeoutSeconds = 5;
    request.totalTimeoutSeconds = request.stallTimeoutSeconds = shortCallSeconds;
    request.largestResponseBytes = largestJsonBytes;
    request.followRedirects = true;
    if (!key.empty())
        request.headers.emplace_back("Authorization", "Bearer " + key);
    return request;
}

Result<HttpResponse> ComfyServer::send(HttpRequest request, std::stop_token stop) const
{
    request.totalTimeoutSeconds = std::min(request.totalTimeoutSeconds, longestCallSeconds);
    auto response = sendHttp(request, stop);
    if (response)
        return response;
    Error error = response.error();
    if (error.kind == Error::Kind::Cancelled)
        return error;
    error.message = name() + ": " + error.message;
    if (error.kind == Error::Kind::Network)
        error.message += " If it is not running, start it; if it runs elsewhere, change its address.";
    return cleaned(std::move(error));
}

Result<json> ComfyServer::getJson(const std::string &path, std::stop_token stop, double seconds) const
{
    HttpRequest asked = request("GET", path);
    asked.totalTimeoutSeconds = asked.stallTimeoutSeconds = seconds;
    const auto response = send(std::move(asked), stop);
    if (!response)
        return response.error();
    if (response->status != 200)
        return failure(*response);
    json document = json::parse(response->body, nullptr, false);
    if (document.is_discarded())
        return unusable(looksLikeWebPage(response->body)
                            ? "sent a web page instead of data. Is this its address?"
                            : "sent an answer that is not JSON or was cut short.",
                        response->body);
    return document;
}

bool ComfyServer::post(const std::string &path, const json &body) const
{
    HttpRequest sent = request("POST", path);
    sent.headers.emplace_back("Content-Type", "application/json");
    sent.body = body.dump();
    const auto response = send(std::move(sent), {});
    return response && response->status == 200;
}

Result<std::string> ComfyServer::version(std::stop_token stop) const
{
    const auto stats = getJson("/system_stats", stop, firstCallSeconds);
    if (!stats)
        return stats.error();
    const auto system = stats->is_object() ? stats->find("system") : stats->end();
    if (!stats->is_object() || system == stats->end() || !system->is_object())
        return unusable("answers, but not as ComfyUI does. Is this its address?",
                        stats->dump(-1, ' ', false, json_text));
    const std::string version = textIn(*system, "comfyui_version");
    if (versionNumbers(version) < oldestVersion)
        return Error{
            Error::Kind::Unavailable,
            name() + " is " +
                (version.empty() ? "of a version that does not tell its number" : "version " + version) +
                "; Presence needs 0.3 or newer. Update ComfyUI."};
    return version;
}

Result<json> ComfyServer::nodeInfo(const std::string &kind, std::stop_token stop) const
{
    const auto answer = getJson("/object_info/" + escaped(kind), stop);
    if (!answer)
        return answer.error();
    if (!answer->is_object())
        return unusable("describes its nodes in a form that is not known.",
                        answer->dump(-1, ' ', false, json_text));
    const auto found = answer->find(kind);
    return found == answer->end() || !found->is_object() ? json() : json(*found);
}

Result<std::string> ComfyServer::upload(const ImageFile &picture, std::stop_token stop) const
{
    const std::string hash = sha256Hex(std::string(picture.bytes()));
    const std::string boundary = "presence-" + hash.substr(0, 32);
    const std::string file = hash.substr(0, 20) + "." + std::string(picture.suffix());
    const auto field = [&](const std::string &name, const std::string &value) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value +
               "\r\n";
    };
    HttpRequest sent = request("POST", "/upload/image");
    sent.totalTimeoutSeconds = sent.stallTimeoutSeconds = pictureCallSeconds;
    sent.headers.emplace_back("Content-Type", "multipart/form-data; boundary=" + boundary);
    sent.body = field("type", "input") + field("subfolder", "presence") + field("overwrite", "true") + "--" +
                boundary + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"" + file +
                "\"\r\nContent-Type: image/" +
                (picture.suffix() == "jpg" ? "jpeg" : std::string(picture.suffix())) + "\r\n\r\n" +
                std::string(picture.bytes()) + "\r\n--" + boundary + "--\r\n";
    const auto response = send(std::move(sent), stop);
    if (!response)
        return response.error();
    if (response->status != 200)
        return failure(*response);
    const json answer = json::parse(response->body, nullptr, false);
    const std::string stored = textIn(answer, "name"), folder = textIn(answer, "subfolder");
    if (stored.empty())
        return unusable(looksLikeWebPage(response->body)
                            ? "sent a web page instead of data. Is this its address?"
                            : "took a picture but did not say under which name.",
                        response->body);
    return folder.empty() ? stored : folder + "/" + stored;
}

std::string ComfyServer::submissionBody(const Submission &submission) const
{
    return json{
        {"prompt", submission.graph}, {"client_id", submission.clientId}, {"prompt_id", submission.promptId}}
        .dump(-1, ' ', false, json_text);
}

Result<std::string> ComfyServer::submit(const Submission &submission, std::stop_token stop) const
{
    HttpRequest sent = request("POST", "/prompt");
    sent.totalTimeoutSeconds = sent.stallTimeoutSeconds = 60; // it looks through all files of models first
    sent.headers.emplace_back("Content-Type", "application/json");
    sent.body = submissionBody(submission);
    const auto response = send(std::move(sent), stop);
    if (!response)
        return response.error();
    const json answer = json::parse(response->body, nullptr, false);
    if (response->status == 400 && answer.is_object())
        return cleaned({Error::Kind::BadInput, name() + " " + refusalSentence(answer, submission.graph),
                        response->body.substr(0, 2000)});
    if (response->status != 200)
        return failure(*response);
    if (const std::string id = textIn(answer, "prompt_id"); !id.empty())
        return id;
    return unusable(looksLikeWebPage(response->body) ? "sent a web page instead of data. Is this its address?"
                                                     : "took the job but did not say under which id.",
                    response->body);
}

Result<json> ComfyServer::history(const std::string &promptId, std::stop_token stop) const
{
    const auto answer = getJson("/history/" + escaped(promptId), stop);
    if (!answer)
        return answer.error();
    if (!answer->is_object())
        return unusable("tells of its jobs in a form that is not known.",
                        answer->dump(-1, ' ', false, json_text));
    const auto entry = answer->find(promptId);
    return entry == answer->end() ? json() : json(*entry);
}

Result<ComfyServer::Place> ComfyServer::placeInQueue(const std::string &promptId, std::stop_token stop) const
{
    const auto queue = getJson("/queue", stop);
    if (!queue)
        return queue.error();
    if (!queue->is_object() || !queue->contains("queue_running") || !queue->contains("queue_pending"))
        return unusable("tells of its queue in a form that is not known.",
                        queue->dump(-1, ' ', false, json_text));
    const json &running = (*queue)["queue_running"];
    if (indexOf(running, promptId) >= 0)
        return Place{true, 0};
    const json &pending = (*queue)["queue_pending"];
    const int index = indexOf(pending, promptId);
    if (index < 0)
        return Place{};
    const auto before = std::ranges::count_if(pending, [&](const json &job) {
        return job.is_array() && !job.empty() && job[0] < pending[std::size_t(index)][0];
    });
    return Place{false, int(before) + (running.is_array() ? int(running.size()) : 0)};
}

Result<ImageFile> ComfyServer::picture(const StoredPicture &stored, std::stop_token stop) const
{
    HttpRequest asked =
        request("GET", "/view?filename=" + escaped(stored.file) + "&subfolder=" + escaped(stored.folder) +
                           "&type=" + escaped(stored.type));
    asked.totalTimeoutSeconds = asked.stallTimeoutSeconds = pictureCallSeconds;
    asked.largestResponseBytes = std::size_t(256) << 20;
    const auto response = send(std::move(asked), stop);
    if (!response)
        return response.error();
    if (response->status == 404)
        return Error{Error::Kind::NotFound,
                     name() + " made the picture “" + stored.file +
                         "” but does not have it any more. Use another seed and generate it again."};
    if (response->status != 200)
        return failure(*response);
    const bool isWebPage = looksLikeWebPage(response->body);
    auto picture = receivedPicture(std::move(response->body), "The picture of " + name());
    if (!picture)
        return cleaned({Error::Kind::BadInput,
                        isWebPage ? name() + " sent a web page instead of a picture. Is this its address?"
                                  : picture.error().message});
    return picture;
}

void ComfyServer::cancel(const std::string &promptId) const
{
    // A job that is only just arriving may not be known yet.
    for (int attempt = 0; attempt < 4; ++attempt) {
        if (attempt > 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(100 << attempt));
        const auto place = placeInQueue(promptId, {});
        if (!place)
            return;
        if (place->ahead < 0) {
            const auto ended = history(promptId, {});
            if (!ended || !ended->is_null())
                return;
            continue;
        }
        if (post("/api/jobs/" + escaped(promptId) + "/cancel", json::object())) // since 2026
            return;
        post("/queue", {{"delete", {promptId}}});
        if (place->running)
            post("/interrupt", {{"prompt_id", promptId}});
        return;
    }
}

Error ComfyServer::failure(const HttpResponse &response) const
{
    Error error = statusError(response, name(), !key.empty());
    error.retryAfterSeconds = response.retryAfterSeconds();
    return cleaned(std::move(error));
}

Error ComfyServer::jobFailure(const json &entry) const
{
    Error error = failureOfJob(entry);
    error.message = name() + " " + error.message;
    return cleaned(std::move(error));
}

Error ComfyServer::unusable(const std::string &what, std::string detail) const
{
    return cleaned({Error::Kind::BadInput, name() + " " + what, detail.substr(0, 2000)});
}

Error ComfyServer::cleaned(Error error) const
{
    for (std::string *text : {&error.message, &error.detail})
        for (std::size_t at = 0; !key.empty() && (at = text->find(key, at)) != text->npos;)
            text->replace(at, key.size(), "•••");
    return error;
}

std::vector<ComfyServer::StoredPicture> storedPictures(const json &entry)
{
    std::vector<ComfyServer::StoredPicture> saved, shown;
    const auto outputs = entry.is_object() ? entry.find("outputs") : entry.end();
    if (!entry.is_object() || outputs == entry.end() || !outputs->is_object())
        return {};
    for (const json &output : *outputs) {
        const auto images = output.is_object() ? output.find("images") : output.end();
        if (!output.is_object() || images == output.end() || !images->is_array())
            continue;
        for (const json &image : *images)
            if (const std::string file = textIn(image, "filename"); !file.empty()) {
                const std::string type = textIn(image, "type");
                (type == "output" ? saved : shown)
                    .push_back({file, textIn(image, "subfolder"), type.empty() ? "output" : type});
            }
    }
    return saved.empty() ? shown : saved;
}

} // namespace presence
