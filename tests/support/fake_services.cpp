// SPDX-License-Identifier: MIT
#include "tests/support/fake_services.h"

#include "core/base/base64.h"
#include "tests/support/test_picture.h"

#include <nlohmann/json.hpp>

#include <set>

namespace presence::test {

using nlohmann::json;

FakeService::FakeService()
    : m_server([this](const LoopbackRequest &request, LoopbackReply &reply) { answer(request, reply); })
{
}

std::vector<std::string> FakeService::complaints() const
{
    const std::lock_guard lock(m_mutex);
    return m_complaints;
}

void FakeService::complain(const std::string &what)
{
    const std::lock_guard lock(m_mutex);
    m_complaints.push_back(what);
}

FakeA1111::FakeA1111()
    : FakeA1111(Options{})
{
}
FakeA1111::FakeA1111(Options options)
    : m_options(std::move(options))
{
}

int FakeA1111::interrupts() const
{
    const std::lock_guard lock(m_mutex);
    return m_interrupts;
}

void FakeA1111::answer(const LoopbackRequest &request, LoopbackReply &reply)
{
    if (!m_options.login.empty() && request.header("authorization") != "Basic " + toBase64(m_options.login))
        return reply.send(401, R"({"detail":"Incorrect username or password"})", "application/json",
                          {{"WWW-Authenticate", "Basic"}});
    const std::string call = request.method + " " + request.path;
    if (call == "POST /sdapi/v1/txt2img")
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
    reply.send(404, R"({"detail":"Not Found"})");
}

std::string FakeA1111::progress() const
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

void FakeA1111::generate(const LoopbackRequest &request, LoopbackReply &reply)
{
    const json body = json::parse(request.body, nullptr, false);
    if (request.header("content-type") != "application/json" || !body.is_object())
        return reply.send(
            422,
            R"({"detail":[{"loc":["body"],"msg":"value is not a valid dict","type":"type_error.dict"}]})");
    const std::map<std::string, json::value_t> fields{{"prompt", json::value_t::string},
                                                      {"negative_prompt", json::value_t::string},
                                                      {"seed", json::value_t::number_integer},
                                                      {"steps", json::value_t::number_unsigned},
                                                      {"cfg_scale", json::value_t::number_float},
                                                      {"sampler_name", json::value_t::string},
                                                      {"width", json::value_t::number_unsigned},
                                                      {"height", json::value_t::number_unsigned},
                                                      {"batch_size", json::value_t::number_unsigned},
                                                      {"n_iter", json::value_t::number_unsigned},
                                                      {"override_settings", json::value_t::object},
                                                      {"send_images", json::value_t::boolean},
                                                      {"save_images", json::value_t::boolean}};
    for (const auto &[name, value] : body.items()) {
        const auto field = fields.find(name);
        const bool number = value.is_number_integer() && field != fields.end() &&
                            field->second == json::value_t::number_integer;
        if (field == fields.end())
            complain("unknown field " + name);
        else if (value.type() != field->second && !number)
            return reply.send(
                422,
                json{{"detail", {{{"loc", {"body", name}}, {"msg", "wrong type"}, {"type", "type_error"}}}}}
                    .dump());
    }
    if (body.contains("sampler_name") && body["sampler_name"] != "Euler a")
        return reply.send(400,
                          R"({"error":"HTTPException","detail":"Sampler not found","body":"","errors":""})");
    const std::string model =
        body.value("override_settings", json::object()).value("sd_model_checkpoint", "portrait-v5");
    if (model == "missing")
        return reply.send(
            500, R"({"error":"RuntimeError","detail":"","body":"","errors":"model 'missing' not found"})");

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

void FakeOpenAi::answer(const LoopbackRequest &request, LoopbackReply &reply)
{
    const auto fail = [&reply](int status, const std::string &code, const std::string &type,
                               const std::string &message) {
        reply.send(status,
                   json{{"error", {{"message", message}, {"type", type}, {"param", nullptr}, {"code", code}}}}
                       .dump());
    };
    const std::string authorization = request.header("authorization");
    if (authorization == "Bearer sk-empty")
        return fail(429, "insufficient_quota", "insufficient_quota", "You exceeded your current quota.");
    if (authorization != std::string("Bearer ") + key) // quotes the key in full, as a careless service might
        return fail(401, "invalid_api_key", "invalid_request_error",
                    "Incorrect API key provided: " + authorization);
    const std::string call = request.method + " " + request.path;
    if (call == "GET /v1/models")
        return reply.send(200,
                          R"({"object":"list","data":[{"id":"gpt-image-2.6-sunburst","object":"model"}]})");
    if (call == "POST /v1/images/generations")
        return generate(request, reply);
    fail(404, "unknown_url", "invalid_request_error", "Unknown request URL: " + call);
}

void FakeOpenAi::generate(const LoopbackRequest &request, LoopbackReply &reply)
{
    const auto fail = [&reply](const std::string &code, const std::string &type, const std::string &message) {
        reply.send(400,
                   json{{"error", {{"message", message}, {"type", type}, {"param", nullptr}, {"code", code}}}}
                       .dump());
    };
    const json body = json::parse(request.body, nullptr, false);
    if (request.header("content-type") != "application/json" || !body.is_object())
        return fail("invalid_json", "invalid_request_error",
                    "We could not parse the JSON body of your request.");
    const std::set<std::string> known{"model", "prompt", "n", "size", "quality", "output_format"};
    for (const auto &[name, value] : body.items())
        if (!known.contains(name))
            return fail("unknown_parameter", "invalid_request_error", "Unknown parameter: '" + name + "'.");
    for (const char *name : {"model", "prompt", "n", "size", "output_format"})
        if (!body.contains(name))
            complain("missing member " + std::string(name));
    if (!body["n"].is_number_integer() || body["n"] < 1 || body["n"] > 10)
        return fail("invalid_value", "invalid_request_error", "Invalid value: 'n'.");
    if (body["prompt"].get<std::string>().find("forbidden") != std::string::npos)
        return fail("moderation_blocked", "image_generation_user_error",
                    "Your request was rejected by the safety system. safety_violations=[test].");
    int width = 0, height = 0;
    if (std::sscanf(body["size"].get<std::string>().c_str(), "%dx%d", &width, &height) != 2 || width % 16 ||
        height % 16)
        return fail("invalid_value", "invalid_request_error", "Invalid value: 'size'.");
    json data = json::array();
    for (int index = 0; index < body["n"].get<int>(); ++index)
        data.push_back(
            {{"b64_json", toBase64(pngPicture(width / 16, height / 16, {90, std::uint8_t(40 * index), 60}))},
             {"revised_prompt", "Revised: " + body["prompt"].get<std::string>()}});
    reply.send(200, json{{"created", 1795000000},
                         {"data", data},
                         {"size", body["size"]},
                         {"output_format", "png"},
                         {"usage", {{"total_tokens", 100}, {"input_tokens", 50}, {"output_tokens", 50}}}}
                        .dump());
}

} // namespace presence::test
