// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/encoding/base64.h"
#include "tests/support/services/service.h"

namespace presence::test {

/// SD.Next: /sdapi/v1 as AUTOMATIC1111 has it but for maps, which go to a call of their own with other names
/// for the size, the settings of one request and the picture to start from; that call tells what it did as
/// plain text.
class FakeSdNext : public FakeService
{
public:
    ~FakeSdNext() override { stop(); }

private:
    void answer(const LoopbackRequest &request, LoopbackReply &reply) override
    {
        const std::string call = request.method + " " + request.path;
        if (call == "POST /sdapi/v1/txt2img" || call == "POST /sdapi/v1/img2img")
            return plain(request, reply);
        if (call == "POST /sdapi/v1/control")
            return control(request, reply);
        if (call == "POST /sdapi/v1/interrupt") {
            cancelJob("job-" + std::to_string(submissions()));
            return reply.send(204, "");
        }
        if (call == "GET /sdapi/v1/progress")
            return reply.send(
                200, json{{"id", "1"},
                          {"progress", 0.5},
                          {"eta_relative", 2.0},
                          {"state", {{"job_count", 1}, {"sampling_step", 10}, {"sampling_steps", 20}}},
                          {"current_image", toBase64(pngPicture(16, 20))},
                          {"textinfo", nullptr}}
                         .dump());
        if (call == "GET /sdapi/v1/samplers")
            return reply.send(200, R"([{"name":"Euler a","options":{}}])");
        if (call == "GET /sdapi/v1/sd-models")
            return reply.send(200, R"([{"title":"photo","model_name":"photo","type":"safetensors"}])");
        if (call == "GET /sdapi/v1/control-models")
            return reply.send(200, R"(["Canny Small XL","Depth Mid XL","OpenPose XL"])");
        reply.send(404, R"({"error":"Not Found","code":404,"detail":"Not Found","body":"","errors":""})");
    }

    static std::map<std::string, std::string> common()
    {
        return {{"prompt", "s*"},    {"negative_prompt", "s"}, {"seed", "i"},
                {"steps", "i"},      {"cfg_scale", "f"},       {"sampler_name", "s"},
                {"batch_size", "i"}, {"send_images", "b"},     {"save_images", "b"}};
    }

    void plain(const LoopbackRequest &request, LoopbackReply &reply)
    {
        auto fields = common();
        fields.insert({{"width", "i"}, {"height", "i"}, {"n_iter", "i"}, {"override_settings", "o"}});
        if (request.path.ends_with("img2img"))
            fields.insert({{"init_images", "a*"}, {"denoising_strength", "f*"}});
        const json body = checkedBody(request, fields);
        for (const json &picture : body.value("init_images", json::array()))
            checkPicture(picture);
        const json info{{"all_seeds", {body.value("seed", 4711)}}, {"sd_model_name", "photo"}};
        paint(body, body.value("width", 512), body.value("height", 512), {{"info", info.dump()}}, reply);
    }

    void control(const LoopbackRequest &request, LoopbackReply &reply)
    {
        auto fields = common();
        fields.insert({{"width_before", "i*"},
                       {"height_before", "i*"},
                       {"extra", "o"},
                       {"inits", "a"},
                       {"denoising_strength", "f"},
                       {"control", "a*"}});
        const json body = checkedBody(request, fields);
        for (const json &unit : body.value("control", json::array())) {
            checkFields(unit,
                        {{"unit_type", "s*"},
                         {"model", "s*"},
                         {"strength", "f*"},
                         {"start", "f"},
                         {"end", "f"},
                         {"override", "s*"}},
                        "unit");
            checkPicture(unit.value("override", ""));
            const std::string model = unit.value("model", "");
            if (model != "Canny Small XL" && model != "Depth Mid XL" && model != "OpenPose XL")
                complain("a model that it does not list: " + model);
            if (unit.value("strength", 9.0) > 2)
                complain("a strength above 2");
        }
        for (const json &picture : body.value("inits", json::array()))
            checkPicture(picture);
        paint(body, body.value("width_before", 512), body.value("height_before", 512),
              {{"processed", json::array()}, {"info", "a founder Steps: 20"}}, reply);
    }

    void paint(const json &body, int width, int height, json rest, LoopbackReply &reply)
    {
        addJob(body);
        if (body.value("prompt", "").find("slowly") != std::string::npos)
            reply.pause(std::chrono::seconds(20));
        rest["images"] = json::array();
        for (int i = 0; i < body.value("batch_size", 1); ++i)
            rest["images"].push_back(toBase64(painted(width, height, i)));
        reply.send(200, rest.dump());
    }
};

} // namespace presence::test
