// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/portrait_spec.h"

#include <cstdint>
#include <optional>

namespace presence {

enum class GarmentCut : std::uint8_t { CrewNeck, VNeck, Shirt, OpenShirt, Blazer, Turtleneck };

/// The cut asked for, or the one the words of the wardrobe name, or a crew neck.
GarmentCut garmentCutOf(const Identity &identity);

/// Colours the words of the wardrobe name, 0xRRGGBB; nothing where they name none.
struct ClothColors
{
    std::optional<std::uint32_t> outer; ///< named before the garment that is drawn: “a navy blazer”
    std::optional<std::uint32_t> under; ///< named after a jacket: “over a pale blue shirt”
};
ClothColors clothColorsOf(const Identity &identity);

} // namespace presence
