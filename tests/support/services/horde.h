// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/services/service.h"

namespace presence::test {

/// The AI Horde: anonymous key, kudos, queue with a guess of the wait, a separate status with the pictures,
/// censorship of single pictures.
class FakeHorde : public FakeService
{
public:
    static constexpr const char *anonymous = "0000000000";
    ~FakeHorde() override { stop(); }
    std::string address() const override { return server().address() + "/api"; }

private:
    void answer(const LoopbackRequest &request, LoopbackReply &reply) override
    {
        if (request.path.starts_with("/delivery/"))
            return reply.send(200, painted(512, 640, request.path.back() - '0'), "image/webp");
        if (request.header("client-agent").find("Presence:") != 0)
            return reply.send(403, R"({"message":"Your client is blocked","rc":"BannedClientAgent"})");
        const std::string generate = "/api/v2/generate/";
        if (request.path == "/api/v2/status/heartbeat")
            return reply.send(200, R"({"message":"OK","version":"4"})");
        if (request.path == "/api/v2/status/models")
            return reply.send(200, R"x([{"name":"Deliberate"},{"name":"AlbedoBase XL (SDXL)"}])x");
        if (request.method == "POST" && request.path == generate + "async")
            return submit(request, reply);
        const std::string id = lastSegment(request.path);
        if (request.method == "DELETE") {
            cancelJob(id);
            return reply.send(200, R"({"done":true,"generations":[]})");
        }
        const auto job = polled(id);
        if (!job)
            return reply.send(404,
                              R"({"message":"Request with given ID not found.","rc":"RequestNotFound"})");
        const int count = job->order.value("/params/n"_json_pointer, 1);
        json state{{"finished", isDone(*job) ? count : 0},
                   {"processing", 0},
                   {"waiting", 1},
                   {"done", isDone(*job)},
                   {"faulted", false},
                   {"wait_time", 34},
                   {"queue_position", 7},
                   {"kudos", 9.5},
                   {"is_possible", true}};
        if (request.path.starts_with(generate + "status/")) {
            for (int i = 0; i < count; ++i) {
                const bool censored = job->order["prompt"].get<std::string>().find(
                                          i ? "all hidden" : "hidden") != std::string::npos;
                state["generations"].push_back(
                    {{"img", otherHost().address() + "/delivery/" + std::to_string(i)},
                     {"seed", std::to_string(100 + i)},
                     {"censored", censored},
                     {"model", "Deliberate"},
                     {"state", censored ? "censored" : "ok"}});
            }
        }
        reply.send(200, state.dump());
    }

    void submit(const LoopbackRequest &request, LoopbackReply &reply)
    {
        const std::string sent = request.header("apikey");
        if (sent == emptyKey)
            return reply.send(
                403,
                R"({"message":"Due to heavy demand this request requires 20 kudos upfront.","rc":"KudosUpfront"})");
        if (sent != key && sent != anonymous)
            return reply.send(401, R"({"message":"No user matching sent API Key )" + sent +
                                       R"(","rc":"InvalidAPIKey"})");
        json body = checkedBody(request, {{"prompt", "s*"},
                                          {"models", "a"},
                                          {"params", "o*"},
                                          {"source_image", "s"},
                                          {"nsfw", "b"},
                                          {"censor_nsfw", "b"},
                                          {"r2", "b"},
                                          {"shared", "b"}});
        const json params = body.value("params", json::object());
        checkFields(params,
                    {{"width", "i*"},
                     {"height", "i*"},
                     {"n", "i"},
                     {"steps", "i"},
                     {"cfg_scale", "f"},
                     {"sampler_name", "s"},
                     {"seed", "s"},
                     {"denoising_strength", "f"},
                     {"control_type", "s"},
                     {"image_is_control", "b"}},
                    "params");
        if (params.value("width", 1) % 64 || params.value("height", 1) % 64)
            return reply.send(
                400,
                R"({"message":"Input payload validation failed","errors":{"width":"64"},"rc":"ValidationError"})");
        if (body.contains("source_image"))
            checkPicture(body["source_image"]);
        else if (params.contains("control_type") || params.contains("denoising_strength"))
            complain("a control without its picture");
        if (isForbidden(body.value("prompt", "")))
            return reply.send(
                400,
                R"({"message":"This prompt appears to violate our terms of service","rc":"CorruptPrompt"})");
        reply.send(202, json{{"id", addJob(body)}, {"kudos", 9.5}, {"warnings", json::array()}}.dump());
    }
};

} // namespace presence::test
