// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/encoding/base64.h"
#include "tests/support/services/service.h"

#include <set>

namespace presence::test {

/// SwarmUI: a session first, flat parameters, one blocking call, errors with status 200, pictures as data or
/// at a path that wants the cookie.
class FakeSwarmUi : public FakeService
{
public:
    explicit FakeSwarmUi(bool savesPictures = false)
        : m_saves(savesPictures)
    {
    }
    ~FakeSwarmUi() override { stop(); }

private:
    void answer(const LoopbackRequest &request, LoopbackReply &reply) override
    {
        if (request.header("cookie") != "swarm_token=" + std::string(key))
            return reply.send(401, R"({"error_id":"bad_permissions"})");
        if (request.method == "GET" && request.path.starts_with("/View/local/raw/"))
            return reply.send(200, painted(512, 640), "image/png");
        if (request.method != "POST" || !request.path.starts_with("/API/"))
            return reply.send(404, R"({"error_id":"bad_route"})");
        const std::string route = lastSegment(request.path);
        const json body = json::parse(request.body, nullptr, false);
        if (route == "GetNewSession") {
            const std::lock_guard lock(m_mutex);
            const std::string id = "session-" + std::to_string(++m_count);
            m_sessions.insert(id);
            return reply.send(200, json{{"session_id", id}, {"version", "0.9.7"}}.dump());
        }
        {
            const std::lock_guard lock(m_mutex);
            if (!body.is_object() || !m_sessions.contains(body.value("session_id", "")))
                return reply.send(401, R"({"error_id":"invalid_session_id"})");
        }
        if (route == "ListT2IParams")
            return reply.send(200,
                              R"({"models":{"Stable-Diffusion":["OfficialSDXL","flux1-dev"],"LoRA":["x"],
                                  "ControlNet":["sdxl/canny-rank128","sdxl/depth-rank128"]}})");
        if (route == "GetCurrentStatus")
            return reply.send(
                200,
                R"({"status":{"waiting_gens":0,"loading_models":0,"waiting_backends":0,"live_gens":1}})");
        if (route == "InterruptAll")
            return cancelJob("job-" + std::to_string(submissions()))
                       ? reply.send(200, R"({"success":true})")
                       : reply.send(200, R"({"error":"nothing runs"})");
        if (route == "GenerateText2Image")
            return generate(request, reply);
        reply.send(404, R"({"error_id":"bad_route"})");
    }

    void generate(const LoopbackRequest &request, LoopbackReply &reply)
    {
        std::map<std::string, std::string> fields{{"session_id", "s*"},
                                                  {"images", "i*"},
                                                  {"prompt", "s*"},
                                                  {"negativeprompt", "s"},
                                                  {"model", "s"},
                                                  {"seed", "i"},
                                                  {"steps", "i"},
                                                  {"cfgscale", "f"},
                                                  {"sampler", "s"},
                                                  {"width", "i"},
                                                  {"height", "i"},
                                                  {"initimage", "s"},
                                                  {"initimagecreativity", "f"},
                                                  {"promptimages", "a"},
                                                  {"donotsave", "b"}};
        for (const std::string unit : {"controlnet", "controlnettwo", "controlnetthree"})
            fields.insert({{unit + "imageinput", "s"},
                           {unit + "model", "s"},
                           {unit + "strength", "f"},
                           {unit + "preprocessor", "s"}});
        const json body = checkedBody(request, fields);
        for (const std::string unit : {"controlnet", "controlnettwo", "controlnetthree"})
            checkUnit(body, unit);
        if (body.contains("initimage"))
            checkPicture(body["initimage"], true);
        for (const json &picture : body.value("promptimages", json::array()))
            checkPicture(picture, true);
        addJob(body);
        const std::string prompt = body.value("prompt", "");
        if (prompt.find("slowly") != std::string::npos)
            reply.pause(std::chrono::seconds(20));
        if (prompt.find("no model") != std::string::npos)
            return reply.send(200, R"({"error":"No model input given. Did your UI load properly?"})");
        json images = json::array();
        for (int i = 0; i < body.value("images", 1); ++i)
            images.push_back(m_saves ? "View/local/raw/2026-11-20/a.png"
                                     : "data:image/png;base64," + toBase64(painted(512, 640, i)));
        reply.send(200, json{{"images", images}}.dump());
    }

    /// One without a picture would take the one to start from; one without a strength is not used at all.
    void checkUnit(const json &body, const std::string &unit)
    {
        if (!body.contains(unit + "imageinput")) {
            for (const char *part : {"model", "strength", "preprocessor"})
                if (body.contains(unit + part))
                    complain(unit + part + " without its picture");
            return;
        }
        checkPicture(body[unit + "imageinput"], true);
        const std::string model = body.value(unit + "model", "");
        if (model != "sdxl/canny-rank128" && model != "sdxl/depth-rank128")
            complain("a control model that it does not have: " + model);
        if (body.value(unit + "strength", 9.0) > 2)
            complain("a strength above 2, or none");
        if (body.value(unit + "preprocessor", "") != "None")
            complain("a finished map would be processed once more");
    }

    const bool m_saves;
    int m_count = 0;
    std::set<std::string> m_sessions;
};

} // namespace presence::test
