// SPDX-License-Identifier: MIT
#include "core/sitter/form/trunk.h"

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
    // Two legs below the hips.
    p.z -= facing * 3.2f * bump(ax / 2.2f) * smoothstep(-78, -96, y);
    p.z -= facing * 0.35f * bump((y + 18.8f) / 1.2f) * bump(ax / 1.6f);         // notch over the breastbone
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

} // namespace presence
