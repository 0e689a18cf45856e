// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/form/vec.h"
#include "core/spec/portrait_spec.h"

#include <array>
#include <cstdint>

namespace presence {

/// From linear light to the picture: filmic shoulder, then the palette's warmth, saturation and contrast,
/// grain.
class Grade
{
public:
    Grade(const PortraitSpec &spec, std::uint64_t seed);
    /// sRGB of the pixel, 8 bits a channel.
    std::array<std::uint8_t, 3> pixel(Vec3 linear, int x, int y) const;

private:
    float m_warmth, m_saturation, m_contrast, m_grain, m_veil;
    bool m_film;
    std::uint32_t m_seed;
    std::array<float, 2049> m_encode; ///< sRGB of equal steps of linear light
};

} // namespace presence
