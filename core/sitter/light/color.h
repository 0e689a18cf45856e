// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/form/vec.h"

#include <string_view>

namespace presence {

inline float linearFromSrgb(float v)
{
    return v <= 0.04045f ? v / 12.92f : std::pow((v + 0.055f) / 1.055f, 2.4f);
}
inline float srgbFromLinear(float v)
{
    return v <= 0.0031308f ? 12.92f * v : 1.055f * std::pow(v, 1 / 2.4f) - 0.055f;
}

/// 0xRRGGBB to linear light.
inline Vec3 linearColor(std::uint32_t rgb)
{
    return {linearFromSrgb(float(rgb >> 16 & 255) / 255), linearFromSrgb(float(rgb >> 8 & 255) / 255),
            linearFromSrgb(float(rgb & 255) / 255)};
}

/// "#RRGGBB" to linear light; `otherwise` for anything else.
Vec3 linearColor(std::string_view hex, Vec3 otherwise);

/// What a gel of this colour lets through of white light, brightest channel 1; everything for an empty
/// colour.
Vec3 linearGel(std::string_view hex);

/// Linear sRGB of light of this temperature as seen by a camera balanced for `whiteBalanceK`; luminance 1.
Vec3 lightColor(double lightK, double whiteBalanceK);

} // namespace presence
