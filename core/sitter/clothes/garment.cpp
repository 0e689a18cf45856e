// SPDX-License-Identifier: MIT
#include "core/sitter/clothes/garment.h"

#include "core/sitter/form/neck.h"
#include "core/sitter/form/trunk.h"

namespace presence {

namespace {

/// Away from the trunk at this place of it.
Vec3 outward(float theta, float y, const Likeness &who)
{
    const Vec3 on = trunkLoft(theta, y, who);
    const Vec3 above = trunkLoft(theta, y + 0.6f, who), aside = trunkLoft(theta + 0.02f, y, who);
    const Vec3 out = normalized(cross(aside - on, above - on));
    return dot(out, Vec3{on.x, 0, on.z + 3.2f}) > 0 ? out : -out;
}

template <typename PointAt>
Mesh sheet(int columns, int rows, bool wrap, float cloth, PointAt pointAt)
{
    Mesh mesh;
    mesh.material = Material::Garment;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            SurfacePoint surface;
            const float across =
                wrap ? float(2 * column + 1 - columns) / columns : 2 * float(column) / (columns - 1) - 1;
            mesh.position.push_back(pointAt(across, float(row) / (rows - 1), surface));
            mesh.surface.push_back(surface);
            mesh.coverage.push_back(cloth);
        }
    appendGrid(mesh, columns, rows, wrap, [](int, int) { return true; });
    return mesh;
}

/// y of the neckline at this angle around the trunk (0 = front).
float necklineY(float theta, GarmentCut cut)
{
    const float angle = std::abs(theta);
    const float round = mix(-19.6f, -14.8f, smoothstep(0.1f, 1.7f, angle));
    switch (cut) {
    case GarmentCut::VNeck:
        return mix(-26.0f, -14.8f, std::pow(std::min(angle / 0.9f, 1.0f), 0.8f));
    case GarmentCut::OpenShirt:
    case GarmentCut::Blazer:
        return mix(-25.5f, -14.2f, std::min(angle / 0.42f, 1.0f));
    case GarmentCut::Shirt:
        return mix(-15.2f, -14.0f, smoothstep(0.0f, 0.9f, angle));
    case GarmentCut::Turtleneck:
        return -11;
    default:
        return round;
    }
}

/// The rib along a neckline.
Mesh makeRib(const Likeness &who, float fineness, float width, float thick)
{
    return sheet(std::max(int(181 * fineness), 61) | 1, std::max(int(16 * fineness), 8), true, 0,
                 [&](float across, float down, SurfacePoint &surface) {
                     const float theta = pi * across, around = 2 * pi * down;
                     const float y = necklineY(theta, who.garment);
                     surface = {theta, y - 0.3f};
                     const Vec3 on = trunkLoft(theta, y, who);
                     const float ahead = 0.01f;
                     const Vec3 along = normalized(
                         trunkLoft(theta + ahead, necklineY(theta + ahead, who.garment), who) - on);
                     const Vec3 out = outward(theta, y, who), up = normalized(cross(out, along));
                     return on + up * (width * std::cos(around)) + out * (thick * std::sin(around));
                 });
}

/// A ring around the neck: `height` over the base of the neck and `gap` off the skin, cm.
Vec3 aroundNeck(float theta, float height, float gap, const Likeness &who)
{
    const float cosine = std::cos(theta), sine = std::sin(theta);
    // The base of the neck is higher behind than before.
    const float y = mix(-14.4f, -17.9f, smoothstep(-1, 1, cosine)) + height;
    const Vec3 skin = neckLoft(theta, y + trunkLift, who);
    return skin + Vec3{sine, 0, cosine} * gap - Vec3{0, trunkLift, 0};
}

Mesh makeRolledNeck(const Likeness &who, float fineness)
{
    return sheet(std::max(int(161 * fineness), 61) | 1, std::max(int(40 * fineness), 16), true, 0,
                 [&](float across, float down, SurfacePoint &surface) {
                     const float theta = pi * across;
                     // Up the inside, over the fold, down the outside, in again to the trunk.
                     const float turn = down < 0.25f ? down / 0.25f : (1 - down) / 0.75f;
                     const float height = mix(-2.2f, 4.6f - 0.6f * std::cos(theta), std::min(turn, 1.0f));
                     const float layer = smoothstep(0.18f, 0.36f, down);
                     float gap = 0.12f + 0.45f * layer;
                     gap += 0.22f * layer * std::sin(std::min((1 - down) / 0.6f, 1.0f) * pi) * 0.8f;
                     gap += 0.5f * smoothstep(0.86f, 1.0f, down);
                     gap += 0.10f * (noise({3 * std::cos(theta), 6 * down, 3}) - 0.5f);
                     surface = {theta, -18 - 4 * down};
                     return aroundNeck(theta, height, gap, who);
                 });
}

struct CollarStyle
{
    float opening;    ///< half the gap in front, radians around the neck; below 0 it is buttoned
    float gap;        ///< off the skin, cm
    float leaf;       ///< how far its points hang down, cm
    float stands = 1; ///< how far the leaf stands off its stand
    float cloth = 0;  ///< as coverage
};

/// A shirt collar from the front of one side around the neck to the other: stand, fold, leaf with points.
Mesh makeShirtCollar(const Likeness &who, float fineness, const CollarStyle &style)
{
    return sheet(
        std::max(int(141 * fineness), 61) | 1, std::max(int(30 * fineness), 14), false, style.cloth,
        [&](float across, float down, SurfacePoint &surface) {
            const float theta = pi + across * (pi - style.opening);
            const float front = smoothstep(0.45f, 1.0f, std::abs(across)), side = across < 0 ? 1 : -1.0f;
            const float spread = theta > pi ? theta - 2 * pi : theta;
            surface = {spread, -61 - 0.9f * down}; // away from the row of buttons
            const float stand = mix(3.6f, 2.5f, front);
            if (down < 0.38f) // the stand
                return aroundNeck(theta, mix(-2.2f, stand - 0.6f, down / 0.38f), style.gap, who);
            const float t = (down - 0.38f) / 0.62f;
            const Vec3 top = aroundNeck(theta, stand - 0.6f, style.gap, who);
            // Where the leaf ends on the trunk: below the stand, at the points further down and out.
            const float point = smoothstep(0.58f, 1.0f, std::abs(across));
            const float end = spread + side * 0.17f * point * (style.leaf > 3 ? 1.0f : 0.6f);
            const float y = mix(-15.6f, -17.2f, front) - style.leaf * point * mix(0.4f, 1.0f, point) - 0.5f;
            const Vec3 onChest = trunkLoft(end, y, who) + outward(end, y, who) * 0.38f;
            const Vec3 foot =
                mix(aroundNeck(theta, -1.0f, style.gap + 0.35f + 0.75f * style.stands, who), onChest, point);
            Vec3 p = mix(top, foot, t);
            const Vec3 out = normalized(Vec3{p.x, 0.35f, p.z + 2.5f});
            p += out * (style.stands * 0.8f * std::sqrt(t) * (1 - t) + 0.26f * bump((t - 0.06f) / 0.10f));
            return p;
        });
}

/// Half the opening of a jacket at this height, radians around the trunk: wide at the neck, closed at the
/// button.
float jacketOpening(float y)
{
    constexpr float neckY = -15, buttonY = -45;
    const float t = saturate((neckY - y) / (neckY - buttonY));
    return mix(0.62f, -0.02f, std::pow(t, 0.85f)); // the fronts overlap below the button
}

Mesh makeJacket(const Likeness &who, float fineness)
{
    return sheet(std::max(int(161 * fineness), 61) | 1, std::max(int(90 * fineness), 36), false, 0,
                 [&](float across, float down, SurfacePoint &surface) {
                     const float y = -15.6f - 68 * down * down - 12 * down; // to the hip
                     const float opening = jacketOpening(y), theta = pi + across * (pi - opening);
                     surface = {theta > pi ? theta - 2 * pi : theta, y};
                     const float shoulder = bump((std::abs(std::sin(theta)) - 1) / 0.5f) *
                                            smoothstep(-16, -19, y) * smoothstep(-27, -21, y);
                     return trunkLoft(theta, y, who) +
                            outward(theta, y, who) * (0.65f + 0.55f * shoulder + 0.15f * down);
                 });
}

/// The collar of a jacket, behind and beside the neck down to its notches, over the collar of the shirt.
Mesh makeJacketCollar(const Likeness &who, float fineness)
{
    constexpr float notch = 0.68f; // radians from the front
    return sheet(std::max(int(121 * fineness), 51) | 1, std::max(int(34 * fineness), 14), false, 0,
                 [&](float across, float down, SurfacePoint &surface) {
                     const float theta = pi + across * (pi - notch), side = std::abs(across);
                     const float front = smoothstep(0.35f, 1.0f, side);
                     surface = {theta > pi ? theta - 2 * pi : theta, -20 - 3 * down};
                     const Vec3 rim = aroundNeck(theta, mix(1.6f, 0.0f, front), mix(1.5f, 1.9f, front), who);
                     if (down < 0.2f) { // inside
                         const Vec3 inside = aroundNeck(theta, mix(-0.8f, -1.6f, front), 1.35f, who);
                         return mix(inside, rim, down / 0.2f);
                     }
                     const float t = (down - 0.2f) / 0.8f;
                     const float y = mix(-16.2f, -20.2f, front);
                     const float end = surface.u * (1 + 0.16f * front * front);
                     const Vec3 foot = trunkLoft(end, y, who) + outward(end, y, who) * 1.30f;
                     Vec3 p = mix(rim, foot, t);
                     p += normalized(Vec3{p.x, 0.5f, p.z + 2.5f}) * (0.75f * std::sqrt(t) * (1 - t));
                     return p;
                 });
}

/// The lapel of one side, folded back along the opening, with its notch.
Mesh makeLapel(float side, const Likeness &who, float fineness)
{
    Mesh mesh = sheet(std::max(int(29 * fineness), 11) | 1, std::max(int(80 * fineness), 34), false, 0,
                      [&](float across, float down, SurfacePoint &surface) {
                          const float v = 0.5f * (across + 1); // 0 at the fold … 1 at the free edge
                          const float y = mix(-17.0f, -45.0f, down), fold = jacketOpening(y);
                          // Collar above the notch, lapel below it, tapering to the button.
                          float width = down < 0.16f ? mix(0.26f, 0.30f, down / 0.16f)
                                                     : 0.47f * std::pow((1 - down) / 0.84f, 0.75f);
                          width *= 1 - 0.50f * bump((down - 0.165f) / 0.018f);
                          const float theta = side * (fold - 0.03f + width * v);
                          surface = {theta, y};
                          const float lift =
                              1.05f + 0.40f * std::sqrt(v) * (1 - v) + 0.22f * (1 - v) * (1 - v);
                          const float drop = 2.4f * v * (1 - down) * smoothstep(0.25f, 0.0f, down);
                          return trunkLoft(theta, y - drop, who) + outward(theta, y - drop, who) * lift;
                      });
    if (side < 0)
        for (auto &triangle : mesh.triangles)
            std::swap(triangle[1], triangle[2]);
    return mesh;
}

} // namespace

bool clothCovers(SurfacePoint place, float coverage, GarmentCut cut)
{
    const bool jacket = cut == GarmentCut::Blazer && coverage < 0.5f;
    return jacket || place.v <= necklineY(place.u, cut);
}

std::vector<Mesh> makeGarment(const Likeness &who, float fineness)
{
    std::vector<Mesh> meshes;
    switch (who.garment) {
    case GarmentCut::CrewNeck:
        meshes.push_back(makeRib(who, fineness, 0.80f, 0.36f));
        break;
    case GarmentCut::VNeck:
        meshes.push_back(makeRib(who, fineness, 0.62f, 0.30f));
        break;
    case GarmentCut::Turtleneck:
        meshes.push_back(makeRolledNeck(who, fineness));
        break;
    case GarmentCut::Shirt:
        meshes.push_back(makeShirtCollar(who, fineness, {-0.03f, 0.30f, 4.2f}));
        break;
    case GarmentCut::OpenShirt:
        meshes.push_back(makeShirtCollar(who, fineness, {0.36f, 0.42f, 5.0f}));
        break;
    case GarmentCut::Blazer:
        meshes.push_back(makeShirtCollar(who, fineness, {0.30f, 0.22f, 2.9f, 0.35f, 1}));
        meshes.push_back(makeJacketCollar(who, fineness));
        meshes.push_back(makeJacket(who, fineness));
        for (const float side : {1.0f, -1.0f})
            meshes.push_back(makeLapel(side, who, fineness));
        break;
    }
    return meshes;
}

} // namespace presence
