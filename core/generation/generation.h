// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/image_file.h"
#include "core/prompt/prompt.h"
#include "core/spec/portrait_spec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace presence {

/// How a picture is sampled: kept apart from what it shows.
struct RenderSettings
{
    int width = 832;          ///< pixels
    int height = 1040;        ///< pixels
    std::int64_t seed = -1;   ///< −1 = let the backend draw one; reported back in GeneratedImage::seed
    int count = 1;            ///< pictures, 1–64
    std::string model;        ///< id from the backend's list; empty = its default
    int steps = 0;            ///< 0 = the backend's default
    double guidanceScale = 0; ///< 0 = the backend's default
    std::string sampler;      ///< empty = the backend's default
    std::string quality;      ///< where a service knows grades ("low", "high"); empty = its default

    friend bool operator==(const RenderSettings &, const RenderSettings &) = default;
};

/// Everything that influences the picture, in one value. What is not in it cannot influence the picture.
struct GenerationRequest
{
    PortraitSpec spec; ///< used by the sitter; other backends read the prompt
    Prompt prompt;
    RenderSettings settings;
};

struct GeneratedImage
{
    ImageFile file;
    std::int64_t seed = -1;    ///< as used; −1 where the service does not tell
    std::string revisedPrompt; ///< what the service made of the words, or empty
    std::string parameters;    ///< A1111-style text, where the service writes one
    std::string truthJson;     ///< the sitter's record of known truth, else empty
};

struct GenerationResult
{
    std::vector<GeneratedImage> images; ///< at least one
    std::string requestBody;            ///< what was sent, as JSON, without keys
    std::string model;                  ///< as reported by the service
};

} // namespace presence
