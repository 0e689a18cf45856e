// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/jobs.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// What a colour is for, in the old rule of thumb of sixty, thirty and ten parts.
enum class ColorRole {
    Background, ///< 60 %: `palette.background_color`
    Clothing,   ///< 30 %: `palette.clothing_color`
    Accent,     ///< 10 %: `palette.accent`
};

/// The control that holds the colour of a role.
std::string_view controlOf(ColorRole role);
/// The colour that a spec has for a role: its own, else the palette scheme's. "#RRGGBB".
std::string colorOf(ColorRole role, const PortraitSpec &spec, const SpecLibrary &library);
/// The other colours of a harmony with `hex`, by turning its hue in OKLCH: analogous ±30°, complementary
/// 180°, split 150° and 210°, triadic 120° and 240°, tetradic 90°, 180°, 270°; monochrome gives a darker and
/// a lighter one, neutral_accent three greys of its hue. Empty for "none" and what is not a colour.
std::vector<std::string> partnersOf(std::string_view hex, std::string_view harmony);

/// The colour nearest in lightness to `hex`, hue and as much chroma as fits kept, that reaches `ratio`
/// (contrastRatio) against `against`. `hex` itself if it does already; nothing if none does.
std::optional<std::string> nearestWithContrast(std::string_view hex, std::string_view against, double ratio);

} // namespace presence
