// SPDX-License-Identifier: MIT
#include "plugins/comfyui/job.h"

#include "plugins/comfyui/server/words.h"
#include "plugins/comfyui/workflow/graph_file.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace presence {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

namespace {

constexpr double samplerWeight = 10; // sampling takes most of the time; every other node counts 1
constexpr int looksUntilLost = 4;    // a job can end between a look at the history and one at the queue
constexpr std::chrono::milliseconds lookAgain{50};
constexpr std::chrono::seconds reopenAfter{2};

double weightOf(const ComfyNode &node)
{
    return node.kind.find("Sampler") == node.kind.npos ? 1 : samplerWeight;
}

} // namespace

ComfyJob::ComfyJob(const ComfyServer &server, std::string promptId, const json &graph,
                   const ProgressCallback &progress, const ComfyTiming &timing)
    : m_server(server)
    , m_promptId(std::move(promptId))
    , m_graph(viewOf(graph))
    , m_progress(progress)
    , m_timing(timing)
{
}

void ComfyJob::finishNode(const std::string &node)
{
    if (m_graph.contains(node))
        m_finished.insert(node);
}

double ComfyJob::fraction() const
{
    double done = 0, all = 0;
    for (const auto &[id, node] : m_graph) {
        const double weight = weightOf(node);
        all += weight;
        if (m_finished.contains(id))
            done += weight;
        else if (id == m_node && m_most > 0)
            done += weight * std::clamp(m_value / m_most, 0.0, 1.0);
    }
    return all > 0 && m_started ? done / all : -1;
}

void ComfyJob::tell(const ImageFile &preview)
{
    std::string stage = "waiting for " + m_server.name();
    if (const auto node = m_graph.find(m_node); node != m_graph.end()) {
        stage = stageOf(node->second.kind);
        if (m_most > 1)
            stage += " " + std::to_string(int(m_value)) + " of " + std::to_string(int(m_most));
    } else if (m_started) {
        stage = "working";
    } else if (m_ahead > 0) {
        stage = std::to_string(m_ahead) + (m_ahead == 1 ? " job" : " jobs") + " before this one";
    }
    if (m_progress && (stage != m_said || !preview.isEmpty()))
        m_progress({fraction(), stage, preview, m_promptId});
    m_said = stage;
}

bool ComfyJob::take(const ComfyEvent &event)
{
    using Kind = ComfyEvent::Kind;
    if (!event.promptId.empty() && event.promptId != m_promptId)
        return false;
    switch (event.kind) {
    case Kind::Queue:
        if (event.remaining == 0 && m_started)
            return true;
        break;
    case Kind::Started:
        m_started = true;
        break;
    case Kind::Cached:
        m_started = true;
        for (const std::string &node : event.nodes)
            finishNode(node);
        break;
    case Kind::Node:
        m_started = true;
        if (event.node != m_node)
            finishNode(m_node);
        m_node = event.node;
        m_value = m_most = 0;
        break;
    case Kind::Step:
        m_started = true;
        if (!event.node.empty() && event.node != m_node) {
            finishNode(m_node);
            m_node = event.node;
        }
        m_value = event.value;
        m_most = event.most;
        break;
    case Kind::Preview:
        if (m_started) // a picture of nobody's is that of the job which runs
            tell(event.picture);
        return false;
    case Kind::Ended:
    case Kind::Failed:
    case Kind::Interrupted:
        return true;
    case Kind::Ignored:
        return false;
    }
    tell();
    return false;
}

Result<json> ComfyJob::look(std::stop_token stop)
{
    auto entry = m_server.history(m_promptId, stop);
    if (!entry || !entry->is_null())
        return entry;
    const auto place = m_server.placeInQueue(m_promptId, stop);
    if (!place)
        return place.error();
    m_notKnown = place->ahead < 0 ? m_notKnown + 1 : 0;
    if (m_notKnown >= looksUntilLost)
        return Error{Error::Kind::NotFound,
                     m_server.name() +
                         " does not know this job any more; it was started again or its list was cleared. "
                         "Generate it again."};
    m_ahead = place->ahead;
    m_started = m_started || place->running;
    tell();
    return json();
}

Result<json> ComfyJob::follow(ComfySocket &socket, const std::function<void()> &reopen, std::stop_token stop)
{
    Clock::time_point nextLook = Clock::now(), lastAnswer = Clock::now(), lastNews = Clock::now(),
                      lastOpen = Clock::now();
    std::string news = m_said;
    for (;;) {
        if (stop.stop_requested())
            return Error{Error::Kind::Cancelled, "Cancelled."};
        const auto wait = std::max(std::chrono::milliseconds(0),
                                   std::chrono::ceil<std::chrono::milliseconds>(nextLook - Clock::now()));
        if (socket.isAlive()) {
            if (const auto event = socket.next(wait, stop)) {
                lastNews = Clock::now();
                if (!take(*event))
                    continue;
                nextLook = Clock::now();
            }
        } else {
            std::mutex mutex;
            std::condition_variable_any never;
            std::unique_lock lock(mutex);
            never.wait_for(lock, stop, wait, [] { return false; });
        }
        if (Clock::now() < nextLook || stop.stop_requested())
            continue;
        const auto entry = look(stop);
        const auto now = Clock::now();
        if (entry) {
            lastAnswer = now;
            if (!entry->is_null()) {
                const json status = entry->is_object() ? entry->value("status", json()) : json();
                const bool failed = status.is_object() && status.value("status_str", json()) == "error";
                return failed ? Result<json>(m_server.jobFailure(*entry)) : entry;
            }
            if (!socket.isAlive() && now - lastOpen > reopenAfter) {
                lastOpen = now;
                reopen();
            }
        } else if (entry.error().kind != Error::Kind::Network && entry.error().kind != Error::Kind::Busy) {
            return entry.error();
        } else if (now - lastAnswer > m_timing.outage) {
            return entry.error();
        }
        if (m_said != news)
            lastNews = now;
        news = m_said;
        if (now - lastNews > m_timing.patience)
            return Error{Error::Kind::Network,
                         m_server.name() +
                             " has said nothing new about this job for too long; it was given up. "
                             "Look there whether it still works."};
        nextLook = now + (m_notKnown > 0    ? lookAgain * m_notKnown
                          : socket.isOpen() ? m_timing.look
                                            : m_timing.lookAlone);
    }
}

} // namespace presence
