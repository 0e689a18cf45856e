// SPDX-License-Identifier: MIT
#include "core/base/color_space.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <numbers>

namespace presence {

namespace {

using Triple = std::array<double, 3>;

std::optional<Triple> linearOf(std::string_view hex)
{
    if (hex.size() != 7 || hex[0] != '#')
        return std::nullopt;
    std::uint32_t rgb = 0;
    const auto [end, code] = std::from_chars(hex.data() + 1, hex.data() + 7, rgb, 16);
    if (code != std::errc() || end != hex.data() + 7)
        return std::nullopt;
    const auto channel = [&](int shift) {
        const double v = (rgb >> shift & 255) / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return Triple{channel(16), channel(8), channel(0)};
}

Triple linearFromOklch(const Oklch &color)
{
    const double hue = color.hueDeg * std::numbers::pi / 180;
    const double a = color.chroma * std::cos(hue), b = color.chroma * std::sin(hue), L = color.lightness;
    const auto cube = [](double v) { return v * v * v; };
    const double l = cube(L + 0.3963377774 * a + 0.2158037573 * b);
    const double m = cube(L - 0.1055613458 * a - 0.0638541728 * b);
    const double s = cube(L - 0.0894841775 * a - 1.2914855480 * b);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

bool fits(const Triple &linear)
{
    constexpr double slack = 5e-4; // less than half a step of eight bits
    return std::ranges::all_of(linear, [](double v) { return v >= -slack && v <= 1 + slack; });
}

} // namespace

std::optional<Oklab> oklabFromHex(std::string_view hex)
{
    const auto linear = linearOf(hex);
    if (!linear)
        return std::nullopt;
    const auto [r, g, b] = *linear;
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return Oklab{0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

double distanceBetween(const Oklab &a, const Oklab &b)
{
    return std::hypot(a.lightness - b.lightness, a.a - b.a, a.b - b.b);
}

std::optional<Oklch> oklchFromHex(std::string_view hex)
{
    const auto lab = oklabFromHex(hex);
    if (!lab)
        return std::nullopt;
    const double hue = std::atan2(lab->b, lab->a) * 180 / std::numbers::pi;
    return Oklch{lab->lightness, std::hypot(lab->a, lab->b), hue < 0 ? hue + 360 : hue};
}

std::string hexFromOklch(Oklch color)
{
    color.lightness = std::clamp(color.lightness, 0.0, 1.0);
    if (!fits(linearFromOklch(color))) {
        double inside = 0, outside = color.chroma;
        for (int i = 0; i < 24; ++i) {
            color.chroma = 0.5 * (inside + outside);
            (fits(linearFromOklch(color)) ? inside : outside) = color.chroma;
        }
        color.chroma = inside;
    }
    const auto byte = [](double v) {
        v = std::clamp(v, 0.0, 1.0);
        v = v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
        return unsigned(std::lround(v * 255));
    };
    const auto [r, g, b] = linearFromOklch(color);
    char text[8];
    std::snprintf(text, sizeof text, "#%02X%02X%02X", byte(r) & 255, byte(g) & 255, byte(b) & 255);
    return text;
}

double relativeLuminance(std::string_view hex)
{
    const auto linear = linearOf(hex);
    return linear ? 0.2126 * (*linear)[0] + 0.7152 * (*linear)[1] + 0.0722 * (*linear)[2] : 0;
}

double contrastRatio(std::string_view hexA, std::string_view hexB)
{
    const double a = relativeLuminance(hexA), b = relativeLuminance(hexB);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace presence
