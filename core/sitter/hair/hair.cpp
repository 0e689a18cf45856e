// SPDX-License-Identifier: MIT
#include "core/sitter/hair/hair.h"

#include "core/sitter/form/trunk.h"

namespace presence {

using namespace anatomy;

namespace {

struct Cut
{
    float top, side, back; ///< thickness, cm
    float sideTips = 100;  ///< height of the tips beside the face; 100 = at the hairline
    float backTips = 100;
    float openDeg = 60; ///< the hair hangs from this angle on, away from the face
    float locks = 0.3f; ///< how deep the furrows between locks are, cm

    bool hangs() const { return sideTips < 50; }
    bool fallsOverShoulders() const { return sideTips < -15; }
};

Cut cutOf(const std::string &style)
{
    if (style == "cropped")
        return {0.38f, 0.22f, 0.28f, 100, 100, 60, 0.05f};
    if (style == "bob")
        return {2.0f, 1.55f, 1.7f, -10.6f, -9.8f, 60, 0.55f};
    if (style == "long")
        return {2.3f, 1.65f, 1.9f, -24, -29, 59, 0.9f};
    if (style == "wavy")
        return {2.5f, 2.0f, 2.2f, -23, -27, 58, 1.3f};
    if (style == "tied_back" || style == "bun")
        return {0.62f, 0.40f, 0.6f, 100, 100, 60, 0.12f};
    if (style == "afro")
        return {4.3f, 3.7f, 4.2f, -2.6f, -6.5f, 58, 0.5f};
    if (style == "curly")
        return {2.3f, 1.9f, 2.1f, -5.0f, -8, 64, 0.8f};
    return {1.65f, 0.50f, 0.75f};
}

float table(const float (*points)[2], int count, float at)
{
    for (int i = 0; i + 1 < count; ++i)
        if (at <= points[i + 1][0])
            return mix(points[i][1], points[i + 1][1], smoothstep(points[i][0], points[i + 1][0], at));
    return points[count - 1][1];
}

/// z of the dressed chest (`side` +1) or back (−1) at this place, cm.
float trunkZ(float x, float y, float side, const Likeness &who)
{
    float theta = std::atan2(std::abs(x), 8.0f);
    for (int i = 0; i < 3; ++i) {
        const Vec3 on = trunkLoft(side > 0 ? theta : pi - theta, y - trunkLift, who);
        theta = std::clamp(theta * std::abs(x) / std::max(on.x, 0.1f), 0.0f, pi / 2);
    }
    return trunkLoft(side > 0 ? theta : pi - theta, y - trunkLift, who).z;
}

/// Long hair narrows around the neck and parts at the shoulders: some before them, the rest down the back.
Vec3 overShoulders(Vec3 p, float angle, float drop, const Likeness &who)
{
    p.x *= 1 - 0.13f * smoothstep(2, 13, drop) + 0.10f * smoothstep(13, 24, drop);
    const float before = smoothstep(118, 92, angle), low = smoothstep(10, 17, drop);
    p.z += low * mix(-2.2f, 3.6f, before);
    // The locks beside the face fall inward over the collar bones.
    p.x -= (p.x > 0 ? 2.6f : -2.6f) * low * smoothstep(90, 62, angle);
    const float front = trunkZ(p.x, p.y, 1, who) + 1.1f, back = trunkZ(p.x, p.y, -1, who) - 1.1f;
    const float onTrunk = before > 0.5f ? smoothMax(p.z, front, 2) : -smoothMax(-p.z, -back, 2);
    p.z = mix(p.z, onTrunk, low * std::abs(2 * before - 1));
    return p;
}

Vec3 capPoint(float theta, float t, const Cut &cut, const Likeness &who)
{
    const float angle = std::abs(theta) / radiansPerDegree;
    float edge = hairline(theta);
    const float hangs = smoothstep(cut.openDeg, cut.openDeg + 8, angle);
    if (cut.hangs()) {
        const float tips = mix(cut.sideTips, cut.backTips, smoothstep(90, 160, angle));
        // No two locks are equally long.
        const float uneven =
            2.2f * (noise({angle * 0.13f, 3, 1}) - 0.5f) + 1.0f * (noise({angle * 0.5f, 7, 1}) - 0.5f);
        edge = mix(edge, std::min(tips + uneven, edge), hangs);
    }
    const float y = crownY - (crownY - edge) * (1 - std::cos(t * pi / 2));
    const bool hanging = cut.hangs();
    const float hangFrom = hanging ? 0.5f : -20; // cropped hair follows the nape
    Vec3 p = headLoft(theta, std::max(y, hangFrom), who);
    // In front the hair stands up from the forehead instead of hanging over it.
    const float front = smoothstep(62, 20, angle);
    const Vec3 out = normalized(
        Vec3{p.x, y > 2 ? (p.y - 1.5f) * (1 + 1.6f * front) : 0, (p.z + 1.2f) * (1 - 0.45f * front)});
    const float height = smoothstep(3.0f, 9.5f, y);
    float thick = mix(mix(cut.side, cut.back, smoothstep(100, 150, angle)), cut.top, height);
    const float rise = 1 - std::pow(t, mix(9.0f, 5.0f, front));
    if (hanging)
        thick *= mix(rise, 1.0f, hangs);
    else // clipped shorter and shorter toward neck and temples
        thick *= mix(mix(1.0f, 0.12f, smoothstep(0.50f, 1.0f, t)), rise, front);
    // Hair lies in locks; what hangs keeps them all the way down.
    const float furrow =
        0.65f * noise({angle * 0.16f, y * 0.05f, 11}) + 0.35f * noise({angle * 0.42f, y * 0.09f, 5});
    thick += cut.locks * (furrow - 0.5f) * smoothstep(0.1f, 0.4f, t) * (hanging ? 1.0f : 1 - t * t);
    p += out * (thick - 0.05f);
    p.y += y - std::max(y, hangFrom);
    if (y < hangFrom) {
        const float drop = hangFrom - y;
        if (!cut.fallsOverShoulders()) {
            p.x -= (p.x > 0 ? 0.045f : -0.045f) * drop * smoothstep(0.2f, 1.0f, std::abs(p.x) / 6);
            p.z -= 0.05f * drop;
        }
        // Hanging hair sways in and out on its way down.
        const float sway = 0.30f * std::sin(0.30f * drop + 0.09f * angle) * smoothstep(0, 6, drop);
        p.x += (p.x > 0 ? sway : -sway);
        p.z += 0.5f * sway;
        const float rim =
            1 - smoothstep(cut.openDeg + 3, cut.openDeg + 18, angle); // turns in, toward the cheek
        p = p - Vec3{p.x * 0.09f, 0, p.z * 0.10f} * rim;
        if (cut.fallsOverShoulders())
            p = overShoulders(p, angle, drop, who);
    }
    return p;
}

/// A knot of hair: a ball, or drawn out downward by `tail` cm.
Mesh makeKnot(Vec3 centre, float radius, float tail, float fineness)
{
    Mesh mesh;
    mesh.material = Material::Hair;
    const int columns = std::max(int(72 * fineness), 20), rows = std::max(int(40 * fineness), 12);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const float around = 2 * pi * (column + 0.5f) / columns - pi, down = pi * (row + 0.5f) / rows;
            const Vec3 n{std::sin(down) * std::sin(around), std::cos(down),
                         std::sin(down) * std::cos(around)};
            Vec3 p = n * (radius + 0.13f * std::cos(6 * around) * std::sin(down));
            const float along = std::max(-n.y, 0.0f);
            p += Vec3{0, -tail * along, 0.18f * tail * along * along};
            mesh.position.push_back(centre + p);
            mesh.surface.push_back({float(column), 0.5f});
            mesh.flow.push_back(normalized(tail > 0 ? Vec3{0, -1, 0.1f} : cross(n, Vec3{0, 0.2f, 1})));
            mesh.coverage.push_back(0.75f);
        }
    appendGrid(mesh, columns, rows, true, [](int, int) { return true; });
    return mesh;
}

} // namespace

HairStyle hairStyleOf(const PortraitSpec &spec, std::uint64_t seed)
{
    HairStyle style;
    style.cut = spec.identity.hair;
    style.stray = float(spec.realism.strayHair);
    style.sweep = std::min(float(spec.realism.asymmetry) / 0.1f, 1.0f);
    style.seed = hashBits(std::uint32_t(seed ^ seed >> 32));
    return style;
}

float hairline(float theta)
{
    constexpr float points[][2] = {{0, 7.1f},  {14, 7.35f}, {27, 7.15f},  {38, 6.0f},
                                   {50, 4.0f}, {62, 1.6f},  {70, -0.6f},  {78, -1.5f},
                                   {85, 1.2f}, {104, 1.6f}, {122, -3.5f}, {180, -7.2f}};
    return table(points, int(std::size(points)), std::abs(theta) / radiansPerDegree);
}

Vec3 HairCap::sample(const std::vector<Vec3> &values, float angle, float t) const
{
    const float column = (angle / pi * columns + columns - 1) / 2, row = saturate(t) * (rows - 1);
    const int r = std::min(int(row), rows - 2), floorColumn = int(std::floor(column));
    const int c = (floorColumn + columns) % columns, next = (c + 1) % columns;
    const float u = column - floorColumn, v = row - r;
    const auto at = [&](int i, int j) { return values[std::size_t(j) * columns + i]; };
    return mix(mix(at(c, r), at(next, r), u), mix(at(c, r + 1), at(next, r + 1), u), v);
}

HairCap makeHairCap(const HairStyle &style, const Likeness &who, float fineness)
{
    const Cut cut = cutOf(style.cut);
    HairCap cap;
    cap.columns = std::max(int(193 * fineness), 81) | 1;
    cap.rows = std::max(int(72 * fineness), 32);
    Mesh shape;
    for (int row = 0; row < cap.rows; ++row)
        for (int column = 0; column < cap.columns; ++column)
            shape.position.push_back(capPoint(pi * float(2 * column + 1 - cap.columns) / cap.columns,
                                              float(row) / (cap.rows - 1), cut, who));
    appendGrid(shape, cap.columns, cap.rows, true, [](int, int) { return true; });
    shape.computeNormals();
    cap.position = std::move(shape.position);
    cap.normal = std::move(shape.normal);
    return cap;
}

std::vector<Mesh> makeHair(const HairStyle &style, const Likeness &who, float fineness)
{
    if (style.cut == "bald")
        return {};
    const HairCap cap = makeHairCap(style, who, fineness);
    std::vector<Mesh> meshes(1);
    Mesh &under = meshes[0]; // a dark layer below the strands, so that no scalp shows through
    under.material = Material::Hair;
    for (int row = 0; row < cap.rows; ++row)
        for (int column = 0; column < cap.columns; ++column) {
            const std::size_t i = std::size_t(row) * cap.columns + column;
            const float t = float(row) / (cap.rows - 1);
            under.position.push_back(cap.position[i] -
                                     cap.normal[i] * (0.10f + 0.10f * smoothstep(0.8f, 1.0f, t)));
            under.surface.push_back({std::abs(float(2 * column + 1 - cap.columns)) * 120 / cap.columns, t});
            const std::size_t below = row + 1 < cap.rows ? i + cap.columns : i;
            const std::size_t above = row + 1 < cap.rows ? i : i - cap.columns;
            under.flow.push_back(normalized(cap.position[below] - cap.position[above]));
            under.coverage.push_back(0.12f);
        }
    appendGrid(under, cap.columns, cap.rows, true, [](int, int) { return true; });
    meshes.push_back(growStrands(cap, style, fineness));
    if (style.cut == "bun")
        meshes.push_back(makeKnot({0, 12.2f, -6.0f}, 3.1f, 0, fineness));
    if (style.cut == "tied_back")
        meshes.push_back(makeKnot({0, 3.0f, -11.6f}, 2.3f, 15, fineness));
    return meshes;
}

} // namespace presence
