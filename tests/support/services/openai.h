// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/encoding/base64.h"
#include "tests/support/services/service.h"

#include <cstdio>

namespace presence::test {

/// OpenAI Images: generations as JSON, edits as multipart, either as one answer or as a stream of events with
/// partial pictures; unknown members are refused, prompts with "forbidden" blocked.
class FakeOpenAi : public FakeService
{
public:
    ~FakeOpenAi() override { stop(); }
    std::string address() const override { return server().address() + "/v1"; }
    /// Breaks its next streams off after the partial pictures.
    void breakStreams() { m_breaks = true; }

private:
    static std::string failure(const std::string &code, const std::string &type, const std::string &message)
    {
        return json{{"error", {{"message", message}, {"type", type}, {"param", nullptr}, {"code", code}}}}
            .dump();
    }
    static void refuse(LoopbackReply &reply, const std::string &code, const std::string &message)
    {
        reply.send(400, failure(code, "invalid_request_error", message));
    }

    void answer(const LoopbackRequest &request, LoopbackReply &reply) override
    {
        const std::string authorization = request.header("authorization");
        if (authorization == "Bearer " + std::string(emptyKey))
            return reply.send(
                429, failure("insufficient_quota", "insufficient_quota", "You exceeded your current quota."));
        if (authorization !=
            "Bearer " + std::string(key)) // quotes the key in full, as a careless service might
            return reply.send(401, failure("invalid_api_key", "invalid_request_error",
                                           "Incorrect API key provided: " + authorization));
        const std::string call = request.method + " " + request.path;
        if (call == "GET /v1/models")
            return reply.send(200, R"({"object":"list","data":[{"id":"gpt-9"},{"id":"gpt-image-9"},)"
                                   R"({"id":"gpt-image-2.6-sunburst","object":"model"}]})");
        if (call == "POST /v1/images/generations")
            return generate(jsonOrder(request), "image_generation", reply);
        if (call == "POST /v1/images/edits")
            return generate(editOrder(request), "image_edit", reply);
        reply.send(404, failure("unknown_url", "invalid_request_error", "Unknown request URL: " + call));
    }

    json jsonOrder(const LoopbackRequest &request)
    {
        const json body = json::parse(request.body, nullptr, false);
        return request.header("content-type") == "application/json" && body.is_object() ? body : json();
    }

    json editOrder(const LoopbackRequest &request)
    {
        const auto parts = checkedParts(request);
        json order = json::object();
        for (const auto &[name, values] : parts) {
            const std::string &text = values.front().value;
            if (name == "image[]") {
                for (const Part &picture : values)
                    checkPictureBytes(picture.value);
                if (values.front().type != "image/png" || values.front().fileName.empty())
                    complain("a picture without its type or name");
            } else {
                order[name] = name == "n" || name == "partial_images" ? json(std::atoi(text.c_str()))
                              : name == "stream"                      ? json(text == "true")
                                                                      : json(text);
            }
        }
        if (!parts.contains("image[]"))
            complain("an edit without pictures");
        return order;
    }

    void generate(const json &body, const std::string &kind, LoopbackReply &reply)
    {
        if (!body.is_object())
            return refuse(reply, "invalid_json", "We could not parse the JSON body of your request.");
        static const std::map<std::string, std::string> known{
            {"model", "s*"},  {"prompt", "s*"},        {"n", "i*"},     {"size", "s*"},
            {"quality", "s"}, {"output_format", "s*"}, {"stream", "b"}, {"partial_images", "i"}};
        for (const auto &[name, value] : body.items())
            if (!known.contains(name))
                return refuse(reply, "unknown_parameter", "Unknown parameter: '" + name + "'.");
        checkFields(body, known, "");
        if (body.value("n", 0) < 1 || body.value("n", 0) > 10)
            return refuse(reply, "invalid_value", "Invalid value: 'n'.");
        if (isForbidden(body.value("prompt", "")))
            return reply.send(
                400, failure("moderation_blocked", "image_generation_user_error",
                             "Your request was rejected by the safety system. safety_violations=[test]."));
        int width = 0, height = 0;
        if (std::sscanf(body.value("size", "").c_str(), "%dx%d", &width, &height) != 2 || width % 16 ||
            height % 16)
            return refuse(reply, "invalid_value", "Invalid value: 'size'.");
        addJob(body);
        if (body.value("stream", false))
            return stream(body, kind, width, height, reply);
        json data = json::array();
        for (int index = 0; index < body["n"].get<int>(); ++index)
            data.push_back({{"b64_json", toBase64(painted(width, height, index))},
                            {"revised_prompt", "Revised: " + body["prompt"].get<std::string>()}});
        reply.send(200, json{{"created", 1795000000},
                             {"data", data},
                             {"size", body["size"]},
                             {"output_format", "png"},
                             {"usage", {{"total_tokens", 100}}}}
                            .dump());
    }

    void stream(const json &body, const std::string &kind, int width, int height, LoopbackReply &reply)
    {
        reply.sendHead(200, "Transfer-Encoding: chunked", "text/event-stream");
        const auto event = [&reply](const json &data) {
            const std::string text =
                "event: " + data["type"].get<std::string>() + "\ndata: " + data.dump() + "\n\n";
            reply.chunk(text.substr(0, 33)); // wherever it happens to break
            reply.chunk(text.substr(33));
        };
        for (int index = 0; index < body.value("partial_images", 0); ++index)
            event({{"type", kind + ".partial_image"},
                   {"partial_image_index", index},
                   {"b64_json", toBase64(pngPicture(4, 5 + index))}});
        if (m_breaks)
            return;
        if (body["prompt"].get<std::string>().find("late block") != std::string::npos)
            event({{"type", "error"},
                   {"error", {{"code", "moderation_blocked"}, {"message", "output blocked"}}}});
        else
            event({{"type", kind + ".completed"},
                   {"b64_json", toBase64(painted(width, height))},
                   {"usage", {{"total_tokens", 100}}}});
        reply.chunk("");
    }

    std::atomic<bool> m_breaks = false;
};

} // namespace presence::test
