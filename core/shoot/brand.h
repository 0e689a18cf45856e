// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/spec/patch/spec_patch.h"

#include <filesystem>
#include <span>
#include <string>

namespace presence {

/// What all portraits of a shoot have in common: what they are for, their colours, the memorable detail, the
/// wardrobe. A patch that every new spec of the shoot begins with; any spec may differ.
struct Brand
{
    std::string name; ///< "The bakery"; may be empty
    SpecPatch values; ///< of brandControls() only

    /// `{"schema": "presence.brand/1", "name": …, "values": {…}}`
    std::string toJson() const;
    /// Error::BadInput for what does not fit, or for a control that is no part of a brand.
    static Result<Brand> fromJson(std::string_view text, std::string_view source);
};

/// The ids that a brand can hold, in the order in which they are shown.
std::span<const std::string> brandControls();

/// What this spec says of a brand: those controls that differ from a neutral spec.
SpecPatch brandValuesOf(const PortraitSpec &spec);

/// The brand of a shoot, in `<shoot>/brand.json`; an empty one if there is none.
Result<Brand> loadBrand(const std::filesystem::path &shootFolder);
/// An empty brand takes the file away.
Result<> saveBrand(const Brand &brand, const std::filesystem::path &shootFolder);

} // namespace presence
