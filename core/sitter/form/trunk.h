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

} // namespace presence
