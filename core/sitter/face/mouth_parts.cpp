// SPDX-License-Identifier: MIT
#include "core/sitter/face/mouth_parts.h"

namespace presence {

namespace {

// Widths of the crowns from the middle outward, cm: central, lateral, canine, two premolars, molar (Wheeler's
// Dental Anatomy, rounded).
constexpr float upperWidths[] = {0.85f, 0.66f, 0.76f, 0.70f, 0.68f, 1.0f};
constexpr float lowerWidths[] = {0.53f, 0.58f, 0.68f, 0.70f, 0.71f, 1.1f};
constexpr int teeth = int(std::size(upperWidths));

/// How much longer or shorter a crown is than the central ones, cm.
constexpr float upperLengths[] = {0, -0.10f, 0.0f, -0.12f, -0.20f, -0.28f};

} // namespace

Mesh makeTeeth(bool upper, float fineness)
{
    Mesh mesh;
    mesh.material = Material::Teeth;
    const auto &widths = upper ? upperWidths : lowerWidths;
    const int perTooth = std::max(int(10 * fineness), 5), columns = 2 * teeth * perTooth + 1;
    const int rows = std::max(int(16 * fineness), 8);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const float v = float(row) / (rows - 1);
            const float place = float(column - teeth * perTooth) / perTooth, side = place < 0 ? -1.0f : 1.0f;
            const int tooth = std::min(int(std::abs(place)), teeth - 1);
            const float within = std::abs(place) - float(tooth);
            float along = widths[tooth] * within;
            for (int i = 0; i < tooth; ++i)
                along += widths[i];
            // The arch is a parabola: arc length to x and depth (about 5 cm across the molars).
            const float x = along / std::sqrt(1 + 0.055f * along * along), depth = 0.27f * x * x;
            const float gap = square(square(2 * within - 1)); // 1 between two teeth
            const float rounded = upper ? 0.05f * gap * v : 0.03f * gap * v;
            const float length = upper ? upperLengths[tooth] : -0.06f * float(tooth > 2);
            const float y =
                upper ? mix(-5.65f, -6.98f - length + rounded, v) : mix(-8.3f, -7.06f + length - rounded, v);
            const float z = (upper ? 9.02f : 8.62f) - depth - 0.10f * gap * smoothstep(0.1f, 0.4f, v) -
                            (upper ? 0.10f : 0.05f) * v * v - 0.12f * square(1 - v);
            mesh.position.push_back({side * x, y, z});
            mesh.surface.push_back({place, v});
        }
    appendGrid(mesh, columns, rows, false, [](int, int) { return true; });
    if (!upper)
        for (auto &triangle : mesh.triangles)
            std::swap(triangle[1], triangle[2]);
    return mesh;
}

Mesh makeTongue(float fineness)
{
    Mesh mesh;
    mesh.material = Material::Mouth;
    const int columns = std::max(int(25 * fineness), 9) | 1, rows = std::max(int(24 * fineness), 8);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const float u = 2 * float(column) / (columns - 1) - 1, v = float(row) / (rows - 1);
            const float tip = std::sqrt(saturate(1 - square(1 - std::min(v / 0.45f, 1.0f))));
            const float y = -7.95f + 0.55f * std::sin(std::min(v, 0.8f) * pi * 0.6f) - 0.40f * u * u -
                            0.16f * bump(u / 0.16f) * v; // a groove along the middle
            mesh.position.push_back({1.75f * u * tip, y, 8.15f - 4.2f * v});
            mesh.surface.push_back({2 + u, v}); // 2: tells it from the cavity
        }
    appendGrid(mesh, columns, rows, false, [](int, int) { return true; });
    for (auto &triangle : mesh.triangles)
        std::swap(triangle[1], triangle[2]);
    return mesh;
}

Mesh makeCavity(float fineness)
{
    Mesh mesh;
    mesh.material = Material::Mouth;
    const int n = std::max(int(24 * fineness), 10);
    for (int row = 0; row < n; ++row)
        for (int column = 0; column < n; ++column) {
            const float u = 2 * float(column) / (n - 1) - 1, v = 1 - 2 * float(row) / (n - 1);
            const float round = std::sqrt(1 - 0.5f * v * v);
            mesh.position.push_back({2.9f * u * round, -7.1f + 2.1f * v * std::sqrt(1 - 0.5f * u * u),
                                     5.6f - 1.3f * u * u + 1.4f * v * v});
            mesh.surface.push_back({u, v});
        }
    appendGrid(mesh, n, n, false, [](int, int) { return true; });
    return mesh;
}

} // namespace presence
