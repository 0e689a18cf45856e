// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/image_file.h"
#include "core/critique/finding.h"
#include "core/generation/generation.h"
#include "core/spec/portrait_spec.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace presence {

/// One returned picture with everything that led to it and everything said about it. A value.
struct Take
{
    enum class Flag { None, Pick, Reject };

    std::string id;        ///< folder name inside the shoot: "0007-20261120T083000-3f2a"
    std::string createdAt; ///< UTC, ISO 8601
    PortraitSpec spec;
    std::string promptText;
    std::string negativePrompt;
    Dialect dialect = Dialect::Natural;
    RenderSettings settings;
    std::string backendId;
    std::string model;
    std::string requestBody; ///< JSON as sent, without keys
    std::int64_t seed = -1;
    std::string parameters; ///< A1111-style text
    std::string parentId;   ///< the take this one was refined from, or empty
    ImageFile image;

    // What may change later.
    std::optional<CritiqueReport> report;
    int rating = 0; ///< 0–5 stars
    Flag flag = Flag::None;
    std::map<std::string, std::string> answers; ///< human question id → "yes", "no", "unsure"
    std::string note;
};

} // namespace presence
