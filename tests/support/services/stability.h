// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/services/service.h"

#include <set>

namespace presence::test {

/// Stability's v2beta: multipart always, the picture as bytes, seed and fate in the head of the answer.
class FakeStability : public FakeService
{
public:
    ~FakeStability() override { stop(); }

private:
    void answer(const LoopbackRequest &request, LoopbackReply &reply) override
    {
        const auto fail = [&reply](int status, const char *name, const std::string &text) {
            reply.send(status, json{{"id", "r-1"}, {"name", name}, {"errors", {text}}}.dump());
        };
        const std::string sent = request.header("authorization");
        if (sent == "Bearer " + std::string(emptyKey))
            return fail(402, "payment_required", "You lack sufficient credits.");
        if (sent != "Bearer " + std::string(key))
            return fail(401, "unauthorized", "missing or invalid key " + sent);
        if (request.method == "GET" && request.path == "/v1/user/balance")
            return reply.send(200, R"({"credits":12.5})");
        const std::string start = "/v2beta/stable-image/";
        static const std::map<std::string, std::set<std::string>> routes{
            {"generate/core", {}},
            {"generate/ultra", {"image", "strength"}},
            {"generate/sd3", {"model", "mode", "cfg_scale", "image", "strength"}},
            {"control/style", {"image", "fidelity"}},
            {"control/sketch", {"image", "control_strength"}}};
        const std::string route = request.path.starts_with(start) ? request.path.substr(start.size()) : "";
        if (request.method != "POST" || !routes.contains(route))
            return fail(404, "not_found", "no such route");
        if (request.header("accept").find("image/*") == std::string::npos)
            complain("asked for something else than bytes");
        auto known = routes.at(route);
        known.insert({"prompt", "negative_prompt", "aspect_ratio", "seed", "output_format"});
        auto parts = checkedParts(request);
        for (const auto &[name, values] : parts)
            if (!known.contains(name))
                complain("unknown part " + name + " at " + route);
        if (parts.contains("image"))
            checkPictureBytes(parts["image"][0].value);
        if (parts.contains("image") && parts["mode"].empty() == (route == "generate/sd3"))
            complain("mode does not go with this route");
        if (!parts.contains("prompt"))
            return fail(400, "bad_request", "prompt: is required");
        const std::string prompt = parts["prompt"][0].value;
        addJob({{"prompt", prompt}});
        if (isForbidden(prompt))
            return fail(403, "content_moderation",
                        "Your request was flagged by our content moderation system.");
        const bool blurred = prompt.find("blurred") != std::string::npos;
        reply.send(200, painted(1024, 1024), "image/png",
                   {{"finish-reason", blurred ? "CONTENT_FILTERED" : "SUCCESS"},
                    {"seed", parts.contains("seed") ? parts["seed"][0].value : "4711"}});
    }
};

} // namespace presence::test
