// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend.h"
#include "core/generation/comfy_places.h"
#include "plugins/comfyui/server/server.h"
#include "plugins/comfyui/server/socket.h"

#include <chrono>
#include <set>

namespace presence {

/// How long things may take.
struct ComfyTiming
{
    std::chrono::milliseconds connect{3000};  ///< until the socket stands; without it the history is asked
    std::chrono::milliseconds look{2000};     ///< between looks at the history while the socket speaks
    std::chrono::milliseconds lookAlone{500}; ///< the same without a socket
    std::chrono::milliseconds outage{
        60'000}; ///< that a server which was there may be away, say to start again
    std::chrono::milliseconds patience{std::chrono::hours(2)}; ///< with a job that runs and says nothing new
    std::chrono::milliseconds longestCall{std::chrono::minutes(10)}; ///< ComfyServer::longestCallSeconds
};

/// Follows a job until it has ended and returns its history entry, of a success. What it learns from the
/// socket is for the eye; only the history decides. NotFound where the server does not know the job (any
/// more). Blocking; progress as in Backend::generate().
class ComfyJob
{
public:
    ComfyJob(const ComfyServer &server, std::string promptId, const nlohmann::json &graph,
             const ProgressCallback &progress, const ComfyTiming &timing);

    /// `reopen` is called to connect a socket again that was lost.
    Result<nlohmann::json> follow(ComfySocket &socket, const std::function<void()> &reopen,
                                  std::stop_token stop);

private:
    /// True where it is time to look at the history.
    bool take(const ComfyEvent &event);
    void finishNode(const std::string &node);
    double fraction() const;
    void tell(const ImageFile &preview = {});
    /// The entry once there is one; null while there is none.
    Result<nlohmann::json> look(std::stop_token stop);

    const ComfyServer &m_server;
    const std::string m_promptId;
    const ComfyGraph m_graph;
    const ProgressCallback &m_progress;
    const ComfyTiming m_timing;

    std::set<std::string> m_finished;
    std::string m_node;
    double m_value = 0, m_most = 0; ///< of the node
    int m_ahead = -1;
    bool m_started = false;
    int m_notKnown = 0; ///< looks in a row at which the server did not know the job
    std::string m_said;
};

} // namespace presence
