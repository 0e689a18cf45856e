// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/services/service.h"

namespace presence::test {

/// fal's queue: status, result and cancel at told addresses; a job that failed is COMPLETED, its result an
/// error.
class FakeFal : public FakeService
{
public:
    ~FakeFal() override { stop(); }

private:
    void answer(const LoopbackRequest &request, LoopbackReply &reply) override
    {
        if (request.path.starts_with("/delivery/"))
            return request.header("authorization").empty()
                       ? reply.send(200, painted(1024, 1024), "image/png")
                       : complain("the key went to the host of the pictures");
        const std::string sent = request.header("authorization");
        if (sent == "Key " + std::string(emptyKey))
            return reply.send(403, R"({"detail":"User is locked. Reason: Exhausted balance."})");
        if (sent != "Key " + std::string(key))
            return reply.send(401, R"({"detail":"Cannot access application with )" + sent + "\"}");
        const std::string requests = "/fal-ai/flux/requests/";
        if (!request.path.starts_with(requests))
            return request.method == "POST" ? submit(request, reply)
                                            : reply.send(404, R"({"detail":"Not found"})");
        std::string id = request.path.substr(requests.size());
        const std::string verb = id.find('/') == id.npos ? "" : id.substr(id.find('/') + 1);
        id = id.substr(0, id.find('/'));
        if (request.method == "PUT" && verb == "cancel")
            return cancelJob(id) ? reply.send(202, R"({"status":"CANCELLATION_REQUESTED"})")
                                 : reply.send(404, R"({"detail":"Request not found"})");
        const auto job = polled(id);
        if (!job)
            return reply.send(404, R"({"detail":"Request not found"})");
        if (verb == "status")
            return reply.send(200, json{{"status", isDone(*job) ? "COMPLETED" : "IN_QUEUE"},
                                        {"queue_position", 2},
                                        {"request_id", id}}
                                       .dump());
        if (isForbidden(job->order["prompt"]))
            return reply.send(
                422, R"({"detail":[{"loc":["body","prompt"],"msg":"The content could not be processed.",)"
                     R"("type":"content_policy_violation"}]})");
        reply.send(
            200, json{{"images",
                       {{{"url", otherHost().address() + "/delivery/a.png"}, {"content_type", "image/png"}}}},
                      {"seed", job->order.value("seed", 77)},
                      {"has_nsfw_concepts",
                       {job->order["prompt"].get<std::string>().find("black") != std::string::npos}}}
                     .dump());
    }

    void submit(const LoopbackRequest &request, LoopbackReply &reply)
    {
        const bool fromPicture = request.path == "/fal-ai/flux/dev/image-to-image";
        if (!fromPicture && request.path != "/fal-ai/flux/dev")
            return reply.send(404, R"({"detail":"Application not found"})");
        std::map<std::string, std::string> fields{{"prompt", "s*"},
                                                  {"num_images", "i"},
                                                  {"num_inference_steps", "i"},
                                                  {"guidance_scale", "f"},
                                                  {"seed", "i"}};
        if (fromPicture)
            fields.insert({{"image_url", "s*"}, {"strength", "f"}});
        else
            fields.insert({{"image_size", "o*"}, {"output_format", "s"}});
        const json body = checkedBody(request, fields);
        if (fromPicture)
            checkPicture(body.value("image_url", ""), true);
        const std::string id = addJob(body), url = server().address() + "/fal-ai/flux/requests/" + id;
        reply.send(200, json{{"status", "IN_QUEUE"},
                             {"request_id", id},
                             {"response_url", url},
                             {"status_url", url + "/status"},
                             {"cancel_url", url + "/cancel"},
                             {"queue_position", 0}}
                            .dump());
    }
};

} // namespace presence::test
