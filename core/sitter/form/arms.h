// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/face/likeness.h"
#include "core/sitter/form/mesh.h"

namespace presence {

/// Added to the angle around an arm in its surface coordinates, to tell it from the trunk.
inline constexpr float armPlace = 20;

/// The sleeve of the subject's left (+1) or right (−1) side, and the hand with its fingers, in the place of
/// the trunk before `trunkLift`, where Likeness::hands puts them; surface = armPlace + angle around it and
/// the height it has when it hangs.
std::vector<Mesh> makeArm(float side, const Likeness &likeness, float fineness);

/// The joints of that arm, in the same place.
struct ArmJoints
{
    Vec3 shoulder, elbow, wrist;
};
ArmJoints armJointsOf(float side, const Likeness &likeness);

} // namespace presence
