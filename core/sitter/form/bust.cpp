// SPDX-License-Identifier: MIT
#include "core/sitter/form/bust.h"

#include <span>

namespace presence {

namespace {

struct Level
{
    float y, half, front, back, squareness;
};

// Trunk of an average adult; shoulder tips 20 cm below the eyes, half breadth over the upper arms 22.5
// (Pheasant & Haslegrave 2006, rounded). The rows above −19 are the slope of the trapezius.
constexpr Level trunkLevels[] = {
    {-12.5f, 3.4f, -0.8f, -5.4f, 2.0f},  {-15.2f, 5.9f, 0.9f, -7.2f, 2.0f},
    {-16.8f, 9.0f, 1.9f, -8.4f, 1.9f},   {-18.2f, 13.2f, 2.6f, -9.3f, 1.85f},
    {-19.5f, 17.0f, 3.5f, -10.2f, 1.9f}, {-21.2f, 19.7f, 4.8f, -11.2f, 2.1f},
    {-24.0f, 21.3f, 6.6f, -12.0f, 2.3f}, {-28.0f, 20.9f, 8.3f, -12.5f, 2.5f},
    {-34.0f, 18.4f, 9.6f, -12.5f, 2.6f}, {-47.0f, 16.2f, 9.4f, -11.8f, 2.5f},
    {-62.0f, 15.2f, 8.6f, -11.0f, 2.4f}, {-85.0f, 17.4f, 8.6f, -11.8f, 2.4f},
    {-150.f, 14.0f, 7.0f, -10.0f, 2.3f},
};

constexpr float trunkLift = 1.3f; ///< the notch of the collar bones stands 6 cm below the chin

Vec3 trunkLoft(float theta, float y, const Likeness &who)
{
    constexpr int last = int(std::size(trunkLevels)) - 1;
    int i = 0;
    while (i < last - 1 && y < trunkLevels[i + 1].y)
        ++i;
    const float t = saturate((trunkLevels[i].y - y) / (trunkLevels[i].y - trunkLevels[i + 1].y));
    const Level &a = trunkLevels[std::max(i - 1, 0)], &b = trunkLevels[i], &c = trunkLevels[i + 1],
                &d = trunkLevels[std::min(i + 2, last)];
    const auto along = [&](float Level::*field) {
        const float p = a.*field, q = b.*field, r = c.*field, s = d.*field;
        return q + 0.5f * t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)));
    };
    const float centre = -3.2f, sine = std::sin(theta), cosine = std::cos(theta);
    const float half = along(&Level::half) * (1 + 0.07f * who.jaw * smoothstep(-16, -20, y));
    const float depth = cosine >= 0 ? along(&Level::front) - centre : centre - along(&Level::back);
    const float power = along(&Level::squareness);
    const float r = std::pow(
        std::pow(std::abs(cosine) / depth, power) + std::pow(std::abs(sine) / half, power), -1 / power);
    Vec3 p{r * sine, y, centre + r * cosine};
    const float ax = std::abs(p.x), facing = smoothstep(0.0f, 0.4f, cosine);
    p.z += facing * 0.9f * bump((ax - 9) / 6) * bump((y + 31) / 8);   // chest
    p.z -= facing * 0.5f * bump(ax / 2.0f) * smoothstep(-19, -22, y); // breastbone
    p.z += facing * 0.55f * bump((y + 20.6f + 0.10f * ax) / 0.9f) * smoothstep(1, 3, ax) *
           smoothstep(16, 10, ax);
    p.z -= facing * 0.6f * bump((y + 18.8f) / 1.0f) * bump(ax / 1.3f);          // notch over the breastbone
    p.z -= facing * 0.9f * bump((ax - 15.4f) / 1.6f) * smoothstep(-25, -31, y); // between arm and chest
    return p;
}

Mesh makeTrunk(const Likeness &who, float fineness)
{
    Mesh mesh;
    mesh.material = Material::Garment;
    const int columns = std::max(int(181 * fineness), 61) | 1;
    std::vector<float> levels;
    const auto band = [&](float from, float to, int full) {
        for (int i = 0, n = std::max(int(full * fineness), 3); i < n; ++i)
            levels.push_back(mix(from, to, float(i) / n));
    };
    band(-12.5f, -24, 50);
    band(-24, -50, 34);
    band(-50, -151, 24);
    for (const float y : levels)
        for (int column = 0; column < columns; ++column) {
            const float theta = pi * float(2 * column + 1 - columns) / columns;
            mesh.position.push_back(trunkLoft(theta, y, who));
            mesh.surface.push_back({theta, y});
        }
    appendGrid(mesh, columns, int(levels.size()), true, [](int, int) { return true; });
    return mesh;
}

/// A sleeve that hangs from the shoulder, and the hand below it.
std::vector<Mesh> makeArm(float side, const Likeness &who, float fineness)
{
    struct Ring
    {
        Vec3 centre;
        float radius, flat;
    };
    constexpr Ring arm[] = {{{16.0f, -21.8f, -3.4f}, 3.6f, 1},  {{16.8f, -25.5f, -3.4f}, 4.7f, 1},
                            {{17.6f, -32.0f, -3.6f}, 4.9f, 1},  {{19.2f, -43.0f, -4.4f}, 4.5f, 1},
                            {{20.3f, -52.0f, -4.2f}, 4.2f, 1},  {{20.9f, -64.0f, -1.6f}, 3.9f, 1},
                            {{21.0f, -74.5f, 1.2f}, 3.3f, 0.9f}};
    constexpr Ring hand[] = {{{21.0f, -74.0f, 1.1f}, 2.6f, 0.8f},
                             {{21.1f, -79.0f, 2.3f}, 3.6f, 0.5f},
                             {{20.8f, -85.0f, 3.2f}, 3.5f, 0.45f},
                             {{20.2f, -90.0f, 3.5f}, 2.4f, 0.5f},
                             {{19.9f, -92.5f, 3.4f}, 0.4f, 0.6f}};
    const auto tube = [&](std::span<const Ring> rings, Material material) {
        Mesh mesh;
        mesh.material = material;
        const int columns = std::max(int(48 * fineness), 20), rows = std::max(int(56 * fineness), 24);
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column) {
                const float at = float(row) / (rows - 1) * float(rings.size() - 1);
                const auto i = std::min(std::size_t(at), rings.size() - 2);
                const float t = smoothstep(0, 1, at - float(i)) * 0.5f + (at - float(i)) * 0.5f;
                const Ring &a = rings[i], &b = rings[i + 1];
                const float angle = 2 * pi * column / columns, radius = mix(a.radius, b.radius, t);
                const Vec3 centre = mix(a.centre, b.centre, t);
                const float build = 1 + 0.07f * who.jaw;
                const Vec3 p{side * centre.x * build + std::sin(angle) * radius * mix(a.flat, b.flat, t),
                             centre.y, centre.z + std::cos(angle) * radius};
                mesh.position.push_back(p);
                mesh.surface.push_back({angle, p.y});
            }
        appendGrid(mesh, columns, rows, true, [](int, int) { return true; });
        return mesh;
    };
    std::vector<Mesh> meshes;
    meshes.push_back(tube(arm, Material::Garment));
    meshes.push_back(tube(hand, Material::Skin));
    return meshes;
}

Mesh makeCollar(const Likeness &who, float fineness)
{
    Mesh mesh;
    mesh.material = Material::Garment;
    const int columns = std::max(int(161 * fineness), 61) | 1, rows = std::max(int(16 * fineness), 8);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const float theta = pi * float(2 * column + 1 - columns) / columns,
                        around = 2 * pi * row / (rows - 1);
            const float y = necklineY(theta);
            const Vec3 on = trunkLoft(theta, y, who);
            const Vec3 above = trunkLoft(theta, y + 0.6f, who),
                       aside = trunkLoft(theta + 0.02f, necklineY(theta + 0.02f), who);
            const Vec3 up = normalized(above - on), out = normalized(cross(aside - on, up)) * -1.0f;
            const Vec3 outward = dot(out, Vec3{on.x, 0, on.z + 3.2f}) > 0 ? out : -out;
            mesh.position.push_back(on + up * (0.75f * std::cos(around)) +
                                    outward * (0.42f * std::sin(around)));
            mesh.surface.push_back({theta, y - 0.3f});
        }
    appendGrid(mesh, columns, rows, true, [](int, int) { return true; });
    return mesh;
}

Mesh makeNeck(const Likeness &who, float fineness)
{
    Mesh mesh;
    mesh.material = Material::Skin;
    const int columns = std::max(int(181 * fineness), 61) | 1, rows = std::max(int(80 * fineness), 20);
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

Mesh makeEar(float side, bool covered, float fineness)
{
    Mesh mesh;
    mesh.material = Material::Skin;
    const int columns = std::max(int(72 * fineness), 28), rings = std::max(int(30 * fineness), 12);
    const float out = (covered ? 4 : 24) * radiansPerDegree, tilt = 10 * radiansPerDegree;
    const Vec3 back{side * std::sin(out), 0, -std::cos(out)};
    const Vec3 up = normalized(Vec3{0, std::cos(tilt), -std::sin(tilt)});
    const Vec3 normal{side * std::cos(out), 0, std::sin(out)};
    const Vec3 root{side * 6.75f, -1.0f, 0.55f};
    constexpr int behind = 4; // rings that turn back to the skull
    for (int ring = 0; ring < rings + behind; ++ring)
        for (int column = 0; column < columns; ++column) {
            const float angle = 2 * pi * column / columns, rho = std::min(float(ring) / (rings - 1), 1.0f);
            const float a = std::cos(angle), b = std::sin(angle); // a back, b up
            const float low = smoothstep(-0.25f, -1.0f, b);
            const float wide = 1.78f * (1 - 0.22f * low), tall = b > 0 ? 3.0f : 2.8f;
            const float rear = smoothstep(-0.75f, -0.1f, a + 0.4f * b) * smoothstep(-0.98f, -0.55f, b);
            const float x = a * rho, y = b * rho;
            float height = 0.36f * bump((rho - 0.88f) / 0.12f) * rear;                      // helix
            height -= 0.16f * bump((rho - 0.70f) / 0.10f) * rear;                           // its groove
            height += 0.30f * bump((rho - 0.52f) / 0.14f) * smoothstep(-0.2f, 0.4f, a) *
                      smoothstep(-0.8f, -0.2f, b);                                          // antihelix
            height -= 0.62f * bump((x + 0.25f) / 0.40f) * bump((y + 0.10f) / 0.36f);        // concha
            height += 0.34f * bump((x + 0.84f) / 0.18f) * bump((y + 0.12f) / 0.22f);        // tragus
            height += 0.22f * bump((y + 0.42f) / 0.14f) * bump((x - 0.05f) / 0.22f);        // antitragus
            height += 0.10f * bump((y + 0.80f) / 0.22f) * bump(x / 0.4f);                   // lobe
            const float turn = float(std::max(ring - rings + 1, 0)) / behind;
            const float shrink = 1 - 0.5f * turn * turn;
            const float depth = -0.95f * std::sin(turn * pi / 2) * (1 - 0.5f * low);
            Vec3 p = root + back * (wide * (x * shrink + 0.92f)) + up * (tall * y * shrink) +
                     normal * (height * (1 - turn) + depth - 0.25f * low);
            mesh.position.push_back(p);
            mesh.surface.push_back({100 * side + x, y});
        }
    appendGrid(mesh, columns, rings + behind, true, [](int, int) { return true; });
    if (side < 0) // mirrored form, mirrored winding
        for (auto &triangle : mesh.triangles)
            std::swap(triangle[1], triangle[2]);
    return mesh;
}

} // namespace

float headShare(float y) { return smoothstep(-17.94f, -7.74f, y); }

float necklineY(float theta) { return mix(-20.2f, -15.2f, smoothstep(0.15f, 2.2f, std::abs(theta))); }

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
    pose.openness = float(spec.posture.openness);
    pose.raise = float(spec.posture.shoulderRaise);
    return pose;
}

RestingParts makeRestingParts(const HairStyle &hair, const Likeness &who, float fineness)
{
    RestingParts parts;
    parts.onHead = makeHair(hair, who, fineness);
    // Hanging hair presses the ears to the head.
    const bool covered = hair.cut == "bob" || hair.cut == "long" || hair.cut == "curly";
    for (const float side : {1.0f, -1.0f})
        parts.onHead.push_back(makeEar(side, covered, fineness));
    parts.neck = makeNeck(who, fineness);
    parts.onTrunk.push_back(makeTrunk(who, fineness));
    for (const float side : {1.0f, -1.0f})
        for (Mesh &mesh : makeArm(side, who, fineness))
            parts.onTrunk.push_back(std::move(mesh));
    parts.onTrunk.push_back(makeCollar(who, fineness));
    for (Mesh &mesh : parts.onTrunk)
        for (Vec3 &p : mesh.position)
            p.y += trunkLift;
    return parts;
}

} // namespace presence
