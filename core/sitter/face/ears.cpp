// SPDX-License-Identifier: MIT
#include "core/sitter/face/ears.h"

#include "core/sitter/face/head_shape.h"

namespace presence {

Mesh makeEar(float side, bool covered, const Likeness &who, float fineness)
{
    Mesh mesh;
    mesh.material = Material::Skin;
    const int columns = std::max(int(72 * fineness), 28), rings = std::max(int(30 * fineness), 12);
    const float out = (covered ? 4 : 24) * radiansPerDegree, tilt = 10 * radiansPerDegree;
    const Vec3 back{side * std::sin(out), 0, -std::cos(out)};
    const Vec3 up = normalized(Vec3{0, std::cos(tilt), -std::sin(tilt)});
    const Vec3 normal{side * std::cos(out), 0, std::sin(out)};
    const Vec3 root{side * 6.75f * faceBreadth(0, who), -1.0f, 0.55f};
    constexpr int behind = 4; // rings that turn back to the skull
    for (int ring = 0; ring < rings + behind; ++ring)
        for (int column = 0; column < columns; ++column) {
            const float angle = 2 * pi * column / columns, rho = std::min(float(ring) / (rings - 1), 1.0f);
            const float a = std::cos(angle), b = std::sin(angle); // a back, b up
            const float low = smoothstep(-0.25f, -1.0f, b);
            const float wide = 1.78f * (1 - 0.22f * low), tall = b > 0 ? 3.0f : 2.8f;
            const float rear = smoothstep(-0.75f, -0.1f, a + 0.4f * b) * smoothstep(-0.98f, -0.55f, b);
            const float x = a * rho, y = b * rho;
            float height = 0.36f * bump((rho - 0.88f) / 0.12f) * rear; // helix
            height -= 0.16f * bump((rho - 0.70f) / 0.10f) * rear;      // its groove
            height += 0.30f * bump((rho - 0.52f) / 0.14f) * smoothstep(-0.2f, 0.4f, a) *
                      smoothstep(-0.8f, -0.2f, b);                                   // antihelix
            height -= 0.62f * bump((x + 0.25f) / 0.40f) * bump((y + 0.10f) / 0.36f); // concha
            height += 0.34f * bump((x + 0.84f) / 0.18f) * bump((y + 0.12f) / 0.22f); // tragus
            height += 0.22f * bump((y + 0.42f) / 0.14f) * bump((x - 0.05f) / 0.22f); // antitragus
            height += 0.10f * bump((y + 0.80f) / 0.22f) * bump(x / 0.4f);            // lobe
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

} // namespace presence
