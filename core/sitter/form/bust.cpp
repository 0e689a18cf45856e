// SPDX-License-Identifier: MIT
#include "core/sitter/form/bust.h"

#include "core/sitter/face/ears.h"
#include "core/sitter/form/garment.h"
#include "core/sitter/form/trunk.h"

namespace presence {

namespace {

Mesh makeNeck(const Likeness &who, float fineness)
{
    Mesh mesh;
    mesh.material = Material::Skin;
    const int columns = std::max(int(129 * fineness), 61) | 1, rows = std::max(int(60 * fineness), 20);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const float t = float(row) / (rows - 1), y = mix(-4.0f, -19.8f, t);
            const float theta = pi * float(2 * column + 1 - columns) / columns, angle = std::abs(theta);
            const float half =
                (4.80f + 0.75f * who.jaw) * (1 + 0.28f * square(std::max(t - 0.55f, 0.0f) / 0.45f));
            const float depth = 5.15f + 0.5f * who.jaw;
            Vec3 p{half * std::sin(theta), y, mix(-0.9f, -3.6f, t) + depth * std::cos(theta)};
            // Sternomastoid: from behind the ear to the notch; windpipe and larynx.
            const float strap = mix(1.75f, 0.16f, smoothstep(0.1f, 0.95f, t));
            const Vec3 out{std::sin(theta), 0, std::cos(theta)};
            p += out * (0.42f * bump((angle - strap) / 0.24f) * smoothstep(0.05f, 0.3f, t));
            p += out * ((0.10f + 0.16f * saturate(who.jaw)) * bump(angle / 0.16f) * bump((y + 13.6f) / 1.2f));
            p += out * (-0.45f * bump(angle / 0.14f) * bump((y + 17.3f) / 1.2f));
            mesh.position.push_back(p);
            mesh.surface.push_back({theta, y});
        }
    appendGrid(mesh, columns, rows, true, [](int, int) { return true; });
    return mesh;
}

} // namespace

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
