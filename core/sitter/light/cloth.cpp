// SPDX-License-Identifier: MIT
#include "core/sitter/light/textures.h"

#include "core/sitter/clothes/garment.h"
#include "core/sitter/form/arms.h"

namespace presence {

namespace {

/// Height of the folds of cloth: on the body they run from the shoulders inward and down, around an arm like
/// rings; `along` and `y` in cm.
float folds(float along, float y, bool arm)
{
    const auto ridge = [](float v) { return square(1 - std::abs(2 * v - 1)); };
    const float slant = arm ? 0.35f * along : 0.55f * std::sqrt(along * along + 16);
    const float coarse = ridge(noise({along * (arm ? 0.10f : 0.07f), (y + slant) * 0.20f, 3}));
    const float fine = ridge(noise({along * 0.13f + 9, (y + 1.3f * slant) * 0.42f, 8}));
    return coarse + 0.35f * fine;
}

Vec3 folded(Vec3 normal, float theta, float y)
{
    const bool arm = theta > armPlace - 2 * pi;
    const float around = arm ? 4.6f : 15.0f, along = (arm ? theta - armPlace : theta) * around;
    const Vec3 aside = normalized(cross({0, 1, 0}, normal)), up = cross(normal, aside);
    constexpr float step = 0.35f;
    const float here = folds(along, y, arm);
    const float strength = y < -62 && !arm ? 0.15f
                           : arm           ? 0.7f
                                           : mix(0.3f, 0.6f, smoothstep(-19, -27, y)) *
                                       mix(0.35f, 1.0f, smoothstep(1, 8, std::abs(along)));
    const float dx = (folds(along + step, y, arm) - here) / step,
                dy = (folds(along, y + step, arm) - here) / step;
    return normalized(normal - (aside * dx + up * dy) * strength);
}

} // namespace

SurfaceLook garmentLook(const Surfaces &surfaces, const Hit &hit)
{
    const float theta = hit.surface.u, y = hit.surface.v;
    const GarmentCut cut = surfaces.likeness.garment;
    const bool under = hit.coverage > 0.5f;
    if (!clothCovers(hit.surface, hit.coverage, cut)) { // the skin of neck and chest above the neckline
        SurfaceLook look = skinLook(surfaces, hit);
        return look;
    }
    SurfaceLook look;
    const float knit = std::sin(theta * 420) * std::sin(y * 9),
                wave = noise({theta * 6, y * 0.25f, 2}) - 0.5f;
    const bool knitted =
        cut == GarmentCut::CrewNeck || cut == GarmentCut::VNeck || cut == GarmentCut::Turtleneck;
    const bool trousers = y < -62 && theta < armPlace - pi && (under || cut != GarmentCut::Blazer);
    look.albedo = (under && !trousers ? surfaces.shirt : surfaces.garment * (trousers ? 0.55f : 1.0f)) *
                  (1 + (knitted ? 0.05f : 0.015f) * knit + 0.14f * wave);
    const bool buttoned = cut == GarmentCut::Shirt || cut == GarmentCut::OpenShirt || under;
    if (buttoned && std::abs(theta) < 0.3f && y < -18 && y > -60) {
        const float x = theta * 10; // about centimetres on the chest
        look.albedo = look.albedo * (1 - 0.35f * bump((x - 1.5f) / 0.07f) - 0.25f * bump((x + 1.5f) / 0.10f));
        const float row = (y + 22) / 8.5f, near = (row - std::round(row)) * 8.5f;
        const float button = 1 - smoothstep(0.45f, 0.55f, std::sqrt(x * x + near * near));
        look.albedo = mix(
            look.albedo, Vec3{0.55f, 0.53f, 0.50f} * (1 - 0.4f * bump(length({x, near, 0}) / 0.16f)), button);
    }
    if (theta < armPlace - pi &&
        (under || cut != GarmentCut::Blazer)) { // waistband, and the seam of the trousers
        look.albedo = look.albedo * (1 - 0.45f * bump((y + 62.4f) / 0.5f));
        look.albedo = look.albedo * (1 - 0.5f * bump(theta / 0.012f) * smoothstep(-64, -66, y));
    }
    look.normal = folded(hit.normal, theta, y);
    look.wrap = {0.12f, 0.12f, 0.12f};
    look.sheen = 0.5f;
    return look;
}

} // namespace presence
