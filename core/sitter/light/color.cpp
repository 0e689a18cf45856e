// SPDX-License-Identifier: MIT
#include "core/sitter/light/color.h"

#include <charconv>

namespace presence {

namespace {

/// Planckian locus, 1667–25000 K (Kim et al. 2002), to linear sRGB of luminance 1.
Vec3 planckian(double kelvin)
{
    const double t = std::clamp(kelvin, 1667.0, 25000.0), k = 1e3 / t;
    const double x = t <= 4000 ? -0.2661239 * k * k * k - 0.2343589 * k * k + 0.8776956 * k + 0.179910
                               : -3.0258469 * k * k * k + 2.1070379 * k * k + 0.2226347 * k + 0.240390;
    const double y = t <= 2222   ? -1.1063814 * x * x * x - 1.34811020 * x * x + 2.18555832 * x - 0.20219683
                     : t <= 4000 ? -0.9549476 * x * x * x - 1.37418593 * x * x + 2.09137015 * x - 0.16748867
                                 : 3.0817580 * x * x * x - 5.87338670 * x * x + 3.75112997 * x - 0.37001483;
    const double X = x / y, Z = (1 - x - y) / y;
    const auto positive = [](double v) { return float(std::max(v, 0.003)); };
    return {positive(3.2404542 * X - 1.5371385 - 0.4985314 * Z),
            positive(-0.9692660 * X + 1.8760108 + 0.0415560 * Z),
            positive(0.0556434 * X - 0.2040259 + 1.0572252 * Z)};
}

} // namespace

Vec3 linearColor(std::string_view hex, Vec3 otherwise)
{
    if (hex.size() != 7 || hex[0] != '#')
        return otherwise;
    std::uint32_t rgb = 0;
    const auto [end, code] = std::from_chars(hex.data() + 1, hex.data() + 7, rgb, 16);
    return code == std::errc() && end == hex.data() + 7 ? linearColor(rgb) : otherwise;
}

Vec3 linearGel(std::string_view hex)
{
    const Vec3 color = linearColor(hex, {1, 1, 1});
    return color * (1 / std::max({color.x, color.y, color.z, 0.01f}));
}

Vec3 lightColor(double lightK, double whiteBalanceK)
{
    // A camera divides by what it takes for white (von Kries in sRGB); equal temperatures give exactly 1,
    // 1, 1.
    const Vec3 light = planckian(lightK), white = planckian(whiteBalanceK);
    const Vec3 seen{light.x / white.x, light.y / white.y, light.z / white.z};
    return seen * (1 / luminance(seen));
}

} // namespace presence
