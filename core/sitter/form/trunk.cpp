// SPDX-License-Identifier: MIT
#include "core/sitter/form/trunk.h"

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

} // namespace

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
    const float half = along(&Level::half) * (1 + (0.09f * who.jaw - 0.04f) * smoothstep(-16, -20, y));
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
    if (who.garment == GarmentCut::Blazer) // what shows of it is the shirt
        mesh.coverage.assign(mesh.position.size(), 1.0f);
    return mesh;
}

std::vector<Mesh> makeArm(float side, const Likeness &who, float fineness)
{
    struct Ring
    {
        Vec3 centre;
        float radius, flat;
    };
    constexpr Ring arm[] = {{{15.2f, -20.8f, -3.4f}, 3.0f, 1},  {{16.5f, -25.0f, -3.4f}, 4.5f, 1},
                            {{17.4f, -32.0f, -3.6f}, 4.8f, 1},  {{19.2f, -43.0f, -4.4f}, 4.5f, 1},
                            {{20.3f, -52.0f, -4.2f}, 4.2f, 1},  {{20.9f, -64.0f, -1.6f}, 3.9f, 1},
                            {{21.0f, -74.5f, 1.2f}, 3.3f, 0.9f}};
    constexpr Ring hand[] = {{{21.0f, -74.0f, 1.1f}, 2.6f, 0.8f},
                             {{21.1f, -78.0f, 2.0f}, 3.4f, 0.48f},
                             {{20.9f, -82.5f, 2.9f}, 3.9f, 0.36f},
                             {{20.7f, -85.0f, 3.3f}, 3.7f, 0.30f},
                             {{20.6f, -86.2f, 3.4f}, 2.4f, 0.25f}};
    // A hanging hand curls a little: knuckle, joint, tip; z across the palm, the little finger behind.
    constexpr Ring fingers[][4] = {{{{20.7f, -84.6f, 6.0f}, 0.95f, 1},
                                    {{20.2f, -88.4f, 6.4f}, 0.88f, 1},
                                    {{19.2f, -91.4f, 6.4f}, 0.76f, 1},
                                    {{18.6f, -92.4f, 6.3f}, 0.1f, 1}},
                                   {{{20.7f, -85.0f, 4.2f}, 0.97f, 1},
                                    {{20.1f, -89.2f, 4.4f}, 0.90f, 1},
                                    {{18.9f, -92.4f, 4.4f}, 0.78f, 1},
                                    {{18.3f, -93.4f, 4.3f}, 0.1f, 1}},
                                   {{{20.7f, -84.9f, 2.4f}, 0.93f, 1},
                                    {{20.0f, -88.8f, 2.3f}, 0.86f, 1},
                                    {{18.7f, -91.8f, 2.3f}, 0.74f, 1},
                                    {{18.1f, -92.7f, 2.3f}, 0.1f, 1}},
                                   {{{20.6f, -84.0f, 0.8f}, 0.82f, 1},
                                    {{19.9f, -87.0f, 0.4f}, 0.74f, 1},
                                    {{18.8f, -89.4f, 0.3f}, 0.64f, 1},
                                    {{18.3f, -90.2f, 0.3f}, 0.1f, 1}},
                                   {{{21.0f, -77.2f, 2.4f}, 0.7f, 1},
                                    {{19.3f, -82.2f, 6.6f}, 1.08f, 1},
                                    {{18.6f, -85.0f, 7.6f}, 0.92f, 1},
                                    {{18.3f, -86.2f, 7.9f}, 0.1f, 1}}};
    const auto tube = [&](std::span<const Ring> rings, Material material, float detail = 1) {
        Mesh mesh;
        mesh.material = material;
        const int columns = std::max(int(48 * fineness * detail), 8),
                  rows = std::max(int(56 * fineness * detail), 8);
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column) {
                const float at = float(row) / (rows - 1) * float(rings.size() - 1);
                const auto i = std::min(std::size_t(at), rings.size() - 2);
                const float t = smoothstep(0, 1, at - float(i)) * 0.5f + (at - float(i)) * 0.5f;
                const Ring &a = rings[i], &b = rings[i + 1];
                const float angle = 2 * pi * column / columns, radius = mix(a.radius, b.radius, t);
                const Vec3 centre = mix(a.centre, b.centre, t);
                const float build = 0.96f + 0.09f * who.jaw;
                const Vec3 p{side * centre.x * build + std::sin(angle) * radius * mix(a.flat, b.flat, t),
                             centre.y, centre.z + std::cos(angle) * radius};
                mesh.position.push_back(p);
                mesh.surface.push_back({armPlace + angle, p.y});
            }
        appendGrid(mesh, columns, rows, true, [](int, int) { return true; });
        return mesh;
    };
    std::vector<Mesh> meshes;
    meshes.push_back(tube(arm, Material::Garment));
    meshes.push_back(tube(hand, Material::Skin));
    for (const auto &finger : fingers)
        meshes.push_back(tube(finger, Material::Skin, 0.3f));
    return meshes;
}

} // namespace presence
