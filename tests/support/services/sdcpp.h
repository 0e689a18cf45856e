// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/encoding/base64.h"
#include "tests/support/services/service.h"

namespace presence::test {

/// sd-server of stable-diffusion.cpp: jobs without keys, a poll address without a host, pictures in the last
/// poll; only what is still queued can be cancelled. Its wording for content is a failed job: it has no
/// policy.
class FakeSdCpp : public FakeService
{
public:
    ~FakeSdCpp() override { stop(); }

private:
    void answer(const LoopbackRequest &request, LoopbackReply &reply) override
    {
        if (request.method == "GET" && request.path == "/sdcpp/v1/capabilities")
            return reply.send(200, R"({"model":{"name":"portrait"},"current_mode":"img_gen"})");
        if (request.method == "POST" && request.path == "/sdcpp/v1/img_gen")
            return submit(request, reply);
        const std::string jobs = "/sdcpp/v1/jobs/";
        if (!request.path.starts_with(jobs))
            return reply.send(404, R"({"error":"not found"})");
        std::string id = request.path.substr(jobs.size());
        if (request.method == "POST" && id.ends_with("/cancel")) {
            id = id.substr(0, id.find('/'));
            return cancelJob(id) ? reply.send(200, state(id, "cancelled").dump())
                                 : reply.send(404, R"({"error":"job not found"})");
        }
        const auto job = polled(id);
        if (!job)
            return reply.send(410, R"({"error":"job expired"})");
        if (job->cancelled)
            return reply.send(200, state(id, "cancelled").dump());
        if (!isDone(*job))
            return reply.send(200, state(id, job->polls > 1 ? "generating" : "queued").dump());
        json done = state(id, "completed");
        if (job->order.value("prompt", "").find("out of memory") != std::string::npos) {
            done["status"] = "failed";
            done["error"] = {{"code", "generation_failed"},
                             {"message", "generate_image returned no results"}};
        } else {
            json images = json::array();
            for (int i = 0; i < job->order.value("batch_count", 1); ++i)
                images.push_back(
                    {{"index", i},
                     {"b64_json", toBase64(painted(job->order["width"], job->order["height"], i))}});
            done["result"] = {{"output_format", "png"}, {"images", images}};
        }
        reply.send(200, done.dump());
    }

    void submit(const LoopbackRequest &request, LoopbackReply &reply)
    {
        const json body = checkedBody(request, {{"prompt", "s*"},
                                                {"negative_prompt", "s"},
                                                {"seed", "i"},
                                                {"width", "i"},
                                                {"height", "i"},
                                                {"batch_count", "i"},
                                                {"sample_params", "o"},
                                                {"init_image", "s"},
                                                {"strength", "f"},
                                                {"ref_images", "a"},
                                                {"control_image", "s"},
                                                {"control_strength", "f"},
                                                {"output_format", "s"}});
        const json sampling = body.value("sample_params", json::object());
        checkFields(sampling, {{"sample_method", "s"}, {"sample_steps", "i"}, {"guidance", "o"}},
                    "sample_params");
        for (const char *name : {"init_image", "control_image"})
            if (body.contains(name))
                checkPicture(body[name]);
        for (const json &reference : body.value("ref_images", json::array()))
            checkPicture(reference);
        const std::string id = addJob(body);
        json queued = state(id, "queued");
        queued["poll_url"] = "/sdcpp/v1/jobs/" + id;
        reply.send(202, queued.dump());
    }

    static json state(const std::string &id, const char *status)
    {
        return {{"id", id},          {"kind", "img_gen"}, {"status", status},   {"created", 1},
                {"result", nullptr}, {"error", nullptr},  {"queue_position", 1}};
    }
};

} // namespace presence::test
