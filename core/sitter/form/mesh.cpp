// SPDX-License-Identifier: MIT
#include "core/sitter/form/mesh.h"

namespace presence {

void Mesh::computeNormals()
{
    normal.assign(position.size(), Vec3{});
    for (const auto &[a, b, c] : triangles) {
        const Vec3 area = cross(position[b] - position[a], position[c] - position[a]);
        normal[a] += area;
        normal[b] += area;
        normal[c] += area;
    }
    for (Vec3 &n : normal)
        n = normalized(n);
}

} // namespace presence
