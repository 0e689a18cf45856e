// SPDX-License-Identifier: MIT
#include "core/sitter/face/eyes_and_lids.h"

namespace presence {

using namespace anatomy;

namespace {

constexpr float upperReach = 1.75f; ///< the lid's skin gives way up to here above the eye line
constexpr float lowerReach = 1.45f;
constexpr float restFissure = 1.05f;

/// Sphere around the middle, then a straight slope: the white runs out to the corners instead of rolling
/// away.
float capHeight(float dx, float dy, float radius)
{
    const float d = std::sqrt(dx * dx + dy * dy), turn = 0.56f * radius;
    if (d <= turn)
        return std::sqrt(radius * radius - d * d);
    return std::sqrt(radius * radius - turn * turn) - 0.676f * (d - turn); // slope at the turn
}

/// −1 at the inner corner, +1 at the outer.
float across(float x) { return (std::abs(x) - pupilX) / eyeHalfWidth; }

/// Line through both corners; the outer one stands a little higher.
float corners(float s) { return -0.04f + 0.085f * std::clamp(s, -1.3f, 1.3f); }

} // namespace

double EyeState::opening() const { return std::max(double(upper - lower) / restFissure, 0.0); }

Eyes eyesLookingAt(Vec3 target, const FaceMotion &motion, float vergenceDeg)
{
    const auto eye = [&](float side) {
        const auto at = [&](int unit) { return side > 0 ? motion.unit(unit).left : motion.unit(unit).right; };
        EyeState state;
        state.centre = {side * pupilX, 0, eyeCentreZ};
        state.gaze = normalized(target - state.centre);
        // An eye does not turn further than this in its socket; the head does the rest.
        const float yaw =
            std::clamp(std::atan2(state.gaze.x, state.gaze.z) / radiansPerDegree - 0.5f * side * vergenceDeg,
                       -48.0f, 48.0f);
        const float pitch = std::clamp(std::asin(state.gaze.y) / radiansPerDegree, -42.0f, 38.0f);
        state.gaze = directionFromAngles(yaw, pitch);
        const float travel = eyeballRadius * std::sin(pitch * radiansPerDegree);
        state.upper += travel * (travel < 0 ? 0.75f : 0.5f);
        state.lower += travel * 0.25f;
        state.upper += 0.34f * at(5) - 0.10f * at(7) - 0.08f * at(6) - 0.05f * at(4) - 0.05f * at(9);
        state.lower += 0.26f * at(7) + 0.30f * at(6) + 0.12f * at(12) + 0.10f * at(9) - 0.04f * at(5);
        state.upper = std::max(state.upper, state.lower + 0.10f);
        state.upper = mix(state.upper, state.lower, at(43));
        return state;
    };
    return {eye(1), eye(-1)};
}

float lidMargin(float x, bool upper, const Eyes &eyes)
{
    const EyeState &eye = eyes.at(x);
    const float s = across(x), inside = std::max(1 - s * s, 0.0f);
    const float height = upper ? eye.upper : eye.lower;
    // Closed lids meet on the curve of the lower one, which bends down.
    const float peak = upper ? 1 - 0.16f * s : 1 + 0.16f * s;
    return corners(s) + (height + 0.04f) * peak * std::pow(inside, upper ? 0.62f : 0.85f);
}

Vec3 withLids(SurfacePoint base, Vec3 rest, const SheetRow &row, const Eyes &eyes)
{
    const bool isUpper = row.slit == Slit::UpperLid || (row.slit == Slit::None && base.v >= 0);
    const float y = base.v, s = across(base.u), reach = isUpper ? upperReach : lowerReach;
    if (std::abs(s) > 1.75f || std::abs(y) >= reach || rest.z < 2)
        return rest;
    const EyeState &eye = eyes.at(base.u);
    const float sideways = 1 - smoothstep(1.05f, 1.75f, std::abs(s));
    const float margin = lidMargin(base.u, isUpper, eyes);
    const float give = std::pow(1 - std::abs(y) / reach, 1.35f);
    Vec3 p = rest;
    p.y += margin * give * sideways;
    const float dx = p.x - eye.centre.x, dy = p.y - eye.centre.y;
    const float ball = eye.centre.z + capHeight(dx, dy, eyeballRadius + lidThickness);
    const float near = sideways * (1 - smoothstep(0.55f, 1.0f, std::abs(y) / reach));
    p.z = mix(p.z, smoothMax(p.z, ball, 0.35f), near);
    const float fade = 1 - smoothstep(0.82f, 1.1f, std::abs(s));
    const float fromMargin = std::abs(p.y - margin);
    if (isUpper) {
        const float open = saturate((eye.upper - eye.lower) / restFissure);
        const float crease = 0.30f + 0.10f * (1 - square(s)) + 0.25f * (1 - open);
        p.z -= 0.10f * fade * bump((fromMargin - crease) / 0.10f) * mix(0.25f, 1.0f, open);
        p.z += 0.06f * fade * bump((fromMargin - crease - 0.28f) / 0.24f);
    } else {
        p.z -= 0.045f * fade * bump((fromMargin - 0.42f) / 0.12f);
        p.z += 0.05f * fade * bump((fromMargin - 0.18f) / 0.14f);
    }
    if (row.depth > 0 && std::abs(s) < 1.05f) { // the thickness of the margin, back onto the ball
        const float inside = 1 - smoothstep(0.97f, 1.05f, std::abs(s));
        const float back = eye.centre.z + capHeight(dx, dy, eyeballRadius) - 0.03f;
        p.z = mix(p.z, std::min(p.z, back), row.depth * inside);
        p.y += (isUpper ? -0.02f : 0.02f) * std::sin(row.depth * pi * 0.5f) * inside;
    }
    return p;
}

Mesh makeEye(const EyeState &eye, float fineness)
{
    Mesh mesh;
    mesh.material = Material::Eye;
    const int n = std::max(int(56 * fineness), 18);
    for (int row = 0; row < n; ++row)
        for (int column = 0; column < n; ++column) {
            const float dx = (2 * float(column) / (n - 1) - 1) * 1.72f,
                        dy = (1 - 2 * float(row) / (n - 1)) * 1.25f;
            mesh.surface.push_back({dx, dy});
            // The lacrimal flesh fills the inner corner.
            const float inward = eye.centre.x > 0 ? -dx : dx;
            const float flesh = 0.42f * smoothstep(0.95f, 1.6f, inward);
            mesh.position.push_back(eye.centre + Vec3{dx, dy, capHeight(dx, dy, eyeballRadius) + flesh});
        }
    appendGrid(mesh, n, n, false, [](int, int) { return true; });
    return mesh;
}

} // namespace presence
