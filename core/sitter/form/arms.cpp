// SPDX-License-Identifier: MIT
#include "core/sitter/form/arms.h"

#include <optional>
#include <span>

namespace presence {

namespace {

/// Where one arm goes; for the subject's left, the right is its mirror image. cm.
struct ArmPose
{
    Vec3 elbow, wrist;
    Vec3 along; ///< from the wrist over the knuckles
    Vec3 thumb; ///< to the side of the thumb
    float curl; ///< 0 as a hand hangs … 1 a fist
};

constexpr Vec3 shoulder{15.2f, -20.8f, -3.4f};

/// Upper arm about 30 cm, forearm 25 (Pheasant & Haslegrave 2006, rounded); nothing for an arm that hangs.
std::optional<ArmPose> armPoseOf(HandPlace place, bool left)
{
    switch (place) {
    case HandPlace::Down:
        return {};
    case HandPlace::Clasped:
        return ArmPose{{20.5f, -48.0f, -2.0f},
                       {8.2f, -57.0f, left ? 15.5f : 13.5f},
                       {-0.92f, -0.30f, 0.10f},
                       {-0.1f, 0.55f, 0.8f},
                       0.35f};
    case HandPlace::ChinRest:
        if (left)
            return ArmPose{{13.5f, -46.0f, 12.0f},
                           {7.6f, -22.6f, 13.2f},
                           {-0.42f, 0.88f, -0.15f},
                           {-0.75f, -0.25f, 0.5f},
                           0.85f};
        return ArmPose{
            {19.5f, -48.0f, 2.0f}, {-2.5f, -47.5f, 15.0f}, {-0.98f, 0.08f, 0.05f}, {0, 0.9f, 0.3f}, 0.3f};
    case HandPlace::Face:
        if (left)
            return ArmPose{{18.5f, -46.5f, 9.0f},
                           {12.2f, -23.5f, 9.6f},
                           {-0.33f, 0.92f, -0.12f},
                           {-0.3f, 0.1f, 0.9f},
                           0.25f};
        return {};
    case HandPlace::Gesture:
        if (left)
            return ArmPose{{21.5f, -48.0f, -1.0f},
                           {19.5f, -40.5f, 22.5f},
                           {-0.15f, 0.50f, 0.85f},
                           {0.65f, 0.65f, -0.2f},
                           0.15f};
        return {};
    case HandPlace::Pockets:
        return ArmPose{
            {23.5f, -47.5f, -5.0f}, {12.0f, -69.5f, 3.2f}, {-0.1f, -0.99f, 0.05f}, {-1, 0.1f, 0.1f}, 0.2f};
    case HandPlace::Crossed:
        return left ? ArmPose{{20.0f, -47.0f, 3.5f},
                              {-3.5f, -42.0f, 14.5f},
                              {-0.93f, 0.28f, -0.2f},
                              {0.2f, 0.9f, 0.3f},
                              0.1f}
                    : ArmPose{{20.0f, -47.5f, 2.0f},
                              {-2.5f, -45.5f, 10.8f},
                              {-0.93f, 0.28f, -0.2f},
                              {0.2f, 0.9f, 0.3f},
                              0.1f};
    case HandPlace::OnHips:
        return ArmPose{{33.0f, -46.0f, -8.0f},
                       {19.8f, -64.5f, 1.0f},
                       {-0.45f, -0.45f, 0.75f},
                       {-0.2f, 0.9f, 0.4f},
                       0.25f};
    }
    return {};
}

constexpr ArmPose hanging{{19.6f, -47.5f, -4.3f}, {21.0f, -74.0f, 1.1f}, {0, -1, 0}, {0, 0, 1}, 0};

/// Broad shoulders carry their arms further out; hands that meet before the body less so.
float breadth(const std::optional<ArmPose> &pose, const Likeness &who)
{
    return mix(0.96f + 0.09f * who.jaw, 1.0f, pose ? 0.5f : 0.0f);
}

struct Ring
{
    Vec3 centre;
    float radius, flat = 1;
};

/// A skin over rings along a path; `across` is where its first width points at the start. `placeY` is the
/// height of its two ends in surface coordinates.
Mesh tube(std::span<const Ring> rings, Vec3 across, Material material, int columns, int rows, float fromY,
          float toY)
{
    Mesh mesh;
    mesh.material = material;
    const auto at = [&](float place) {
        const auto i = std::min(std::size_t(std::max(place, 0.0f)), rings.size() - 2);
        const float step = place - float(i), t = smoothstep(0, 1, step) * 0.5f + step * 0.5f;
        const Ring &a = rings[i], &b = rings[i + 1];
        return Ring{mix(a.centre, b.centre, t), mix(a.radius, b.radius, t), mix(a.flat, b.flat, t)};
    };
    const float last = float(rings.size() - 1);
    for (int row = 0; row < rows; ++row) {
        const float share = float(row) / (rows - 1), place = share * last;
        const Ring ring = at(place);
        const Vec3 way =
            normalized(at(std::min(place + 0.35f, last)).centre - at(std::max(place - 0.35f, 0.0f)).centre);
        across = normalized(across - way * dot(across, way));
        const Vec3 flat = cross(-way, across);
        for (int column = 0; column < columns; ++column) {
            const float angle = 2 * pi * float(column) / float(columns);
            mesh.position.push_back(ring.centre + flat * (std::sin(angle) * ring.radius * ring.flat) +
                                    across * (std::cos(angle) * ring.radius));
            mesh.surface.push_back({armPlace + angle, mix(fromY, toY, share)});
        }
    }
    appendGrid(mesh, columns, rows, true, [](int, int) { return true; });
    return mesh;
}

Mesh makeSleeve(const std::optional<ArmPose> &pose, int columns, int rows)
{
    constexpr float fromY = -21, toY = -74;
    if (!pose) {
        constexpr Ring resting[] = {{{14.0f, -21.6f, -3.4f}, 2.0f},     {{16.5f, -25.0f, -3.4f}, 4.5f},
                                    {{17.4f, -32.0f, -3.6f}, 4.8f},     {{19.2f, -43.0f, -4.4f}, 4.5f},
                                    {{20.3f, -52.0f, -4.2f}, 4.2f},     {{20.9f, -64.0f, -1.6f}, 3.9f},
                                    {{21.0f, -74.5f, 1.2f}, 3.3f, 0.9f}};
        return tube(resting, {0, 0, 1}, Material::Garment, columns, rows, fromY, toY);
    }
    const Vec3 upper = pose->elbow - shoulder, fore = pose->wrist - pose->elbow;
    const Ring rings[] = {{shoulder + Vec3{-1.6f, -1.4f, 0}, 1.6f},
                          {shoulder + upper * 0.18f, 4.5f},
                          {shoulder + upper * 0.48f, 4.7f},
                          {shoulder + upper * 0.80f, 4.3f},
                          {pose->elbow - normalized(normalized(fore) - normalized(upper)) * 0.4f, 4.1f},
                          {pose->elbow + fore * 0.22f, 4.0f},
                          {pose->elbow + fore * 0.60f, 3.7f},
                          {pose->elbow + fore * 1.02f, 3.2f, 0.9f}};
    return tube(rings, {0, 0, 1}, Material::Garment, columns, rows, fromY, toY);
}

/// Palm, four fingers and thumb from the wrist on. In the hand: `a` toward the fingers, `w` to the thumb, `n`
/// out of the back.
std::vector<Mesh> makeHand(const ArmPose &pose, float fineness)
{
    const Vec3 along = normalized(pose.along),
               thumb = normalized(pose.thumb - along * dot(pose.thumb, along)), back = cross(thumb, along);
    const auto world = [&](float a, float w, float n) {
        return pose.wrist + along * a + thumb * w + back * n;
    };
    const int columns = std::max(int(48 * fineness), 8), rows = std::max(int(56 * fineness), 8);
    const Ring palm[] = {{world(0, 0, 0), 2.6f, 0.8f},
                         {world(4.0f, 0.9f, 0.1f), 3.4f, 0.48f},
                         {world(8.5f, 1.8f, -0.1f), 3.9f, 0.36f},
                         {world(11.0f, 2.2f, -0.3f), 3.7f, 0.30f},
                         {world(12.2f, 2.3f, -0.4f), 2.4f, 0.25f}};
    std::vector<Mesh> meshes{tube(palm, thumb, Material::Skin, columns, rows, -74, -86)};
    struct Finger
    {
        float a, w, lengths[3], radius, drift;
    };
    constexpr Finger fingers[] = {{10.6f, 4.9f, {3.9f, 3.1f, 1.2f}, 0.95f, 0.05f},
                                  {11.0f, 3.1f, {4.3f, 3.4f, 1.2f}, 0.97f, 0.02f},
                                  {10.9f, 1.3f, {4.0f, 3.3f, 1.1f}, 0.93f, -0.01f},
                                  {10.0f, -0.3f, {3.1f, 2.6f, 0.9f}, 0.82f, -0.06f}};
    const int detail = std::max(int(16 * fineness), 8);
    for (const Finger &finger : fingers) {
        // The joints bend one after the other, toward the palm.
        float a = finger.a, n = -0.3f, w = finger.w;
        std::vector<Ring> rings{{world(a, w, n), finger.radius}};
        const float bends[] = {8 + 70 * pose.curl, 18 + 145 * pose.curl, 24 + 185 * pose.curl};
        for (int joint = 0; joint < 3; ++joint) {
            const float bend = bends[joint] * radiansPerDegree, size = finger.lengths[joint];
            a += size * std::cos(bend);
            n -= size * std::sin(bend);
            w += size * finger.drift;
            rings.push_back(
                {world(a, w, n), joint == 2 ? 0.1f : finger.radius * (joint == 0 ? 0.92f : 0.8f)});
        }
        meshes.push_back(tube(rings, thumb, Material::Skin, detail, detail, -86, -93));
    }
    const float in = 1.2f * pose.curl;
    const Ring thumbRings[] = {{world(3.2f, 1.3f, 0), 0.7f},
                               {world(8.2f, 5.5f - in, -1.7f - in), 1.08f},
                               {world(11.0f, 6.5f - 2 * in, -2.4f - in), 0.92f},
                               {world(12.2f, 6.8f - 2 * in, -2.7f - in), 0.1f}};
    meshes.push_back(tube(thumbRings, thumb, Material::Skin, detail, detail, -77, -86));
    return meshes;
}

} // namespace

std::vector<Mesh> makeArm(float side, const Likeness &who, float fineness)
{
    const auto pose = armPoseOf(who.hands, side > 0);
    std::vector<Mesh> meshes{
        makeSleeve(pose, std::max(int(48 * fineness), 8), std::max(int(56 * fineness), 8))};
    for (Mesh &mesh : makeHand(pose.value_or(hanging), fineness))
        meshes.push_back(std::move(mesh));
    for (Mesh &mesh : meshes) {
        for (Vec3 &p : mesh.position)
            p.x *= side * breadth(pose, who);
        if (side < 0)
            for (auto &triangle : mesh.triangles)
                std::swap(triangle[1], triangle[2]);
    }
    return meshes;
}

ArmJoints armJointsOf(float side, const Likeness &who)
{
    const auto pose = armPoseOf(who.hands, side > 0);
    const ArmPose &at = pose ? *pose : hanging;
    const auto placed = [&](Vec3 p) { return Vec3{p.x * side * breadth(pose, who), p.y, p.z}; };
    return {placed(shoulder + Vec3{0.8f, -1.2f, 0}), placed(at.elbow), placed(at.wrist)};
}

} // namespace presence
