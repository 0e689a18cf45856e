// SPDX-License-Identifier: MIT
#include "core/sitter/form/neck.h"

namespace presence {

namespace {

constexpr float topY = -4.0f, bottomY = -19.8f;

} // namespace

Vec3 neckLoft(float theta, float y, const Likeness &who)
{
    const float t = saturate((y - topY) / (bottomY - topY)), angle = std::abs(std::remainder(theta, 2 * pi));
    const float sine = std::sin(theta), cosine = std::cos(theta);
    // It widens toward the shoulders, and behind toward the skull.
    const float half = (5.25f + 0.70f * who.jaw) * (1 + 0.30f * square(std::max(t - 0.42f, 0.0f) / 0.58f));
    const float nape = 1.5f * smoothstep(0.55f, 0.0f, t);
    const float depth = 5.25f + 0.5f * who.jaw + (cosine < 0 ? nape * square(cosine) : 0);
    Vec3 p{half * sine, y, mix(-0.9f, -3.6f, t) + depth * cosine};
    // Sternomastoid: from behind the ear to the notch; windpipe and larynx.
    const float strap = mix(1.75f, 0.16f, smoothstep(0.1f, 0.95f, t));
    const Vec3 out{sine, 0, cosine};
    p += out * (0.40f * bump((angle - strap) / 0.26f) * smoothstep(0.05f, 0.3f, t));
    p += out * ((0.10f + 0.16f * saturate(who.jaw)) * bump(angle / 0.16f) * bump((y + 13.6f) / 1.2f));
    p += out * (-0.25f * bump(angle / 0.14f) * bump((y + 17.3f) / 1.2f));
    p += out * (0.55f * square(smoothstep(-13.2f, -17.6f, y))); // runs out onto the chest
    return p;
}

Mesh makeNeck(const Likeness &who, float fineness)
{
    Mesh mesh;
    mesh.material = Material::Skin;
    const int columns = std::max(int(129 * fineness), 61) | 1, rows = std::max(int(60 * fineness), 20);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const float y = mix(topY, bottomY, float(row) / (rows - 1));
            const float theta = pi * float(2 * column + 1 - columns) / columns;
            mesh.position.push_back(neckLoft(theta, y, who));
            mesh.surface.push_back({theta, y});
        }
    appendGrid(mesh, columns, rows, true, [](int, int) { return true; });
    return mesh;
}

} // namespace presence
