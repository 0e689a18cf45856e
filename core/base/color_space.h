// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace presence {

/// A colour in Ottosson's OKLab (2020, https://bottosson.github.io/posts/oklab/): equal steps look equally
/// large.
struct Oklab
{
    double lightness = 0; ///< 0 black … 1 white
    double a = 0, b = 0;  ///< green to red, blue to yellow; 0 grey
};

/// Nothing if `hex` is not "#RRGGBB".
std::optional<Oklab> oklabFromHex(std::string_view hex);
/// How different two colours look: 0 equal … 1 black and white.
double distanceBetween(const Oklab &a, const Oklab &b);

/// The same in polar form, OKLCH.
struct Oklch
{
    double lightness = 0; ///< 0 black … 1 white
    double chroma = 0;    ///< 0 grey … about 0.32 for the purest of sRGB
    double hueDeg = 0;    ///< 0–360; without meaning for greys
};

/// Nothing if `hex` is not "#RRGGBB".
std::optional<Oklch> oklchFromHex(std::string_view hex);
/// "#RRGGBB" of the colour, its chroma lowered as far as sRGB needs. Lightness is clamped to 0–1.
std::string hexFromOklch(Oklch color);

/// Relative luminance 0–1 as WCAG 2.2 defines it; 0 for what is not a colour.
double relativeLuminance(std::string_view hex);
/// (lighter + 0.05) / (darker + 0.05): 1 for equal colours … 21 for black on white (WCAG 2.2). 3 is asked of
/// large text and of shapes that carry meaning, 4.5 of small text.
double contrastRatio(std::string_view hexA, std::string_view hexB);

} // namespace presence
