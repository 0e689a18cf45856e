// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/services/a1111.h"
#include "tests/support/services/bfl.h"
#include "tests/support/services/fal.h"
#include "tests/support/services/gemini.h"
#include "tests/support/services/horde.h"
#include "tests/support/services/openai.h"
#include "tests/support/services/replicate.h"
#include "tests/support/services/sdcpp.h"
#include "tests/support/services/sdnext.h"
#include "tests/support/services/stability.h"
#include "tests/support/services/swarmui.h"

#include <memory>
#include <string>
#include <vector>

namespace presence::test {

/// A shipped recipe and what stands in for its service.
struct StandIn
{
    const char *id;
    std::unique_ptr<FakeService> (*make)();
    const char *key;                ///< that it accepts
    const char *submit;             ///< part of the path that takes an order
    const char *poll;               ///< of the path that is asked about a job, or empty
    const char *stage;              ///< part of what it says on the way, or empty
    bool declines;                  ///< has a policy on content
    bool charges;                   ///< knows accounts and credit
    std::vector<std::string> kinds; ///< pictures sent along in one request
    const char *model = "";         ///< that takes them; empty = the default
    /// A successful answer to the order around the bytes of a picture, where it holds them itself.
    std::string (*inlineAnswer)(const std::string &bytes) = nullptr;
};

inline std::string around(const char *before, const std::string &bytes, const char *after)
{
    return before + toBase64(bytes) + after;
}

template <typename Fake>
std::unique_ptr<FakeService> madeUp()
{
    return std::make_unique<Fake>();
}

inline std::unique_ptr<FakeService> a1111WithModels()
{
    using namespace std::chrono_literals;
    return std::make_unique<FakeA1111>(FakeA1111::Options{
        3, 1ms, {}, {"control_v11p_sd15_canny [d14c016b]", "control_v11f1p_sd15_depth [cfd03158]"}});
}

inline const std::vector<StandIn> &standIns()
{
    static const char *const key = FakeService::key;
    static const std::vector<StandIn> all{
        {"a1111",
         &a1111WithModels,
         "",
         "2img",
         "",
         "",
         false,
         false,
         {"depth", "edges", "init"},
         "",
         [](const std::string &bytes) { return around(R"({"info":"{}","images":[")", bytes, R"("]})"); }},
        {"ai-horde",
         &madeUp<FakeHorde>,
         key,
         "generate/async",
         "generate/check",
         "number 7",
         true,
         true,
         {"depth"}},
        {"bfl",
         &madeUp<FakeBfl>,
         key,
         "/v1/flux-",
         "get_result",
         "free machine",
         true,
         true,
         {"init", "likeness", "style"}},
        {"fal",
         &madeUp<FakeFal>,
         key,
         "flux/dev",
         "/status",
         "number 2",
         true,
         true,
         {"init"},
         "fal-ai/flux/dev/image-to-image"},
        {"gemini-image",
         &madeUp<FakeGemini>,
         key,
         ":generateContent",
         "",
         "",
         true,
         true,
         {"init", "likeness"},
         "",
         [](const std::string &bytes) {
             return around(R"({"candidates":[{"content":{"parts":[{"inlineData":{"data":")", bytes,
                           R"("}}]}}]})");
         }},
        {"openai-images",
         &madeUp<FakeOpenAi>,
         key,
         "/v1/images/",
         "",
         "impression",
         true,
         true,
         {"init", "likeness", "style"},
         "",
         [](const std::string &bytes) { return around(R"({"data":[{"b64_json":")", bytes, R"("}]})"); }},
        {"replicate",
         &madeUp<FakeReplicate>,
         key,
         "/v1/models/",
         "/v1/predictions/",
         "generating",
         true,
         true,
         {"init"}},
        {"sdnext",
         &madeUp<FakeSdNext>,
         "",
         "/sdapi/v1/txt2img",
         "",
         "",
         false,
         false,
         {"depth", "edges", "init"},
         "",
         [](const std::string &bytes) { return around(R"({"info":"{}","images":[")", bytes, R"("]})"); }},
        {"stability",
         &madeUp<FakeStability>,
         key,
         "/stable-image/",
         "",
         "",
         true,
         true,
         {"init"},
         "sd3.5-large",
         [](const std::string &bytes) { return bytes; }},
        {"stable-diffusion-cpp",
         &madeUp<FakeSdCpp>,
         "",
         "img_gen",
         "/jobs/",
         "queue",
         false,
         false,
         {"init", "likeness", "style", "depth"}},
        {"swarmui",
         &madeUp<FakeSwarmUi>,
         key,
         "GenerateText2Image",
         "",
         "",
         false,
         false,
         {"init", "likeness", "depth", "edges"},
         "",
         [](const std::string &bytes) {
             return around(R"({"images":["data:image/png;base64,)", bytes, R"("]})");
         }},
    };
    return all;
}

/// A picture that tells more than it should.
inline ImageFile indiscreetPicture()
{
    std::string png = pngPicture(40, 50);
    png.insert(png.size() - 12,
               detail::chunk("tEXt", std::string("GPS\0here", 8)) + detail::chunk("eXIf", "II*\0"));
    return *ImageFile::fromBytes(png, "picture");
}

} // namespace presence::test
