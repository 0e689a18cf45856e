// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/services/service.h"

#include <set>

namespace presence::test {

/// Replicate: pictures are uploaded first, predictions polled at the address that comes back.
class FakeReplicate : public FakeService
{
public:
    ~FakeReplicate() override { stop(); }
    std::string address() const override { return server().address() + "/v1"; }

private:
    void answer(const LoopbackRequest &request, LoopbackReply &reply) override
    {
        if (request.path.starts_with("/delivery/"))
            return reply.send(200, painted(1024, 1024, request.path.back() - '0'), "image/png");
        const std::string sent = request.header("authorization");
        if (sent == "Bearer " + std::string(emptyKey))
            return reply.send(
                402,
                R"({"title":"Insufficient credit","detail":"You have insufficient credit.","status":402})");
        if (sent != "Bearer " + std::string(key))
            return reply.send(401, R"({"title":"Unauthenticated","detail":"Invalid token )" + sent +
                                       R"(","status":401})");
        const std::string call = request.method + " " + request.path;
        if (call == "GET /v1/account")
            return reply.send(200, R"({"type":"user","username":"anna"})");
        if (call == "POST /v1/files")
            return upload(request, reply);
        if (request.method == "POST" && request.path.ends_with("/cancel"))
            return cancel(request.path, reply);
        if (request.method == "POST" && request.path.starts_with("/v1/models/"))
            return submit(request, reply);
        if (request.method == "GET" && request.path.starts_with("/v1/predictions/"))
            return poll(lastSegment(request.path), reply);
        reply.send(404, R"({"detail":"The requested resource could not be found.","status":404})");
    }

    void upload(const LoopbackRequest &request, LoopbackReply &reply)
    {
        const auto parts = checkedParts(request);
        if (parts.size() != 1 || !parts.contains("content") || parts.at("content")[0].type != "image/png")
            complain("an upload is one part, content, with its type");
        else
            checkPictureBytes(parts.at("content")[0].value);
        const std::string url = address() + "/files/f-1";
        const std::lock_guard lock(m_mutex);
        m_files.insert(url);
        reply.send(201, json{{"id", "f-1"}, {"urls", {{"get", url}}}}.dump());
    }

    void submit(const LoopbackRequest &request, LoopbackReply &reply)
    {
        if (request.path != "/v1/models/black-forest-labs/flux-dev/predictions" &&
            request.path != "/v1/models/black-forest-labs/flux-kontext-dev/predictions")
            return reply.send(404, R"({"detail":"The requested resource could not be found."})");
        const json body = checkedBody(request, {{"input", "o*"}});
        const json input = body.value("input", json::object());
        checkFields(input,
                    {{"prompt", "s*"},
                     {"aspect_ratio", "s*"},
                     {"num_outputs", "i"},
                     {"num_inference_steps", "i"},
                     {"guidance", "f"},
                     {"seed", "i"},
                     {"image", "s"},
                     {"prompt_strength", "f"},
                     {"input_image", "s"},
                     {"output_format", "s*"}},
                    "input");
        for (const char *name : {"image", "input_image"}) {
            const std::lock_guard lock(m_mutex);
            if (input.contains(name) && !m_files.contains(input[name].get<std::string>()))
                m_unknownFile = true;
        }
        if (m_unknownFile)
            complain("a picture that was never uploaded");
        reply.send(201, prediction(addJob(input), "starting").dump());
    }

    void poll(const std::string &id, LoopbackReply &reply)
    {
        const auto job = polled(id);
        if (!job)
            return reply.send(404, R"({"detail":"The requested resource could not be found."})");
        if (job->cancelled)
            return reply.send(200, prediction(id, "canceled").dump());
        if (!isDone(*job))
            return reply.send(200, prediction(id, "processing").dump());
        json done = prediction(id, "succeeded");
        if (isForbidden(job->order["prompt"])) {
            done["status"] = "failed";
            done["error"] = "NSFW content detected. Try running it again.";
        } else if (job->order.contains("num_outputs")) {
            for (int i = 0; i < job->order["num_outputs"].get<int>(); ++i)
                done["output"].push_back(otherHost().address() + "/delivery/" + std::to_string(i));
        } else {
            done["output"] = otherHost().address() + "/delivery/0"; // one address, no list
        }
        reply.send(200, done.dump());
    }

    void cancel(const std::string &path, LoopbackReply &reply)
    {
        const std::string id = lastSegment(path.substr(0, path.rfind('/')));
        cancelJob(id) ? reply.send(200, prediction(id, "canceled").dump())
                      : reply.send(404, R"({"detail":"not found"})");
    }

    json prediction(const std::string &id, const char *status) const
    {
        return {{"id", id},
                {"status", status},
                {"output", nullptr},
                {"error", nullptr},
                {"logs", ""},
                {"data_removed", false},
                {"metrics", json::object()},
                {"urls",
                 {{"get", address() + "/predictions/" + id},
                  {"cancel", address() + "/predictions/" + id + "/cancel"}}}};
    }

    std::set<std::string> m_files;
    bool m_unknownFile = false;
};

} // namespace presence::test
