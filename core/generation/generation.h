// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/image_file.h"
#include "core/prompt/prompt.h"
#include "core/spec/portrait_spec.h"

#include <cstdint>
#include <optional>
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

/// A picture that steers the generator beside the words. A backend refuses kinds that are not in
/// BackendInfo::pictures.
struct ControlPicture
{
    /// "init" for a picture to start from, "likeness" and "style" for references, or the id of a map:
    /// "depth", "pose", … (sitter/maps).
    std::string kind;
    double weight = 1; ///< of a map 0–2, as ControlNet has it; else the share that is kept, 0–1
    /// Empty: a map of the sitter, to be drawn from the spec of the request before a backend gets it
    /// (withSitterMaps).
    ImageFile file;

    friend bool operator==(const ControlPicture &, const ControlPicture &) = default;
};

/// Everything that influences the picture, in one value. What is not in it cannot influence the picture.
struct GenerationRequest
{
    PortraitSpec spec; ///< used by the sitter; other backends read the prompt
    Prompt prompt;
    RenderSettings settings;
    std::vector<ControlPicture> controls = {};
    std::vector<std::string> extras = {}; ///< what to hand back beside each picture, of BackendInfo::extras
    /// Of a job that the service has already (Progress::ticket): its result is fetched, nothing is sent
    /// again.
    std::string ticket = {};
};

/// An amount in the unit that a service counts in: "USD", "EUR", "credits", "kudos".
struct Cost
{
    double amount = 0;
    std::string unit;
    friend bool operator==(const Cost &, const Cost &) = default;
};

/// What a request will probably take, known before it is sent.
struct Estimate
{
    std::optional<Cost> cost; ///< empty = unknown; an amount of 0 = free
    double seconds = -1;      ///< negative = unknown
    std::string basis; ///< where the figures are from: "price list of 2026-10", "answer of the service"
};

/// A file that belongs to a picture: its record of truth, a mask, a map.
struct Attachment
{
    std::string name; ///< plain file name: "truth.json", "depth.png"
    std::string bytes;
    friend bool operator==(const Attachment &, const Attachment &) = default;
};

struct GeneratedImage
{
    ImageFile file;
    std::int64_t seed = -1;                   ///< as used; −1 where the service does not tell
    std::string revisedPrompt;                ///< what the service made of the words, or empty
    std::string parameters;                   ///< A1111-style text, where the service writes one
    std::string truthJson;                    ///< the sitter's record of known truth, else empty
    std::vector<Attachment> attachments = {}; ///< the extras that were asked for
};

struct GenerationResult
{
    std::vector<GeneratedImage> images; ///< at least one
    std::string requestBody;            ///< what was sent, as JSON, without keys
    std::string model;                  ///< as reported by the service
    std::optional<Cost> cost = {};      ///< as reported, or by the price list; empty = unknown
};

} // namespace presence
