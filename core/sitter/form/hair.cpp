// SPDX-License-Identifier: MIT
#include "core/sitter/form/hair.h"

namespace presence {

using namespace anatomy;

namespace {

struct Cut
{
    float top, side, back; ///< thickness, cm
    float sideTips = 100;  ///< height of the tips beside the face; 100 = at the hairline
    float backTips = 100;
    float curl = 0;     ///< size of the curls, cm
    float openDeg = 60; ///< the hair hangs from this angle on, away from the face
};

Cut cutOf(const std::string &style)
{
    if (style == "cropped")
        return {0.55f, 0.32f, 0.40f};
    if (style == "bob")
        return {1.7f, 1.5f, 1.7f, -9.5f, -9.0f, 0, 62};
    if (style == "long")
        return {1.6f, 1.5f, 1.7f, -25, -27, 0, 64};
    if (style == "tied_back")
        return {0.9f, 0.55f, 0.9f};
    if (style == "curly")
        return {3.0f, 2.5f, 2.6f, -4.5f, -8, 0.75f, 66};
    return {2.0f, 0.85f, 1.1f};
}

float table(const float (*points)[2], int count, float at)
{
    for (int i = 0; i + 1 < count; ++i)
        if (at <= points[i + 1][0])
            return mix(points[i][1], points[i + 1][1], smoothstep(points[i][0], points[i + 1][0], at));
    return points[count - 1][1];
}

Vec3 hairPoint(float theta, float t, const Cut &cut, const Likeness &who)
{
    const float angle = std::abs(theta) / radiansPerDegree;
    float edge = hairline(theta);
    const float hangs = smoothstep(cut.openDeg, cut.openDeg + 7, angle);
    if (cut.sideTips < 50) {
        const float tips = mix(cut.sideTips, cut.backTips, smoothstep(90, 160, angle));
        edge = mix(edge, std::min(tips, edge), hangs);
    }
    const float y = crownY - (crownY - edge) * (1 - std::cos(t * pi / 2));
    constexpr float hangFrom = 0.5f;
    Vec3 p = headLoft(theta, std::max(y, hangFrom), who);
    const Vec3 centre{0, 1.5f, -1.2f};
    Vec3 out = normalized(Vec3{p.x, y > 2 ? p.y - centre.y : 0, p.z - centre.z});
    const float height = smoothstep(3.0f, 9.0f, y);
    float thick = mix(mix(cut.side, cut.back, smoothstep(100, 150, angle)), cut.top, height);
    const bool hanging = cut.sideTips < 50 && hangs > 0.5f;
    // Short hair runs out at the hairline; hanging hair keeps its body to the tips.
    const float rise = 1 - std::pow(t, 9.0f);
    thick *= hanging ? mix(rise, 1.0f, hangs) : rise;
    const float lock = noise({theta * 9, t * 3, float(who.seed % 97)}) - 0.5f;
    const float strand = noise({theta * 42, t * 5, 3}) - 0.5f;
    thick += (0.22f * lock + 0.10f * strand) * std::min(thick, 1.0f);
    if (cut.curl > 0)
        thick +=
            cut.curl * 1.7f * (noise({p.x * 0.75f, y * 0.75f, p.z * 0.75f}) - 0.45f) * std::min(thick, 1.0f);
    p += out * (thick - 0.06f);
    p.y = p.y + (y - std::max(y, hangFrom));
    if (y < hangFrom) {
        const float drop = hangFrom - y;
        const float swing = cut.sideTips < -15 ? 0.02f * drop : -0.035f * drop;
        p.x += (p.x > 0 ? 1.0f : -1.0f) * swing * smoothstep(0.2f, 1.0f, std::abs(p.x) / 6);
        p.z -= 0.05f * drop * (cut.sideTips < -15 ? 0.3f : 1.0f);
        // The inner rim turns in, toward the cheek.
        const float rim = 1 - smoothstep(cut.openDeg + 3, cut.openDeg + 16, angle);
        p = p - Vec3{p.x * 0.10f, 0, p.z * 0.10f} * rim;
    }
    return p;
}

Mesh makeBun(const Likeness &who, float fineness)
{
    Mesh mesh;
    mesh.material = Material::Hair;
    const int columns = std::max(int(72 * fineness), 20), rows = std::max(int(40 * fineness), 12);
    const Vec3 centre{0, 9.4f, -9.6f};
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const float around = 2 * pi * (column + 0.5f) / columns - pi, down = pi * (row + 0.5f) / rows;
            const float wind = 0.14f * std::sin(7 * around + 5 * down + float(who.seed % 7));
            const Vec3 n{std::sin(down) * std::sin(around), std::cos(down),
                         std::sin(down) * std::cos(around)};
            mesh.position.push_back(centre + n * (3.1f + wind));
            mesh.surface.push_back({around, 0.6f * float(row) / rows});
            mesh.flow.push_back(normalized(cross(n, Vec3{0.3f, 1, 0.2f})));
        }
    appendGrid(mesh, columns, rows, true, [](int, int) { return true; });
    return mesh;
}

} // namespace

float hairline(float theta)
{
    constexpr float points[][2] = {{0, 6.9f},  {24, 7.1f},  {40, 6.4f},   {52, 4.6f},
                                   {60, 2.6f}, {67, 0.4f},  {74, -2.0f},  {82, -2.4f},
                                   {88, 1.2f}, {104, 1.6f}, {122, -3.5f}, {180, -7.5f}};
    return table(points, int(std::size(points)), std::abs(theta) / radiansPerDegree);
}

std::vector<Mesh> makeHair(const std::string &style, const Likeness &who, float fineness)
{
    if (style == "bald")
        return {};
    const Cut cut = cutOf(style);
    const int columns = std::max(int(361 * fineness), 61) | 1, rows = std::max(int(110 * fineness), 24);
    Mesh mesh;
    mesh.material = Material::Hair;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const float theta = pi * float(2 * column + 1 - columns) / columns, t = float(row) / (rows - 1);
            const Vec3 p = hairPoint(theta, t, cut, who);
            mesh.position.push_back(p);
            mesh.surface.push_back({theta, t});
            const float step = t < 0.98f ? 0.02f : -0.02f;
            mesh.flow.push_back(
                normalized((hairPoint(theta, t + step, cut, who) - p) * (step > 0 ? 1.0f : -1.0f)));
        }
    appendGrid(mesh, columns, rows, true, [](int, int) { return true; });
    std::vector<Mesh> meshes;
    meshes.push_back(std::move(mesh));
    if (style == "tied_back")
        meshes.push_back(makeBun(who, fineness));
    return meshes;
}

bool isBetweenStrands(SurfacePoint place, float fray)
{
    const float tip = 1 - place.v;
    if (tip > 0.14f)
        return false;
    const float strand =
        noise({place.u * 130, place.v * 3, 11}) * 0.7f + noise({place.u * 37, place.v, 5}) * 0.3f;
    return tip < fray * 0.14f * strand;
}

} // namespace presence
