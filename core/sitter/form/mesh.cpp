// SPDX-License-Identifier: MIT
#include "core/sitter/form/mesh.h"

#include <type_traits>

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

void Mesh::fit()
{
    const auto exact = [](auto &values, std::size_t room = 0) {
        std::remove_reference_t<decltype(values)> fitting;
        fitting.reserve(values.size() + room);
        fitting.assign(values.begin(), values.end());
        values.swap(fitting);
    };
    // The ray tracer reads 16 bytes at every vertex, beyond the 12 of the last one.
    exact(position, 1);
    exact(normal);
    exact(surface);
    exact(flow);
    exact(coverage);
    exact(triangles);
    exact(segments);
    exact(radius);
}

} // namespace presence
