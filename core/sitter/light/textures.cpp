// SPDX-License-Identifier: MIT
#include "core/sitter/light/textures.h"

#include "core/sitter/camera/backdrop.h"
#include "core/sitter/face/features.h"
#include "core/sitter/hair/face_hair.h"
#include "core/sitter/light/color.h"

#include <map>

namespace presence {

using namespace anatomy;

namespace {

/// Of the hair's own colour: what a razor leaves below the skin of a shaved head.
constexpr float shavedShade = 0.28f;

float blob(float x, float y, float cx, float cy, float sx, float sy)
{
    return bump((x - cx) / sx) * bump((y - cy) / sy);
}

/// The shade below the hairs of the brow.
float browCover(float x, float y, const Likeness &who)
{
    if (std::abs(y - browY) > 1.4f)
        return 0;
    const BrowPlace place = browAt(x, who);
    return (1 - smoothstep(0.1f, 1.5f, std::abs(y - place.middle) / place.half)) *
           smoothstep(-0.06f, 0.18f, place.share) * (1 - smoothstep(0.80f, 1.05f, place.share));
}

float lipCover(float x, float y, const Likeness &who)
{
    if (std::abs(x) > mouthHalfWidth || std::abs(y - mouthY) > 1.5f)
        return 0;
    const float height = y >= mouthY ? upperLipHeight(x, who) : lowerLipHeight(x, who);
    const float inside = height - std::abs(y - mouthY);
    return smoothstep(-0.14f, 0.16f, inside) *
           smoothstep(mouthHalfWidth, mouthHalfWidth - 0.45f, std::abs(x));
}

/// To the side of the head x hardly changes any more; the way around it does, and patterns run along it, cm.
float aroundHead(float x, float y, const Likeness &who)
{
    // Half breadths of the head, a little more than head_shape has them.
    constexpr float half[][2] = {{-1.0f, 7.3f}, {-4.5f, 6.75f}, {-6.7f, 6.15f}, {-8.3f, 5.35f},
                                 {-9.4f, 4.4f}, {-10.3f, 3.3f}, {-11.5f, 1.9f}};
    int i = 0;
    while (i < int(std::size(half)) - 2 && y < half[i + 1][0])
        ++i;
    const float t = saturate((half[i][0] - y) / (half[i][0] - half[i + 1][0]));
    const float radius = mix(half[i][1], half[i + 1][1], t) * faceBreadth(y, who) *
                         (1 + 0.09f * who.jaw * smoothstep(0.0f, -8.5f, y));
    return radius * std::asin(std::clamp(x / radius, -0.998f, 0.998f));
}

void paintFace(SurfaceLook &look, const Surfaces &surfaces, const Hit &hit)
{
    const float x = hit.surface.u, y = hit.surface.v, ax = std::abs(x);
    const auto tint = [&](Vec3 factor, float share) {
        look.albedo = look.albedo * mix(Vec3{1, 1, 1}, factor, share);
    };
    // Blood: cheeks, nose, chin, ears' side; thin bluish skin below the eyes; paler brow.
    const Vec3 blood{1.02f, 0.80f, 0.76f};
    tint(blood, 0.34f * blob(ax, y, 4.0f, -3.0f, 2.3f, 1.9f));
    tint(blood, 0.38f * blob(ax, y, 0, -3.6f, 1.6f, 1.3f));
    tint(blood, 0.30f * blob(ax, y, 0, -9.8f, 1.8f, 1.2f));
    tint({1.05f, 1.06f, 1.07f}, 0.8f * blob(ax, y, 0, 4.6f, 4.5f, 1.9f));
    tint(mix(Vec3{1.06f, 1.05f, 1.05f}, Vec3{0.88f, 0.83f, 0.88f}, surfaces.age),
         0.8f * blob(ax, y, 2.9f, -0.95f, 1.4f, 0.55f));
    tint({0.66f, 0.55f, 0.53f}, 0.72f * blob(ax, y, 3.0f, 0.62f, 1.75f, 0.70f)); // lids, below the brow
    tint({0.25f, 0.16f, 0.14f},
         blob(ax, noseHeight(y, surfaces.likeness), 0.60f, -4.55f, 0.30f, 0.17f)); // nostrils
    if (surfaces.beard > 0) {
        const float jaw = smoothstep(-4.6f, -6.0f, y - 0.25f * std::max(ax - 3, 0.0f) * 0.6f) +
                          blob(ax, y, 0, -5.4f, 2.4f, 0.6f);
        const float stubble = 0.7f + 0.6f * noise({aroundHead(x, y, surfaces.likeness) * 16, y * 16, 4});
        look.albedo =
            mix(look.albedo, look.albedo * Vec3{0.52f, 0.50f, 0.52f},
                saturate(surfaces.beard * saturate(jaw) * stubble) * (1 - lipCover(x, y, surfaces.likeness)));
    }
    const float texture = surfaces.texture, along = aroundHead(x, y, surfaces.likeness);
    const float patch = noise({along * 0.9f, y * 0.9f, float(surfaces.seed % 53)}) - 0.5f;
    const float fine = noise({along * 4.5f, y * 4.5f, 9}) - 0.5f,
                grain = noise({along * 13, y * 13, 4}) - 0.5f;
    look.albedo =
        look.albedo * mix(Vec3{1, 1, 1}, Vec3{1.05f, 0.92f, 0.90f}, texture * 1.6f * (patch + 0.5f * fine));
    look.albedo = look.albedo * (1 + texture * (0.07f * fine + 0.30f * grain));

    const float lip = lipCover(x, y, surfaces.likeness);
    if (lip > 0) {
        const float lines = noise({x * 9, y * 1.5f, 21}) - 0.5f;
        const float line = bump((y - mouthY) / 0.09f);
        look.albedo = mix(look.albedo, surfaces.lip * (1 + 0.14f * lines) * (1 - 0.40f * line), 0.88f * lip);
        look.roughness = mix(look.roughness, 0.34f, lip);
        look.shine = mix(look.shine, 0.034f, lip);
    }
    // The margin of the lids: lashes above, a moist rim below.
    const float s = (ax - pupilX) / eyeHalfWidth;
    if (std::abs(s) < 1.06f && std::abs(y) < 0.24f) {
        const float ends = 1 - smoothstep(0.92f, 1.06f, std::abs(s));
        const float lash = y >= 0 ? (1 - smoothstep(0.0f, 0.10f + 0.03f * s, y)) * 0.9f
                                  : (1 - smoothstep(0.02f, 0.06f, -y)) * 0.30f;
        look.albedo = mix(look.albedo, surfaces.brow * 0.35f, lash * ends);
        if (y < 0 && y > -0.02f) { // the moist rim of the lower lid
            look.albedo = mix(look.albedo, surfaces.skin * Vec3{1.15f, 0.85f, 0.84f}, 0.8f * ends);
            look.shine = mix(look.shine, 0.09f, ends);
            look.roughness = mix(look.roughness, 0.22f, ends);
        }
    }
    look.albedo = mix(look.albedo, surfaces.brow, 0.76f * browCover(x, y, surfaces.likeness));
    if (surfaces.scalp > 0)
        look.albedo = mix(look.albedo, surfaces.hair * 0.8f, 0.85f * surfaces.scalp * hit.coverage);
    // Oil: forehead, ridge and tip of the nose, cheek bones, chin.
    const float oil =
        std::min(blob(ax, y, 0, 4.2f, 3.2f, 1.9f) + blob(ax, y, 0, -2.2f, 0.9f, 2.4f) +
                     0.7f * blob(ax, y, 4.6f, -1.7f, 1.5f, 0.9f) + 0.5f * blob(ax, y, 0, -9.9f, 1.2f, 0.8f),
                 1.0f) *
        (1 - lip);
    look.shine *= 1 + 0.45f * oil;
    look.roughness -= 0.12f * oil;
}

} // namespace

SurfaceLook skinLook(const Surfaces &surfaces, const Hit &hit)
{
    SurfaceLook look;
    look.albedo = surfaces.skin;
    look.normal = hit.normal;
    look.wrap = {0.25f, 0.15f, 0.12f};
    look.shine = mix(0.042f, 0.030f, saturate(luminance(surfaces.skin) * 4)); // dark skin shows its sheen
    look.roughness = 0.50f;
    if (hit.part == 0)
        paintFace(look, surfaces, hit);
    else if (std::abs(hit.surface.u) > 50) // ears
        look.albedo = look.albedo * Vec3{1.0f, 0.86f, 0.82f};
    else { // the skin of the neck, along its angle
        const Vec3 p{hit.surface.u * 5.5f, hit.surface.v, float(surfaces.seed % 41)};
        look.albedo = look.albedo * mix(Vec3{1, 1, 1}, Vec3{1.04f, 0.94f, 0.92f},
                                        surfaces.texture * (noise(p * 0.8f) + 0.5f * noise(p * 4) - 0.75f));
    }
    if (surfaces.texture > 0 && surfaces.pores) {
        const float u = hit.surface.u;
        const float along = hit.part == 0      ? aroundHead(u, hit.surface.v, surfaces.likeness)
                            : std::abs(u) > 50 ? u
                                               : 5.5f * u;
        const Vec3 p{along * 11, hit.surface.v * 11, 0.5f};
        const auto pore = [&](Vec3 at) { return noise(at) + 0.5f * noise(at * 2.3f); };
        const float texture = surfaces.texture;
        const float here = pore(p), dx = pore(p + Vec3{0.4f, 0, 0}) - here,
                    dy = pore(p + Vec3{0, 0.4f, 0}) - here;
        look.normal = normalized(look.normal + Vec3{dx, dy, 0} * (-0.42f * texture));
    }
    return look;
}

SurfaceLook hairLook(const Surfaces &surfaces, const Hit &hit)
{
    SurfaceLook look;
    const float own = hashUnit(std::uint32_t(int(hit.surface.u)) * 31u + 7u);
    look.albedo = surfaces.hair * ((0.55f + 0.8f * own) * mix(0.22f, 1.0f, hit.coverage));
    look.shift = 0.16f * (own - 0.5f);
    look.normal = hit.normal;
    return look;
}

SurfaceLook teethLook(const Hit &hit)
{
    SurfaceLook look;
    const float place = std::abs(hit.surface.u), within = place - std::floor(place);
    const float gap = std::min(within, 1 - within); // 0 between two teeth
    const float side = 1 - 0.5f * smoothstep(2.2f, 5.5f, place);
    // The gum line rises over the middle of each tooth.
    const float gum = smoothstep(0.30f, 0.25f, hit.surface.v + 0.12f * square(2 * gap) - 0.06f);
    const float edge = smoothstep(0.80f, 1.0f, hit.surface.v); // thinner, greyer, a little see-through
    look.albedo = mix(mix(Vec3{0.80f, 0.71f, 0.58f}, Vec3{0.66f, 0.64f, 0.60f}, 0.5f * edge),
                      Vec3{0.44f, 0.15f, 0.15f}, gum) *
                  ((0.62f + 0.38f * smoothstep(0.0f, 0.07f, gap)) * side);
    look.normal = hit.normal;
    look.wrap = {0.3f, 0.3f, 0.3f};
    look.shine = 0.04f;
    look.roughness = 0.3f;
    look.leastOpen = 0.85f * side;
    return look;
}

SurfaceLook mouthLook(const Hit &hit)
{
    SurfaceLook look;
    look.albedo =
        mix(Vec3{0.09f, 0.026f, 0.024f}, Vec3{0.42f, 0.15f, 0.14f}, smoothstep(0.1f, -0.5f, hit.surface.v));
    look.normal = hit.normal;
    look.leastOpen = 0.22f;
    if (hit.surface.u >= 1) { // the tongue
        look.albedo =
            Vec3{0.46f, 0.17f, 0.16f} * (0.85f + 0.3f * noise({hit.surface.u * 20, hit.surface.v * 24, 2}));
        look.shine = 0.05f;
        look.roughness = 0.35f;
        look.leastOpen = 0.35f;
    }
    return look;
}

EyeLook eyeLook(const Surfaces &surfaces, const Hit &hit, const WorldEye &eye)
{
    const auto [centre, gaze, upper, lower] = eye;
    EyeLook look;
    const Vec3 p = hit.position - centre, off = p - gaze * dot(p, gaze);
    const float r = length(off) / irisRadius;
    const float corner = smoothstep(0.75f, 1.5f, std::abs(hit.surface.u));
    const float vein = noise({hit.surface.u * 6, hit.surface.v * 14, 3});
    const Vec3 white =
        mix(Vec3{0.60f, 0.55f, 0.515f}, Vec3{0.50f, 0.27f, 0.22f}, corner * (0.55f + 0.4f * vein));
    Vec3 side, up;
    frameAround(gaze, side, up);
    const float angle = std::atan2(dot(off, up), dot(off, side));
    const float fibre = noise({std::cos(angle) * 9, std::sin(angle) * 9, r * 1.6f + 3});
    const float ring = smoothstep(0.62f, 1.0f, r);
    Vec3 iris = surfaces.iris * (0.65f + 0.75f * fibre) * (1 - 0.72f * ring * ring);
    iris = mix(iris, surfaces.iris * Vec3{1.9f, 1.5f, 1.1f}, 0.5f * bump((r - 0.45f) / 0.14f) * fibre);
    iris = iris *
           (1 + 0.55f * smoothstep(0.3f, -0.9f, dot(off, Vec3{0, 1, 0}) / irisRadius)); // light gathers below
    iris = mix(Vec3{0.004f, 0.004f, 0.004f}, iris, smoothstep(0.86f, 1.02f, r * irisRadius / pupilRadius));
    look.albedo = mix(iris, white, smoothstep(0.94f, 1.06f, r));
    // The cornea bulges: its normal turns faster than the ball's (radius 0.78 against 1.2 cm).
    const Vec3 dome = normalized(gaze * std::sqrt(std::max(0.61f - dot(off, off), 0.05f)) + off);
    look.cornea = normalized(mix(dome, hit.normal, smoothstep(0.85f, 1.15f, r)));
    // Lids and lashes shade the ball, most under the upper one and toward the corners.
    const float across = saturate(1 - square(hit.surface.u / eyeHalfWidth)), dy = hit.surface.v;
    const float under = upper * std::pow(across, 0.62f) - dy, over = dy - lower * across;
    look.lidShade = (0.34f + 0.66f * smoothstep(0.0f, 0.45f, under)) *
                    (0.80f + 0.20f * smoothstep(0.0f, 0.16f, over)) *
                    (0.62f + 0.38f * smoothstep(0.05f, 0.6f, across));
    look.gloss = mix(1.0f, 0.30f, smoothstep(0.95f, 1.15f, r));
    return look;
}

Surfaces surfacesOf(const PortraitSpec &spec, const Likeness &likeness, std::uint64_t seed)
{
    // Monk Skin Tone Scale, the ten published swatches (Monk 2019, skintone.google).
    constexpr std::uint32_t monk[] = {0xf6ede4, 0xf3e7db, 0xf7ead0, 0xeadaba, 0xd7bd96,
                                      0xa07e56, 0x825c43, 0x604134, 0x3a312a, 0x292420};
    static const std::map<std::string, std::uint32_t> hairColors{
        {"black", 0x14110f}, {"dark_brown", 0x2a1b13}, {"brown", 0x4f3320}, {"blond", 0x8a6d48},
        {"red", 0x5a2c1a},   {"grey", 0x76736f},       {"white", 0xb9b6b0}};
    Surfaces s;
    const float tone = std::clamp(float(spec.identity.skinTone), 1.0f, 10.0f) - 1;
    const int below = std::min(int(tone), 8);
    s.skin = mix(linearColor(monk[below]), linearColor(monk[below + 1]), tone - below);
    // Flat swatches lack the blood seen in living skin: it takes green and blue. And a photographer opens up
    // for dark skin and stops down for very light skin. Both in one factor a tone; the factors are ours.
    constexpr Vec3 blood[] = {{0.93f, 0.79f, 0.75f}, {0.94f, 0.78f, 0.74f}, {0.92f, 0.73f, 0.76f},
                              {0.98f, 0.76f, 0.84f}, {1.00f, 0.75f, 0.86f}, {1.08f, 0.86f, 1.12f},
                              {1.20f, 1.07f, 1.12f}, {1.46f, 1.31f, 1.31f}, {2.60f, 1.62f, 1.28f},
                              {3.30f, 2.05f, 1.55f}};
    s.skin = s.skin * mix(blood[below], blood[below + 1], tone - below);
    const float light = saturate(luminance(s.skin) / 0.45f);
    s.lip = linearColor(spec.palette.lipColor,
                        s.skin * mix(Vec3{0.82f, 0.55f, 0.60f}, Vec3{0.76f, 0.44f, 0.47f}, light));
    const auto color = hairColors.find(spec.identity.hairColor);
    s.hair = linearColor(color == hairColors.end() ? 0x2a1b13u : color->second);
    s.brow = mix(s.hair, linearColor(0x2a1b13), 0.45f);
    s.iris = tone < 3.5f
                 ? Vec3{0.13f, 0.16f, 0.15f}
                 : mix(Vec3{0.10f, 0.056f, 0.028f}, Vec3{0.06f, 0.03f, 0.016f}, saturate((tone - 4) / 5));
    const SchemeColors scheme = schemeColorsOf(spec.palette);
    const ClothColors worn = clothColorsOf(spec.identity);
    s.garment = worn.outer && spec.palette.clothingColor.empty() ? linearColor(*worn.outer) : scheme.garment;
    // The shirt below a jacket: white, with a breath of the background, where no word says otherwise.
    s.shirt =
        worn.under ? linearColor(*worn.under) : mix(Vec3{0.74f, 0.74f, 0.73f}, scheme.background, 0.12f);
    s.texture = float(spec.realism.skinTexture * (1 - 0.85 * spec.realism.retouch));
    if (spec.realism.medium == "render")
        s.texture *= 0.25f;
    else if (spec.realism.medium == "painting")
        s.texture *= 0.5f;
    s.beard = spec.identity.presentation == "man" ? 0.55f : 0;
    s.scalp = spec.identity.hair == "bald" ? shavedShade : 1;
    s.age = likeness.age;
    s.seed = std::uint32_t(seed * 2654435761u);
    s.likeness = likeness;
    return s;
}

} // namespace presence
