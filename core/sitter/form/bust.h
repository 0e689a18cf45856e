// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/face/eyes_and_lids.h"
#include "core/sitter/hair/hair.h"

#include <string>
#include <vector>

namespace presence {

/// Where head and trunk are. The world is the head frame of a sitter who holds still, upright and square.
struct BodyPose
{
    Rotation head;
    Vec3 headPivot{0, -5.2f, -0.8f}; ///< between the condyles, head frame
    Vec3 headShift;                  ///< by lean and spine
    Rotation trunk;
    Vec3 trunkPivot{0, -20, -4};
    float openness = 0, raise = 0, round = 0;

    Vec3 headPoint(Vec3 p) const { return headPivot + head(p - headPivot) + headShift; }
    Vec3 toHeadFrame(Vec3 world) const { return headPivot + head.inverse(world - headShift - headPivot); }
    /// Shoulders and chest: raised, opened or rounded, then turned.
    Vec3 trunkPoint(Vec3 p) const;
    friend bool operator==(const BodyPose &a, const BodyPose &b);
};
BodyPose bodyPoseOf(const PortraitSpec &spec);

/// Everything of the sitter that does not change with expression, in its resting place.
struct RestingParts
{
    std::vector<Mesh> onHead;  ///< ears, hair: rigid with the head
    Mesh neck;                 ///< from trunk to head; surface as of the trunk
    std::vector<Mesh> onTrunk; ///< chest and collar; surface = x and y of the resting body
};
RestingParts makeRestingParts(const HairStyle &hair, const Likeness &likeness, float fineness);

/// How much the neck moves with the head at this height at rest, 0–1.
float headShare(float y);

} // namespace presence
