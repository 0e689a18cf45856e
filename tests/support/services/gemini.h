// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/encoding/base64.h"
#include "tests/support/services/service.h"

namespace presence::test {

/// Gemini generateContent: one blocking call, text parts between pictures, refusals with status 200.
class FakeGemini : public FakeService
{
public:
    ~FakeGemini() override { stop(); }

private:
    void answer(const LoopbackRequest &request, LoopbackReply &reply) override
    {
        const auto fail = [&reply](int status, const char *name, const std::string &message) {
            reply.send(status,
                       json{{"error", {{"code", status}, {"message", message}, {"status", name}}}}.dump());
        };
        const std::string sent = request.header("x-goog-api-key");
        if (sent == emptyKey)
            return fail(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota.");
        if (sent != key)
            return fail(400, "INVALID_ARGUMENT", "API key not valid: " + sent);
        if (request.method == "GET" && request.path == "/v1beta/models")
            return reply.send(200,
                              R"({"models":[{"name":"models/gemini-9-pro"},{"name":"models/gemini-9-image"},)"
                              R"({"name":"models/gemini-3-pro-image"}]})");
        const std::string start = "/v1beta/models/", end = ":generateContent";
        if (request.method != "POST" || !request.path.starts_with(start) || !request.path.ends_with(end))
            return fail(404, "NOT_FOUND", "no such method");
        if (request.path.find("gemini-") == std::string::npos)
            return fail(404, "NOT_FOUND", request.path + " is not found");
        const json body = checkedBody(request, {{"contents", "a*"}, {"generationConfig", "o*"}});
        const json config = body.value("generationConfig", json::object());
        checkFields(config, {{"responseModalities", "a*"}, {"imageConfig", "o*"}, {"seed", "i"}}, "config");
        checkFields(config.value("imageConfig", json::object()), {{"aspectRatio", "s*"}, {"imageSize", "s"}},
                    "image");
        std::string prompt;
        const json parts = body.value("/contents/0/parts"_json_pointer, json::array());
        for (const json &part : parts) {
            checkFields(part, {{"text", "s"}, {"inlineData", "o"}}, "part");
            prompt += part.value("text", "");
            if (part.contains("inlineData")) {
                checkFields(part["inlineData"], {{"mimeType", "s*"}, {"data", "s*"}}, "inlineData");
                checkPicture(part["inlineData"].value("data", ""));
            }
        }
        addJob(body);
        if (isForbidden(prompt))
            return reply.send(
                200, R"({"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{}})");
        if (prompt.find("recite") != std::string::npos)
            return reply.send(
                200, R"({"candidates":[{"content":{"parts":[]},"finishReason":"IMAGE_RECITATION"}]})");
        if (prompt.find("chatter") != std::string::npos)
            return reply.send(
                200, R"({"candidates":[{"content":{"parts":[{"text":"No."}]},"finishReason":"STOP"}]})");
        const json picture{
            {"inlineData", {{"mimeType", "image/png"}, {"data", toBase64(painted(1024, 1024))}}}};
        reply.send(200, json{{"candidates",
                              {{{"content", {{"parts", {json{{"text", "Here it is."}}, picture}}}},
                                {"finishReason", "STOP"}}}},
                             {"usageMetadata", {{"totalTokenCount", 1300}}}}
                            .dump());
    }
};

} // namespace presence::test
