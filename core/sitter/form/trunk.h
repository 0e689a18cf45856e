// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/face/likeness.h"
#include "core/sitter/form/mesh.h"

namespace presence {

/// How far the whole trunk is raised to its place: the notch of the collar bones stands 6 cm below the chin.
inline constexpr float trunkLift = 1.3f;

/// The surface of the dressed trunk as r(θ, y) about a vertical axis, before `trunkLift`, cm; θ = 0 is the
/// front.
Vec3 trunkLoft(float theta, float y, const Likeness &likeness);

/// Chest and shoulders; surface = θ and y before `trunkLift`.
Mesh makeTrunk(const Likeness &likeness, float fineness);
/// Added to the angle around an arm in its surface coordinates, to tell it from the trunk.
inline constexpr float armPlace = 20;

/// A sleeve that hangs from the shoulder, and the hand with its fingers below it; surface = armPlace + angle
/// around it and y.
std::vector<Mesh> makeArm(float side, const Likeness &likeness, float fineness);

} // namespace presence
