// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/services/service.h"

namespace presence::test {

/// Black Forest Labs: a poll address, states, moderation by state, pictures at another host that gets no key.
class FakeBfl : public FakeService
{
public:
    ~FakeBfl() override { stop(); }

private:
    void answer(const LoopbackRequest &request, LoopbackReply &reply) override
    {
        const std::string sent = request.header("x-key");
        if (request.path.starts_with("/delivery/")) {
            if (!sent.empty())
                complain("the key went to the host of the pictures");
            const std::lock_guard lock(m_mutex);
            return reply.send(200, m_picture, "image/png");
        }
        if (sent == emptyKey)
            return reply.send(402, R"({"detail":"Insufficient credits"})");
        if (sent != key)
            return reply.send(403, R"({"detail":"Not authenticated - Invalid key )" + sent + "\"}");
        if (request.method == "GET" && request.path == "/v1/credits")
            return reply.send(200, R"({"credits":100.0})");
        if (request.method == "GET" && request.path == "/v1/get_result")
            return poll(request.query.substr(3), reply);
        if (request.method == "POST" && request.path.starts_with("/v1/flux-"))
            return submit(request, reply);
        reply.send(404, R"({"detail":"Not Found"})");
    }

    void submit(const LoopbackRequest &request, LoopbackReply &reply)
    {
        const bool third = request.path == "/v1/flux-3-image";
        std::map<std::string, std::string> fields{{"prompt", "s*"}};
        if (third) {
            fields.insert({{"aspect_ratio", "s*"}, {"resolution", "s*"}, {"images", "a"}});
        } else {
            fields.insert({{"width", "i*"},
                           {"height", "i*"},
                           {"seed", "i"},
                           {"output_format", "s*"},
                           {"steps", "i"},
                           {"guidance", "f"},
                           {"input_image", "s"}});
            for (int i = 2; i <= 8; ++i)
                fields["input_image_" + std::to_string(i)] = "s";
        }
        json body = checkedBody(request, fields);
        for (const auto &[name, value] : body.items()) {
            if (name.starts_with("input_image"))
                checkPicture(value.get<std::string>());
            if (name == "images")
                for (const json &picture : value)
                    checkPicture(picture.get<std::string>());
        }
        if (!third && (body.value("width", 0) % 16 || body.value("height", 0) % 16))
            return reply.send(
                422, R"({"detail":[{"loc":["body","width"],"msg":"not a multiple of 16","type":"x"}]})");
        const std::string id = addJob(body);
        reply.send(
            200,
            json{{"id", id}, {"polling_url", server().address() + "/v1/get_result?id=" + id}, {"cost", 4.5}}
                .dump());
    }

    void poll(const std::string &id, LoopbackReply &reply)
    {
        const auto job = polled(id);
        json answer{{"id", id}, {"status", "Pending"}, {"result", nullptr}, {"progress", nullptr}};
        if (!job) {
            answer["status"] = "Task not found";
        } else if (isForbidden(job->order["prompt"])) {
            answer["status"] = "Request Moderated";
            answer["details"] = {{"Moderation Reasons", {"Derivative Works Filter"}}};
        } else if (isDone(*job)) {
            answer["status"] = "Ready";
            answer["result"] = {{"sample", otherHost().address() + "/delivery/sample.png?sig=1"},
                                {"seed", 1}};
            const std::lock_guard lock(m_mutex);
            m_picture = painted(job->order.value("width", 1024), job->order.value("height", 1024));
        } else {
            answer["progress"] = 0.25;
        }
        reply.send(200, answer.dump());
    }

    std::string m_picture;
};

} // namespace presence::test
