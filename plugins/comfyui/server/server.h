// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/image_file.h"
#include "core/generation/http_client.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace presence {

/// ComfyUI's programming interface over HTTP, one function a call. A value. Functions block and obey `stop`;
/// errors are sentences that name the server and hold no key.
struct ComfyServer
{
    std::string address;             ///< without a slash at its end
    std::string key;                 ///< bearer token for a proxy in front of the server, or empty
    double longestCallSeconds = 600; ///< of any call, those included that have a shorter limit of their own

    std::string name() const { return "ComfyUI at " + address; }

    /// Its version, "0.3.64". BadInput where something else answers, or a ComfyUI that is too old.
    Result<std::string> version(std::stop_token stop) const;
    /// What it knows of a kind of node; null where it has no such node.
    Result<nlohmann::json> nodeInfo(const std::string &kind, std::stop_token stop) const;
    /// The name by which a workflow can load the picture. Equal pictures share one file on the server.
    Result<std::string> upload(const ImageFile &picture, std::stop_token stop) const;

    struct Submission
    {
        nlohmann::json graph;
        std::string clientId;
        std::string promptId; ///< a UUID of ours
    };
    std::string submissionBody(const Submission &submission) const;
    /// The id under which the job runs: ours, or that of an older server's choice.
    Result<std::string> submit(const Submission &submission, std::stop_token stop) const;

    /// What became of a job; null while it has not ended, or if the server does not know it.
    Result<nlohmann::json> history(const std::string &promptId, std::stop_token stop) const;
    struct Place
    {
        bool running = false;
        int ahead = -1; ///< jobs before this one; negative = it neither runs nor waits
    };
    Result<Place> placeInQueue(const std::string &promptId, std::stop_token stop) const;

    struct StoredPicture
    {
        std::string file, folder, type;
    };
    Result<ImageFile> picture(const StoredPicture &stored, std::stop_token stop) const;

    /// Takes the job out of the queue or interrupts it; other people's jobs go on. Best effort, a few
    /// seconds.
    void cancel(const std::string &promptId) const;

    /// An error that names this server: of its answer's status, of a job that failed, of nonsense.
    Error failure(const HttpResponse &response) const;
    Error jobFailure(const nlohmann::json &entry) const;
    Error unusable(const std::string &what, std::string detail = {}) const;

private:
    HttpRequest request(std::string method, const std::string &path) const;
    Result<HttpResponse> send(HttpRequest request, std::stop_token stop) const;
    Result<nlohmann::json> getJson(const std::string &path, std::stop_token stop, double seconds = 10) const;
    bool post(const std::string &path, const nlohmann::json &body) const;
    Error cleaned(Error error) const;
};

/// The pictures in a history entry: those that were saved, or else those that were only shown.
std::vector<ComfyServer::StoredPicture> storedPictures(const nlohmann::json &entry);

} // namespace presence
