// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/encoding/base64.h"
#include "tests/support/services/service.h"

#include <algorithm>
#include <chrono>

namespace presence::test {

/// AUTOMATIC1111's /sdapi/v1: one job at a time in sampling steps, one global progress with a preview from
/// the second step on, interrupt ends the job with what there is; ControlNet where its models are named.
class FakeA1111 : public FakeService
{
public:
    struct Options
    {
        int steps = 3;                     ///< where the request names none
        std::chrono::milliseconds step{1}; ///< time per step
        std::string login;                 ///< "user:password" of --api-auth, or empty
        std::vector<std::string> controlModels = {};
    };
    FakeA1111() = default;
    explicit FakeA1111(Options options)
        : m_options(std::move(options))
    {
    }
    ~FakeA1111() override { stop(); }

    int interrupts() const
    {
        const std::lock_guard lock(m_mutex);
        return m_interrupts;
    }

private:
    void answer(const LoopbackRequest &request, LoopbackReply &reply) override
    {
        if (!m_options.login.empty() &&
            request.header("authorization") != "Basic " + toBase64(m_options.login))
            return reply.send(401, R"({"detail":"Incorrect username or password"})", "application/json",
                              {{"WWW-Authenticate", "Basic"}});
        const std::string call = request.method + " " + request.path;
        if (call == "POST /sdapi/v1/txt2img" || call == "POST /sdapi/v1/img2img")
            return generate(request, reply);
        if (call == "GET /sdapi/v1/progress") {
            if (request.query != "skip_current_image=false")
                complain("progress asked with the query “" + request.query + "”");
            return reply.send(200, progress());
        }
        if (call == "POST /sdapi/v1/interrupt") {
            const std::lock_guard lock(m_mutex);
            m_interrupted = true;
            ++m_interrupts;
            return reply.send(200, "{}");
        }
        if (call == "GET /sdapi/v1/samplers")
            return reply.send(200, R"([{"name":"Euler a","aliases":["k_euler_a"],"options":{}}])");
        if (call == "GET /sdapi/v1/sd-models")
            return reply.send(
                200,
                R"([{"title":"epic.safetensors [abc]","model_name":"epic"},{"title":"photo","model_name":"photo"}])");
        if (call == "GET /controlnet/model_list" && !m_options.controlModels.empty())
            return reply.send(200, json{{"model_list", m_options.controlModels}}.dump());
        reply.send(404, R"({"detail":"Not Found"})");
    }

    std::string progress() const
    {
        const std::lock_guard lock(m_mutex);
        json answer{{"progress", m_steps ? double(m_step) / m_steps : 0.0},
                    {"eta_relative", 1.5},
                    {"state",
                     {{"skipped", false},
                      {"interrupted", m_interrupted},
                      {"job", "scripts_txt2img"},
                      {"job_count", m_jobs},
                      {"job_no", 0},
                      {"sampling_step", m_step},
                      {"sampling_steps", m_steps}}},
                    {"current_image", nullptr},
                    {"textinfo", nullptr}};
        if (m_step >= 2)
            answer["current_image"] = toBase64(pngPicture(16, 20));
        return answer.dump();
    }

    /// False where the extension is not installed.
    bool checkUnits(const json &scripts)
    {
        if (m_options.controlModels.empty())
            return false;
        checkFields(scripts, {{"ControlNet", "o*"}}, "alwayson_scripts");
        for (const json &unit : scripts.value("/ControlNet/args"_json_pointer, json::array())) {
            checkFields(unit,
                        {{"enabled", "b*"},
                         {"module", "s*"},
                         {"model", "s*"},
                         {"weight", "f*"},
                         {"image", "s*"},
                         {"resize_mode", "s*"},
                         {"control_mode", "s*"},
                         {"guidance_start", "f"},
                         {"guidance_end", "f"},
                         {"pixel_perfect", "b"},
                         {"save_detected_map", "b"}},
                        "unit");
            checkPicture(unit.value("image", ""));
            const auto &models = m_options.controlModels;
            if (std::find(models.begin(), models.end(), unit.value("model", "")) == models.end())
                complain("a model that is not installed: " + unit.value("model", ""));
            if (unit.value("weight", 9.0) > 2)
                complain("a weight above 2");
        }
        return true;
    }

    void generate(const LoopbackRequest &request, LoopbackReply &reply)
    {
        const bool fromPicture = request.path.ends_with("img2img");
        std::map<std::string, std::string> fields{{"prompt", "s*"},
                                                  {"negative_prompt", "s"},
                                                  {"seed", "i"},
                                                  {"steps", "i"},
                                                  {"cfg_scale", "f"},
                                                  {"sampler_name", "s"},
                                                  {"width", "i"},
                                                  {"height", "i"},
                                                  {"batch_size", "i"},
                                                  {"n_iter", "i"},
                                                  {"override_settings", "o"},
                                                  {"send_images", "b"},
                                                  {"save_images", "b"},
                                                  {"alwayson_scripts", "o"}};
        if (fromPicture)
            fields.insert({{"init_images", "a*"}, {"denoising_strength", "f*"}});
        const json body = checkedBody(request, fields);
        for (const json &picture : body.value("init_images", json::array()))
            checkPicture(picture);
        if (body.contains("alwayson_scripts") && !checkUnits(body["alwayson_scripts"]))
            return reply.send(
                422, R"({"detail":"always on script ControlNet not found","error":"HTTPException"})");
        if (body.contains("sampler_name") && body["sampler_name"] != "Euler a")
            return reply.send(
                400, R"({"error":"HTTPException","detail":"Sampler not found","body":"","errors":""})");
        const std::string model =
            body.value("override_settings", json::object()).value("sd_model_checkpoint", "portrait-v5");
        if (model == "missing")
            return reply.send(
                500,
                R"({"error":"RuntimeError","detail":"","body":"","errors":"model 'missing' not found"})");

        const std::lock_guard queue(m_queue);
        const int steps = body.value("steps", m_options.steps);
        const int count = body.value("batch_size", 1);
        {
            const std::lock_guard lock(m_mutex);
            m_jobs = 1;
            m_step = 0;
            m_steps = steps;
            m_interrupted = false;
        }
        bool interrupted = false;
        for (int step = 0; step < steps && !interrupted; ++step) {
            reply.rest(m_options.step); // works on, whether or not the client is still there
            const std::lock_guard lock(m_mutex);
            m_step = step + 1;
            interrupted = m_interrupted;
        }
        {
            const std::lock_guard lock(m_mutex);
            m_jobs = m_step = m_steps = 0;
        }
        const std::int64_t seed =
            body.value("seed", std::int64_t(-1)) < 0 ? 4711 : body["seed"].get<std::int64_t>();
        json info{{"prompt", body["prompt"]},   {"seed", seed},
                  {"sd_model_name", model},     {"all_seeds", json::array()},
                  {"infotexts", json::array()}, {"steps", steps}};
        json images = json::array();
        for (int index = 0; index < count; ++index) {
            images.push_back(toBase64(pngPicture(body.value("width", 512), body.value("height", 512),
                                                 {std::uint8_t(40 * index), 90, 60})));
            info["all_seeds"].push_back(seed + index);
            info["infotexts"].push_back(
                body.value("prompt", "") + "\nNegative prompt: " + body.value("negative_prompt", "") +
                "\nSteps: " + std::to_string(steps) + ", Seed: " + std::to_string(seed + index));
        }
        reply.send(200, json{{"images", images}, {"parameters", body}, {"info", info.dump()}}.dump());
    }

    const Options m_options;
    std::mutex m_queue; ///< held by the running job
    int m_jobs = 0;
    int m_step = 0;
    int m_steps = 0;
    bool m_interrupted = false;
    int m_interrupts = 0;
};

} // namespace presence::test
