// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/face/head_shape.h"

#include <array>

namespace presence {

/// What the muscles do, as shares of the largest travel (levelTravel), by index into `actionUnits`.
struct FaceMotion
{
    struct Sides
    {
        float left = 0, right = 0;
        float at(float x) const { return mix(right, left, smoothstep(-0.35f, 0.35f, x)); }
        float mean() const { return 0.5f * (left + right); }
        friend bool operator==(const Sides &, const Sides &) = default;
    };
    std::array<Sides, actionUnitCount> travel{};
    float jawShift = 0; ///< AU30, −1 … +1, + = toward the subject's left

    const Sides &unit(int number) const { return travel[*actionUnitIndex(number)]; }
    friend bool operator==(const FaceMotion &, const FaceMotion &) = default;
};
FaceMotion motionOf(const Expression &expression);

/// Jaw angle about the condyles, degrees: 13 at AU26 E (relaxed drop), 25 at AU27 E.
float jawAngleDeg(const FaceMotion &motion);
/// How far the lower jaw stands to the subject's left, cm: 0.9 at AU30 E, within what a healthy jaw reaches
/// to the side (8–10 mm).
float jawAside(const FaceMotion &motion);
/// A point of the lower jaw after the jaw has opened and moved aside.
Vec3 withJaw(Vec3 p, float angleDeg, float asideCm);

/// The skin under its muscles: linear muscles and sheets after Waters 1987, a ring around the mouth, the jaw,
/// and the creases that come with them.
class MovedSkin
{
public:
    MovedSkin(const FaceMotion &motion, const Likeness &likeness);

    /// Displacement in centimetres at `base` (place on the resting loft), `rest` (place with features);
    /// clamped. `lip` tells upper from lower at the slit.
    Vec3 shift(SurfacePoint base, Vec3 rest, Slit lip) const;

private:
    Vec3 mouthRing(float x, float y, bool below) const;
    float lipGap(float x, bool below) const;
    float creases(float x, float y) const;

    FaceMotion m_motion;
    Likeness m_likeness;
    bool m_still;
    float m_jawDeg, m_jawAside;
    std::vector<int> m_linear, m_sheets; ///< the muscles at work, by their place in the tables
};

} // namespace presence
