// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/spec_patch.h"

#include <span>
#include <string>
#include <string_view>

namespace presence {

/// What all portraits of one person or company share. Kept once for a shoot and inherited by its specs.
struct Brand
{
    std::string name;
    SpecPatch values; ///< of brandControls() only

    /// The values that a spec takes over: those whose control it still has at rest. What the spec sets itself
    /// always wins.
    SpecPatch inheritedBy(const PortraitSpec &spec) const;

    std::string toJson() const;
    /// Schema presence.brand/1. Refuses controls that a brand cannot hold.
    static Result<Brand> fromJson(std::string_view text, std::string_view source);

    friend bool operator==(const Brand &, const Brand &) = default;
};

/// Job, palette and its colours, memorable detail, wardrobe, accessories, essence, signature movement.
std::span<const std::string_view> brandControls();

} // namespace presence
