// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/face/muscles.h"

namespace presence {

/// One eye in the head frame. `upper` and `lower` are the heights of the lid margins over the pupil's level
/// at the middle of the eye, cm; at rest the upper lid covers 1–2 mm of the iris and the lower stands at its
/// edge.
struct EyeState
{
    Vec3 centre; ///< of the ball
    Vec3 gaze{0, 0, 1};
    float upper = 0.50f;
    float lower = -0.55f;

    double opening() const; ///< 1 at rest, 0 closed
    friend bool operator==(const EyeState &, const EyeState &) = default;
};
struct Eyes
{
    EyeState left, right;
    const EyeState &at(float x) const { return x >= 0 ? left : right; }
    friend bool operator==(const Eyes &, const Eyes &) = default;
};

/// Eyes that look at `target` (head frame). The upper lid follows vertical gaze for about three quarters of
/// its way down and half of its way up, the lower lid a quarter (Malbouisson et al. 2005: lids and gaze move
/// together). `vergenceDeg` turns the eyes further toward each other, half each; below 0 apart.
Eyes eyesLookingAt(Vec3 target, const FaceMotion &motion, float vergenceDeg = 0);

/// Where the lids take this place of the resting sheet; unchanged away from the eyes.
Vec3 withLids(SurfacePoint base, Vec3 rest, const SheetRow &row, const Eyes &eyes);

/// Height of a lid margin over the pupil's level at `x` of the head.
float lidMargin(float x, bool upper, const Eyes &eyes);

/// The visible front of an eye: ball with the white drawn out to the corners. Surface coordinates: offsets
/// from the centre of the ball, cm.
Mesh makeEye(const EyeState &eye, float fineness);

inline constexpr float irisRadius = 0.62f;
inline constexpr float pupilRadius = 0.215f;

} // namespace presence
