// SPDX-License-Identifier: MIT
#include "tests/support/comfyui/fake_comfyui.h"

#include "tests/support/test_picture.h"

#include <algorithm>
#include <functional>

namespace presence::test {

using nlohmann::json;

namespace {

bool isLinkTo(const json &value, const json &graph)
{
    return value.is_array() && value.size() == 2 && value[0].is_string() &&
           graph.contains(value[0].get<std::string>());
}

/// All that a node is made from, as one text.
std::string signature(const json &graph, const std::string &node)
{
    std::string text = graph[node]["class_type"].get<std::string>();
    for (const auto &[name, value] : graph[node]["inputs"].items())
        text += "|" + name + "=" +
                (isLinkTo(value, graph) ? "(" + signature(graph, value[0]) + value[1].dump() + ")"
                                        : value.dump());
    return text;
}

std::vector<std::string> inOrder(const json &graph)
{
    std::vector<std::string> order;
    const std::function<void(const std::string &)> visit = [&](const std::string &node) {
        for (const auto &[name, value] : graph[node]["inputs"].items())
            if (isLinkTo(value, graph))
                visit(value[0]);
        if (std::ranges::find(order, node) == order.end())
            order.push_back(node);
    };
    for (const auto &[id, node] : graph.items())
        if (node["class_type"] == "SaveImage" || node["class_type"] == "PreviewImage")
            visit(id);
    return order;
}

/// The nearest number of this name behind a node.
int numberBehind(const json &graph, const std::string &node, const std::string &name)
{
    const json &inputs = graph[node]["inputs"];
    if (inputs.contains(name) && inputs[name].is_number())
        return inputs[name];
    for (const auto &[input, value] : inputs.items())
        if (isLinkTo(value, graph))
            if (const int found = numberBehind(graph, value[0], name); found > 0)
                return found;
    return 0;
}

} // namespace

void FakeComfyUi::sendTo(const std::string &client, const std::string &type, json data)
{
    for (Socket *socket : m_sockets)
        if (socket->client == client)
            socket->frames.emplace_back(false, json{{"type", type}, {"data", std::move(data)}}.dump());
}

void FakeComfyUi::preview(const Job &job, const std::string &node)
{
    const std::string picture = pngPicture(16, 20, {10, 20, std::uint8_t(m_runs)});
    for (Socket *socket : m_sockets) {
        if (socket->client != job.client)
            continue;
        const std::string head =
            json{{"node_id", node}, {"prompt_id", job.id}, {"image_type", "image/png"}}.dump();
        socket->frames.emplace_back(
            true, socket->describesPreviews
                      ? detail::bigEndian(4) + detail::bigEndian(std::uint32_t(head.size())) + head + picture
                      : detail::bigEndian(1) + detail::bigEndian(2) + picture);
    }
}

/// Lets time pass; false if the job was interrupted or the process started again.
bool FakeComfyUi::pause(std::chrono::milliseconds time, int life)
{
    std::unique_lock lock(m_mutex);
    const auto over = [&] { return m_interrupted || m_stopping || m_life != life; };
    m_changed.wait_for(lock, time, over);
    m_changed.wait(lock, [&] { return over() || !m_held; });
    return !over();
}

void FakeComfyUi::work()
{
    for (;;) {
        Job job;
        int life = 0;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_stopping || (!m_queue.empty() && m_otherJobs.empty()); });
            if (m_stopping)
                return;
            job = m_queue.front();
            m_queue.pop_front();
            m_running = job;
            m_interrupted = false;
            life = m_life;
            ++m_runs;
            m_changed.notify_all();
        }
        run(job, life);
        const std::lock_guard lock(m_mutex);
        m_running.reset();
        m_changed.notify_all();
        if (m_life == life)
            sendTo(job.client, "executing", {{"node", nullptr}, {"prompt_id", job.id}});
    }
}

void FakeComfyUi::run(const Job &job, int life)
{
    json messages = json::array(), outputs = json::object();
    const auto say = [&](const std::string &type, json data) {
        data["prompt_id"] = job.id;
        const std::lock_guard lock(m_mutex);
        if (type.starts_with("execution"))
            messages.push_back(json::array({type, data}));
        sendTo(job.client, type, data);
    };
    const auto end = [&](const char *status, bool completed) {
        const std::lock_guard lock(m_mutex);
        if (m_life == life)
            m_history[job.id] = {
                {"prompt", json::array({job.number, job.id, job.graph, json::object(), json::array()})},
                {"outputs", outputs},
                {"status", {{"status_str", status}, {"completed", completed}, {"messages", messages}}}};
    };
    say("execution_start", {{"timestamp", 1}});
    const std::vector<std::string> order = inOrder(job.graph);
    std::vector<std::string> cached;
    for (const std::string &node : order) {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_cache.find(signature(job.graph, node)); found != m_cache.end()) {
            cached.push_back(node);
            if (!found->second.is_null())
                outputs[node] = found->second;
        }
    }
    say("execution_cached", {{"nodes", cached}, {"timestamp", 2}});
    for (const std::string &node : order) {
        if (std::ranges::find(cached, node) != cached.end())
            continue;
        const std::string kind = job.graph[node]["class_type"];
        say("executing", {{"node", node}, {"display_node", node}});
        const bool samples = kind == "KSampler" || kind == "SamplerCustomAdvanced";
        const int steps = samples ? numberBehind(job.graph, node, "steps") : 0;
        bool goesOn = pause(m_options.node, life);
        if (kind == m_options.dropSocketsAt) {
            const std::lock_guard lock(m_mutex);
            for (Socket *socket : m_sockets)
                socket->frames.emplace_back(false, "");
        }
        for (int step = 1; step <= steps && goesOn; ++step) {
            say("progress", {{"value", step}, {"max", steps}, {"node", node}});
            {
                const std::lock_guard lock(m_mutex);
                preview(job, node);
            }
            goesOn = pause(m_options.step, life);
        }
        if (!goesOn) {
            say("execution_interrupted",
                {{"node_id", node}, {"node_type", kind}, {"executed", json::array()}, {"timestamp", 3}});
            return end("error", false);
        }
        if (kind == m_options.failAt) {
            say("execution_error", {{"node_id", node},
                                    {"node_type", kind},
                                    {"executed", json::array()},
                                    {"exception_message", m_options.exception},
                                    {"exception_type", "RuntimeError"},
                                    {"traceback", json::array({"File \"nodes.py\""})},
                                    {"timestamp", 3}});
            return end("error", false);
        }
        const json output = runNode(job, node);
        if (!output.is_null()) {
            outputs[node] = output;
            say("executed", {{"node", node}, {"display_node", node}, {"output", output}});
        }
    }
    end("success", true);
    say("execution_success", {{"timestamp", 4}});
}

/// Its output for people; null where it has none.
json FakeComfyUi::runNode(const Job &job, const std::string &node)
{
    const std::string kind = job.graph[node]["class_type"];
    json output;
    const std::lock_guard lock(m_mutex);
    if (kind == "SaveImage" || kind == "PreviewImage") {
        const std::string type = kind == "SaveImage" ? "output" : "temp";
        const std::string file = job.graph[node]["inputs"].value("filename_prefix", "shown") + "_" +
                                 std::to_string(++m_files) + " .png";
        const int width = numberBehind(job.graph, node, "width"),
                  height = numberBehind(job.graph, node, "height");
        m_outputs[type + "/" + file] =
            pngPicture(std::max(1, width / 16), std::max(1, height / 16), {std::uint8_t(m_files), 90, 60});
        output = {{"images", json::array({{{"filename", file}, {"subfolder", ""}, {"type", type}}})}};
    }
    m_cache[signature(job.graph, node)] = output;
    return output;
}

} // namespace presence::test
