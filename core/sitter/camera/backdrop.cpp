// SPDX-License-Identifier: MIT
#include "core/sitter/camera/backdrop.h"

#include "core/sitter/light/color.h"

#include <map>

namespace presence {

namespace {

constexpr float wallDistance = 220; ///< behind the sitter's eyes, cm

/// Paints soft rectangles and discs, measured in centimetres on the wall around the point behind the eyes.
class Painter
{
public:
    Painter(const CameraRig &camera, float blurCm)
        : m_camera(camera)
        , m_pixels(std::size_t(camera.width) * camera.height)
    {
        const float scale = (camera.distance + wallDistance) / camera.distance;
        m_cmPerPixel = camera.frameHeight * scale / float(camera.height);
        m_left = (camera.shiftX - 0.5f * camera.frameWidth) * scale;
        m_top = (camera.shiftY + 0.5f * camera.frameHeight) * scale;
        m_blur = std::max(blurCm, m_cmPerPixel);
    }

    template <typename ColorAt>
    void fill(ColorAt colorAt)
    {
        for (int row = 0; row < m_camera.height; ++row)
            for (int column = 0; column < m_camera.width; ++column)
                m_pixels[std::size_t(row) * m_camera.width + column] = colorAt(x(column), y(row));
    }

    void rect(float cx, float cy, float halfWidth, float halfHeight, Vec3 color, float opacity = 1)
    {
        blend(cx, cy, halfWidth, halfHeight, color, opacity, [&](float dx, float dy) {
            return edge(halfWidth - std::abs(dx), halfWidth) * edge(halfHeight - std::abs(dy), halfHeight);
        });
    }
    void disc(float cx, float cy, float radius, Vec3 color, float opacity = 1)
    {
        blend(cx, cy, radius, radius, color, opacity,
              [&](float dx, float dy) { return edge(radius - std::sqrt(dx * dx + dy * dy), radius); });
    }
    /// A point of light: its picture is the disc of the lens opening.
    void bokeh(float cx, float cy, float radius, Vec3 color, float opacity)
    {
        const float size = radius + 0.7f * m_blur, sharp = 0.15f * size;
        blend(cx, cy, size, size, color, opacity, [&](float dx, float dy) {
            return smoothstep(-sharp, sharp, size - std::sqrt(dx * dx + dy * dy));
        });
    }

    float blur() const { return m_blur; }
    std::vector<Vec3> take() { return std::move(m_pixels); }

private:
    float x(int column) const { return m_left + (column + 0.5f) * m_cmPerPixel; }
    float y(int row) const { return m_top - (row + 0.5f) * m_cmPerPixel; }
    /// Share covered at this depth inside the edge; a form smaller than the blur is also paler.
    float edge(float inside, float half) const
    {
        return smoothstep(-m_blur, m_blur, inside) * std::min(1.0f, (half + 0.5f * m_blur) / m_blur);
    }
    template <typename Cover>
    void blend(float cx, float cy, float halfWidth, float halfHeight, Vec3 color, float opacity, Cover cover)
    {
        const auto column = [&](float at) {
            return int(std::clamp((at - m_left) / m_cmPerPixel, 0.0f, float(m_camera.width)));
        };
        const auto row = [&](float at) {
            return int(std::clamp((m_top - at) / m_cmPerPixel, 0.0f, float(m_camera.height)));
        };
        for (int r = row(cy + halfHeight + m_blur), last = row(cy - halfHeight - m_blur); r < last; ++r)
            for (int c = column(cx - halfWidth - m_blur), end = column(cx + halfWidth + m_blur); c < end;
                 ++c) {
                Vec3 &pixel = m_pixels[std::size_t(r) * m_camera.width + c];
                pixel = mix(pixel, color, opacity * cover(x(c) - cx, y(r) - cy));
            }
    }

    const CameraRig &m_camera;
    std::vector<Vec3> m_pixels;
    float m_cmPerPixel = 1, m_left = 0, m_top = 0, m_blur = 1;
};

struct Paints
{
    Vec3 wall, dark, light, accent;
    Vec3 level; ///< of the light itself
};

void books(Painter &painter, const Paints &paints, float left, float right)
{
    for (int shelf = -3; shelf < 4; ++shelf) {
        const float floor = shelf * 34.0f - 4;
        painter.rect(0.5f * (left + right), floor + 15, 0.5f * (right - left), 16, paints.dark * 0.5f);
        float x = left;
        for (int i = 0; x < right; ++i) {
            const float thick = 2.2f + 3.2f * hashUnit(i, shelf, 1), tall = 20 + 9 * hashUnit(i, shelf, 2);
            const float pick = hashUnit(i, shelf, 3);
            const Vec3 cover = pick < 0.3f    ? paints.dark
                               : pick < 0.62f ? paints.wall * 0.75f
                               : pick < 0.85f ? paints.light * 0.8f
                                              : paints.accent;
            if (hashUnit(i, shelf, 4) < 0.9f)
                painter.rect(x + thick / 2, floor + tall / 2, thick / 2 - 0.2f, tall / 2,
                             cover * (0.6f + 0.5f * hashUnit(i, shelf, 5)));
            x += thick;
        }
        painter.rect(0.5f * (left + right), floor - 1.6f, 0.5f * (right - left), 1.6f, paints.wall * 0.45f);
    }
}

void lights(Painter &painter, int count, Vec3 a, Vec3 b, float low, float high, float size, int salt)
{
    for (int i = 0; i < count; ++i) {
        const float x = (hashUnit(i, salt, 1) - 0.5f) * 420, y = mix(low, high, hashUnit(i, salt, 2));
        painter.bokeh(x, y, size * (0.4f + hashUnit(i, salt, 3)), mix(a, b, hashUnit(i, salt, 4)),
                      0.25f + 0.5f * hashUnit(i, salt, 5));
    }
}

void paintPlace(Painter &painter, const std::string &place, const Paints &p, float keySide)
{
    const auto flat = [&](Vec3 top, Vec3 bottom) {
        painter.fill([&](float, float y) { return mix(bottom, top, smoothstep(-120, 90, y)); });
    };
    if (place == "plain_wall") {
        painter.fill([&](float x, float y) {
            const float plaster = noise({x * 0.05f, y * 0.05f, 2}) - 0.5f;
            return p.wall * (1 + 0.0022f * keySide * x + 0.05f * plaster);
        });
    } else if (place == "window") {
        flat(p.wall * 0.55f, p.wall * 0.4f);
        const float x = (keySide < 0 ? -1.0f : 1.0f) * 85;
        painter.rect(x, 20, 62, 110, p.light * 1.9f);
        for (const float bar : {-62.0f, 0.0f, 62.0f})
            painter.rect(x + bar, 20, 3.2f, 112, p.wall * 0.9f);
        for (const float bar : {-90.0f, -16.0f, 58.0f, 130.0f})
            painter.rect(x, bar, 64, 2.6f, p.wall * 0.9f);
        painter.rect(x - std::copysign(84.0f, x), 10, 17, 150, mix(p.light, p.wall, 0.5f), 0.8f);
    } else if (place == "workspace") {
        flat(p.wall, p.wall * 0.75f);
        painter.rect(0, -130, 400, 52, p.dark * 0.8f);
        painter.rect(75, -32, 44, 28, p.dark * 0.35f);
        painter.rect(75, -32, 41, 25, mix(p.light, p.accent, 0.12f) * 0.8f);
        painter.rect(-95, 45, 46, 2, p.dark);
        for (int i = 0; i < 9; ++i)
            painter.rect(-132 + i * 7.0f, 58, 2.8f, 9 + 3 * hashUnit(i, 7, 7),
                         i % 3 ? p.light * 0.7f : p.accent * 0.8f);
        painter.disc(-70, -45, 14, p.light * 1.4f, 0.8f);
    } else if (place == "books") {
        flat(p.dark * 0.6f, p.dark * 0.4f);
        books(painter, p, -230, 230);
    } else if (place == "home") {
        flat(p.wall, p.wall * 0.8f);
        painter.rect(0, -128, 400, 44, mix(p.dark, p.accent, 0.25f) * 0.8f);
        painter.rect(-78, 34, 31, 40, p.dark * 0.6f);
        painter.rect(-78, 34, 28, 37, mix(p.light, p.accent, 0.3f) * 0.8f);
        painter.disc(98, 20, 52, p.light * 1.25f, 0.35f);
        painter.disc(98, 8, 19, Vec3{1.3f, 1.05f, 0.72f}, 0.95f);
        painter.rect(98, -58, 1.6f, 52, p.dark * 0.7f);
        for (int i = 0; i < 14; ++i)
            painter.disc(-150 + 44 * hashUnit(i, 3, 1), -62 + 60 * hashUnit(i, 3, 2), 10,
                         Vec3{0.05f, 0.12f, 0.05f}, 0.8f);
    } else if (place == "nature") {
        painter.fill([&](float x, float y) {
            const float leaf = noise({x * 0.02f, y * 0.02f, 5});
            return mix(Vec3{0.05f, 0.13f, 0.04f}, Vec3{0.34f, 0.46f, 0.17f},
                       smoothstep(-90, 130, y + 90 * (leaf - 0.5f)));
        });
        lights(painter, 46, {0.10f, 0.26f, 0.06f}, {0.75f, 0.85f, 0.42f}, -90, 150, 9, 11);
    } else if (place == "street") {
        flat(p.light * 0.95f, p.wall * 0.35f);
        for (int i = 0; i < 12; ++i) {
            const float x = (i - 6) * 46.0f + 20 * hashUnit(i, 2, 1), h = 90 + 120 * hashUnit(i, 2, 2);
            painter.rect(x, h - 160, 24, h, mix(p.dark, p.wall, hashUnit(i, 2, 3)) * 0.7f);
        }
        lights(painter, 18, {0.95f, 0.62f, 0.30f}, p.light, -110, 40, 5, 23);
    } else if (place == "city") {
        flat(mix(p.dark, p.wall, 0.4f) * 0.7f, p.dark * 0.35f);
        for (int i = 0; i < 16; ++i)
            painter.rect((i - 8) * 34.0f, -140 + 100 * hashUnit(i, 4, 2), 16, 130,
                         p.dark * (0.25f + 0.3f * hashUnit(i, 4, 3)));
        lights(painter, 64, {1.5f, 0.85f, 0.38f}, {0.55f, 0.75f, 1.3f}, -120, 90, 5, 31);
    } else if (place == "stage") {
        flat(p.dark * 0.12f, p.dark * 0.28f);
        for (const float x : {-110.0f, -30.0f, 60.0f, 130.0f}) {
            painter.disc(x, 105, 60, mix(p.accent, p.light, 0.3f), 0.28f);
            painter.bokeh(x, 105, 9, p.light * 1.8f, 0.9f);
        }
    } else if (place == "classroom") {
        flat(p.wall, p.wall * 0.8f);
        painter.rect(0, 18, 132, 58, Vec3{0.20f, 0.13f, 0.07f});
        painter.rect(0, 18, 127, 53, Vec3{0.035f, 0.075f, 0.055f});
        for (int i = 0; i < 9; ++i)
            painter.rect(-80 + 26.0f * (i % 5), 42 - 26.0f * (i / 5), 9 + 6 * hashUnit(i, 6, 6), 1.1f,
                         p.light * 0.6f, 0.8f);
    } else if (place == "studio_of_craft") {
        flat(p.wall * 0.9f, p.dark * 0.7f);
        painter.rect(-88, 22, 36, 46, p.light * 0.85f);
        painter.rect(-84, 16, 22, 26, p.accent * 0.8f, 0.7f);
        painter.rect(70, -8, 62, 2.2f, p.dark * 0.8f);
        for (int i = 0; i < 13; ++i)
            painter.rect(14 + 9.4f * i, 5 + 4 * hashUnit(i, 9, 1), 3.3f, 9 + 6 * hashUnit(i, 9, 2),
                         mix(p.dark, mix(p.accent, p.light, hashUnit(i, 9, 3)), 0.7f));
        painter.rect(0, -135, 400, 45, mix(p.dark, p.wall, 0.4f));
    } else if (place == "cafe") {
        flat(mix(p.wall, Vec3{0.30f, 0.17f, 0.09f}, 0.5f) * 0.7f, p.dark * 0.6f);
        painter.rect(-105, 30, 58, 62, p.light * 1.25f, 0.9f); // the window to the street
        for (const float bar : {-163.0f, -105.0f, -47.0f})
            painter.rect(bar, 30, 2.4f, 64, p.dark * 0.5f);
        painter.rect(0, -118, 400, 34, Vec3{0.16f, 0.085f, 0.045f});
        for (const float lamp : {10.0f, 68.0f, 126.0f}) {
            painter.rect(lamp, 106, 0.8f, 42, p.dark * 0.3f);
            painter.disc(lamp, 55, 30, Vec3{1.0f, 0.62f, 0.28f}, 0.25f);
            painter.bokeh(lamp, 55, 6, Vec3{1.7f, 1.15f, 0.62f}, 0.95f);
        }
        for (int i = 0; i < 16; ++i) // bottles and cups on the shelf behind the bar
            painter.rect(6 + 9.5f * i, 4 + 3 * hashUnit(i, 8, 1), 3, 8 + 4 * hashUnit(i, 8, 2),
                         mix(p.dark, mix(p.accent, p.light, hashUnit(i, 8, 3)), 0.55f));
        painter.rect(78, -10, 82, 2, p.dark * 0.4f);
    } else if (place == "beach") {
        painter.fill([&](float x, float y) {
            const float wave = 3 * (noise({x * 0.03f, y * 0.25f, 4}) - 0.5f);
            const Vec3 sky = mix(Vec3{0.72f, 0.80f, 0.86f}, Vec3{0.28f, 0.50f, 0.78f}, smoothstep(0, 130, y));
            const Vec3 sea =
                mix(Vec3{0.16f, 0.38f, 0.42f}, Vec3{0.10f, 0.26f, 0.40f}, smoothstep(-55, -10, y + 4 * wave));
            const Vec3 sand = Vec3{0.66f, 0.54f, 0.38f} * (0.94f + 0.03f * wave);
            const Vec3 foam{0.86f, 0.88f, 0.88f};
            const Vec3 ground = mix(sand, sea, smoothstep(-62, -57, y + wave));
            return mix(mix(ground, foam, 0.7f * bump((y + 60 + wave) / 2.2f)), sky, smoothstep(-9, -5, y)) *
                   p.level;
        });
        lights(painter, 14, {1.2f, 1.2f, 1.15f}, {1.5f, 1.45f, 1.3f}, -50, -14, 1.5f, 41);
    } else { // studio_gradient: paper with a light on it
        painter.fill([&](float x, float y) {
            const float d = std::sqrt(square((x - 14 * keySide) / 125) + square((y + 10) / 120));
            return p.wall * (0.42f + 0.72f * bump(d * 0.95f));
        });
    }
}

} // namespace

SchemeColors schemeColorsOf(const Palette &palette)
{
    struct Row
    {
        std::uint32_t background, garment, accent;
    };
    static const std::map<std::string, Row> rows{{"natural_warm_neutrals", {0xC9A98B, 0x7A8B6F, 0x8C6A4F}},
                                                 {"cool_with_accent", {0x46586B, 0x1F2A36, 0xE0662B}},
                                                 {"rich_saturated", {0x0B5D5E, 0x7A1E3A, 0xD98E04}},
                                                 {"golden_nostalgia", {0xC98B3C, 0xEADFCB, 0x5E6B52}},
                                                 {"blue_grey_minimal", {0xA9B7C2, 0x34424E, 0x6C7C89}},
                                                 {"clean_studio", {0xB9BEC3, 0x2E3236, 0xC8A27A}},
                                                 {"film_90s", {0x9E7B55, 0x4C5A4A, 0xB24A3B}}};
    const auto found = rows.find(palette.scheme);
    const Row row = found == rows.end() ? rows.at("clean_studio") : found->second;
    SchemeColors colors{linearColor(row.background), linearColor(row.garment), linearColor(row.accent)};
    if (!palette.brandColors.empty())
        colors.garment = mix(colors.garment, linearColor(palette.brandColors[0], colors.garment), 0.8f);
    if (palette.brandColors.size() > 1)
        colors.background =
            mix(colors.background, linearColor(palette.brandColors[1], colors.background), 0.5f);
    colors.accent = linearColor(palette.accent, colors.accent);
    if (!palette.accent.empty())
        colors.garment = mix(colors.garment, colors.accent, 0.35f);
    colors.garment = linearColor(palette.clothingColor, colors.garment);
    colors.background = linearColor(palette.backgroundColor, colors.background);
    return colors;
}

std::vector<Vec3> paintBackdrop(const PortraitSpec &spec, const CameraRig &camera)
{
    const SchemeColors scheme = schemeColorsOf(spec.palette);
    // The circle of confusion on the wall, plus what the slider asks for.
    const float lens = camera.lensRadius * wallDistance / camera.distance;
    Painter painter(camera, lens + 0.4f + 26 * square(float(spec.setting.backgroundBlur)));
    const float level = 0.06f + 1.15f * float(spec.lighting.backgroundLight);
    const Vec3 light = lightColor(spec.lighting.lightTemperatureK, spec.lighting.whiteBalanceK) *
                       linearGel(spec.lighting.backgroundColor) *
                       (level * std::exp2(0.7f * float(spec.lighting.exposureEv)));
    const Paints paints{
        scheme.background * light, mix(scheme.background, Vec3{0.03f, 0.03f, 0.035f}, 0.72f) * light,
        mix(scheme.background, Vec3{0.9f, 0.9f, 0.88f}, 0.7f) * light, scheme.accent * light, light};
    const float keySide = std::clamp(float(spec.lighting.keyAzimuthDeg) / 20, -1.0f, 1.0f);
    paintPlace(painter, spec.setting.background, paints, keySide);
    const int things = int(std::lround(28 * square(float(spec.setting.backgroundClutter)) +
                                       9 * spec.setting.livedIn)); // traces of living are few
    for (int i = 0; i < things; ++i) {
        const float x = (hashUnit(i, 51, 1) - 0.5f) * 330, y = -70 + 150 * hashUnit(i, 51, 2);
        const float size = 5 + 13 * hashUnit(i, 51, 3), pick = hashUnit(i, 51, 4);
        const Vec3 color = pick < 0.4f ? paints.dark : pick < 0.7f ? paints.light * 0.8f : paints.accent;
        if (i % 3)
            painter.rect(x, y, size, size * (0.5f + hashUnit(i, 51, 5)), color, 0.9f);
        else
            painter.disc(x, y, size, color, 0.9f);
    }
    std::vector<Vec3> pixels = painter.take();
    if (const float haze = 0.8f * float(spec.setting.haze);
        haze > 0) // the wall is far: most of it is in the air
        for (Vec3 &pixel : pixels)
            pixel = mix(pixel, Vec3{0.70f, 0.71f, 0.72f} * light, haze);
    return pixels;
}

} // namespace presence
