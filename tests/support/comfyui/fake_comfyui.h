// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/comfyui/nodes.h"
#include "tests/support/loopback_server.h"

#include <deque>
#include <optional>
#include <set>

namespace presence::test {

/// ComfyUI as far as clients see it: it checks every field of what it is sent, queues, runs one job after the
/// other node by node, speaks over WebSockets, remembers what it ran and serves real pictures. Whatever a
/// client does that the real one would not expect stands in complaints().
class FakeComfyUi
{
public:
    struct Options
    {
        std::chrono::milliseconds node{1}; ///< that each node takes
        std::chrono::milliseconds step{1}; ///< that each step of sampling takes
        ComfyFiles files = usualComfyFiles();
        std::set<std::string> missingNodes = {};
        std::string version = "0.3.64";
        std::string token = {};  ///< that a proxy in front asks for
        std::string failAt = {}; ///< kind of node that raises `exception`
        std::string exception = "the latent is of an unexpected shape";
        std::string dropSocketsAt = {}; ///< kind of node at which all sockets are cut
        /// Answers in its stead, where it returns true.
        std::function<bool(const LoopbackRequest &, LoopbackReply &)> fault = {};
        bool sockets = true;
        bool jobsRoute = true;     ///< /api/jobs, since 2026
        bool ownIds = false;       ///< takes no prompt_id, as before 2025
        bool forgetsFiles = false; ///< pictures are gone when they are asked for
    };
    FakeComfyUi();
    explicit FakeComfyUi(Options options);
    ~FakeComfyUi();

    std::string address() const { return m_server.address(); }
    const LoopbackServer &server() const { return m_server; }
    std::vector<std::string> complaints() const;
    std::vector<nlohmann::json> acceptedGraphs() const;
    std::map<std::string, std::string> uploads() const; ///< bytes by the name that LoadImage takes

    /// Jobs that begin wait at their first node until they are let go.
    void hold();
    void letGo();
    /// Another user's jobs, which stay in front of everybody's.
    void addOtherJobs(int count);
    /// As when the process is started again: queue, history and sockets are gone, files stay.
    void restart();
    bool waitUntilRunning() const; ///< false after ten seconds
    bool isRunningOrWaiting() const;
    int runs() const; ///< jobs that were begun

private:
    struct Job
    {
        std::string id, client;
        nlohmann::json graph;
        double number = 0;
    };
    struct Socket
    {
        std::string client;
        bool describesPreviews = false;
        std::deque<std::pair<bool, std::string>> frames; ///< binary or not, payload
    };

    void answer(const LoopbackRequest &request, LoopbackReply &reply);
    void answerPrompt(const LoopbackRequest &request, LoopbackReply &reply);
    void answerUpload(const LoopbackRequest &request, LoopbackReply &reply);
    void answerView(const LoopbackRequest &request, LoopbackReply &reply);
    void answerSocket(const LoopbackRequest &request, LoopbackReply &reply);
    std::string queueJson() const;
    bool removeFromQueue(const std::string &id);
    bool interrupt(const std::string &id);

    void work();
    void run(const Job &job, int life);
    nlohmann::json runNode(const Job &job, const std::string &node);
    void preview(const Job &job, const std::string &node);
    void sendTo(const std::string &client, const std::string &type, nlohmann::json data);
    bool pause(std::chrono::milliseconds time, int life);
    void complain(const std::string &what);

    const Options m_options;
    const nlohmann::json m_nodes;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    std::vector<std::string> m_complaints;
    std::deque<Job> m_queue;
    std::optional<Job> m_running;
    bool m_interrupted = false, m_held = false, m_stopping = false;
    int m_life = 0, m_runs = 0, m_files = 0;
    std::vector<nlohmann::json> m_otherJobs, m_accepted;
    std::map<std::string, nlohmann::json> m_history;
    std::map<std::string, std::string> m_outputs, m_inputs; ///< bytes by name
    std::map<std::string, nlohmann::json> m_cache;          ///< output of a node by what it was made from
    std::vector<Socket *> m_sockets;
    LoopbackServer m_server;
    std::thread m_worker;
};

} // namespace presence::test
