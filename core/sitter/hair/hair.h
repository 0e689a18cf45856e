// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/face/head_shape.h"

#include <string>

namespace presence {

struct HairStyle
{
    std::string cut = "short"; ///< as Identity::hair
    float stray = 0.2f;        ///< as Realism::strayHair
    float sweep = 1; ///< 0 combed evenly to both sides … 1 to the subject's right; 0 mirrors every strand
    std::uint32_t seed = 1;
    friend bool operator==(const HairStyle &, const HairStyle &) = default;
};
HairStyle hairStyleOf(const PortraitSpec &spec, std::uint64_t seed);

/// Height of the edge of the hair at this angle around the head (0 = face), cm over the eye line.
float hairline(float theta);

/// The body of the hair: a grid around the head (columns) from the crown (row 0) to the edge or the tips.
struct HairCap
{
    int columns = 0, rows = 0;
    std::vector<Vec3> position, normal;

    /// At `angle` around the head in radians and `t` 0 crown … 1 edge.
    Vec3 pointAt(float angle, float t) const { return sample(position, angle, t); }
    Vec3 normalAt(float angle, float t) const { return normalized(sample(normal, angle, t)); }

private:
    Vec3 sample(const std::vector<Vec3> &values, float angle, float t) const;
};
HairCap makeHairCap(const HairStyle &style, const Likeness &likeness, float fineness);

/// Strands combed over the cap, as curves. Surface: u = number of the strand, v = along it; coverage = how
/// much on top it lies.
Mesh growStrands(const HairCap &cap, const HairStyle &style, float fineness);

/// All hair in the head frame; nothing for a bald head.
std::vector<Mesh> makeHair(const HairStyle &style, const Likeness &likeness, float fineness);

} // namespace presence
