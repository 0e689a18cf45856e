// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/form/vec.h"

#include <array>
#include <cstdint>
#include <vector>

namespace presence {

enum class Material : std::uint8_t { Skin, Eye, Mouth, Teeth, Hair, Garment };

/// A place on a material that stays with it when it moves, for texture looked up at the hit point.
/// Face: x and y of the resting head in centimetres. Other parts say what theirs means.
struct SurfacePoint
{
    float u = 0, v = 0;
};

/// Triangles, or curves where there are segments, in centimetres. `normal` and `surface` run along with
/// `position`; `flow` (direction of strands) only where the material needs it.
struct Mesh
{
    Material material = Material::Skin;
    std::vector<Vec3> position;
    std::vector<Vec3> normal;
    std::vector<SurfacePoint> surface;
    std::vector<Vec3> flow;
    std::vector<float> coverage; ///< face: hair on the scalp, 0–1; hair: how much on top a strand lies, 0–1
    std::vector<float>
        open; ///< share of the surroundings not closed off, where that was worked out beforehand
    std::vector<std::array<std::uint32_t, 3>> triangles;
    std::vector<std::uint32_t> segments; ///< first of the two points of each piece of a curve
    std::vector<float> radius;           ///< of the curves, cm
    Rotation turn; ///< of `flow`, and of the normals of curves: they stay as they were made

    bool isCurves() const { return !segments.empty(); }
    /// Area-weighted normals from the triangles.
    void computeNormals();
    /// Gives back memory that was taken ahead while the mesh grew; leaves room for one more position.
    void fit();
};

/// Connects a grid of `columns` × `rows` points (row by row); `wrap` joins the last column to the first;
/// `keep(column, row)` says whether the cell below and right of that point exists.
template <typename Keep>
void appendGrid(Mesh &mesh, int columns, int rows, bool wrap, Keep keep)
{
    for (int row = 0; row + 1 < rows; ++row)
        for (int column = 0; column + (wrap ? 0 : 1) < columns; ++column) {
            if (!keep(column, row))
                continue;
            const auto index = [&](int c, int r) { return std::uint32_t(r * columns + c % columns); };
            const std::uint32_t a = index(column, row), b = index(column + 1, row);
            const std::uint32_t c = index(column, row + 1), d = index(column + 1, row + 1);
            // Mirror the diagonal at the middle so that a symmetric form has symmetric triangles.
            if (2 * column < columns - 1) {
                mesh.triangles.push_back({a, c, d});
                mesh.triangles.push_back({a, d, b});
            } else {
                mesh.triangles.push_back({a, c, b});
                mesh.triangles.push_back({b, c, d});
            }
        }
}

} // namespace presence
