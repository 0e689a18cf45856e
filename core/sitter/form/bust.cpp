// SPDX-License-Identifier: MIT
#include "core/sitter/form/bust.h"

#include "core/sitter/clothes/garment.h"
#include "core/sitter/face/ears.h"
#include "core/sitter/form/arms.h"
#include "core/sitter/form/neck.h"
#include "core/sitter/form/trunk.h"

namespace presence {

float headShare(float y) { return smoothstep(-17.94f, -7.74f, y); }

Vec3 BodyPose::trunkPoint(Vec3 p) const
{
    const float tip = smoothstep(7, 19, std::abs(p.x)) * smoothstep(-70, -22, p.y);
    const float slope = smoothstep(5, 15, std::abs(p.x)) * smoothstep(-50, -20, p.y);
    p.y += 4.6f * raise * slope;
    p.z += (-2.2f * openness + 2.0f * round) * tip;
    p.x *= 1 + (0.045f * openness - 0.02f * round) * tip;
    p.z += 0.9f * openness * bump(p.x / 12) * bump((p.y + 31) / 12);
    return trunkPivot + trunk(p - trunkPivot);
}

bool operator==(const BodyPose &a, const BodyPose &b)
{
    const auto same = [](const Rotation &r, const Rotation &s) {
        return r.x == s.x && r.y == s.y && r.z == s.z;
    };
    return same(a.head, b.head) && same(a.trunk, b.trunk) && a.headShift == b.headShift &&
           a.openness == b.openness && a.raise == b.raise && a.round == b.round;
}

BodyPose bodyPoseOf(const PortraitSpec &spec)
{
    BodyPose pose;
    pose.head = rotationFromAngles(float(spec.pose.headYawDeg), float(spec.pose.headPitchDeg),
                                   float(spec.pose.headRollDeg));
    const float lean = float(spec.posture.leanDeg);
    pose.trunk =
        rotationFromAngles(float(spec.posture.shoulderYawDeg), -lean, float(spec.posture.shoulderRollDeg));
    // Leaning turns the trunk about the hips, 50 cm below the shoulder pivot; only what differs from the head
    // shows.
    const float angle = lean * radiansPerDegree;
    pose.headShift = {0, 15 * (std::cos(angle) - 1), 15 * std::sin(angle)};
    if (spec.posture.spine == "slouched") {
        pose.round = 1;
        pose.headShift += Vec3{0, -1.6f, 2.4f};
    } else if (spec.posture.spine == "upright") {
        pose.round = -0.35f;
        pose.headShift += Vec3{0, 0.9f, -0.7f};
    }
    pose.headShift.z += float(spec.pose.headForwardCm);
    pose.openness = float(spec.posture.openness);
    pose.raise = float(spec.posture.shoulderRaise);
    return pose;
}

RestingParts makeRestingParts(const HairStyle &hair, const Likeness &who, float fineness)
{
    RestingParts parts;
    parts.onHead = makeHair(hair, who, fineness);
    // Hanging hair presses the ears to the head.
    const bool covered = hair.cut == "bob" || hair.cut == "long" || hair.cut == "wavy" || hair.cut == "curly";
    for (const float side : {1.0f, -1.0f})
        parts.onHead.push_back(makeEar(side, covered, who, fineness));
    parts.neck = makeNeck(who, fineness);
    parts.onTrunk.push_back(makeTrunk(who, fineness));
    for (const float side : {1.0f, -1.0f})
        for (Mesh &mesh : makeArm(side, who, fineness))
            parts.onTrunk.push_back(std::move(mesh));
    for (Mesh &mesh : makeGarment(who, fineness))
        parts.onTrunk.push_back(std::move(mesh));
    for (Mesh &mesh : parts.onTrunk)
        for (Vec3 &p : mesh.position)
            p.y += trunkLift;
    return parts;
}

} // namespace presence
