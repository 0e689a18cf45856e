// SPDX-License-Identifier: MIT
#include "core/spec/palette/color_roles.h"

#include "core/base/color_space.h"

#include <algorithm>
#include <map>

namespace presence {

namespace {

/// Swatches of a scheme stand background first, clothing second, accent last.
std::string schemeColor(ColorRole role, const PortraitSpec &spec, const SpecLibrary &library)
{
    const PaletteScheme *scheme = library.palette(spec.palette.scheme);
    if (!scheme || scheme->swatches.empty())
        return "#808080";
    if (role == ColorRole::Accent)
        return scheme->swatches.back();
    return scheme->swatches[std::min(std::size_t(role), scheme->swatches.size() - 1)];
}

} // namespace

std::string_view controlOf(ColorRole role)
{
    return role == ColorRole::Background ? "palette.background_color"
           : role == ColorRole::Clothing ? "palette.clothing_color"
                                         : "palette.accent";
}

std::string colorOf(ColorRole role, const PortraitSpec &spec, const SpecLibrary &library)
{
    const Palette &palette = spec.palette;
    const std::string &own = role == ColorRole::Background ? palette.backgroundColor
                             : role == ColorRole::Clothing ? palette.clothingColor
                                                           : palette.accent;
    return own.empty() ? schemeColor(role, spec, library) : own;
}

std::vector<std::string> partnersOf(std::string_view hex, std::string_view harmony)
{
    const auto base = oklchFromHex(hex);
    if (!base)
        return {};
    std::vector<std::string> partners;
    if (harmony == "monochrome" || harmony == "neutral_accent") {
        const bool grey = harmony == "neutral_accent";
        for (const double lightness : grey ? std::vector{0.28, 0.62, 0.94}
                                           : std::vector{base->lightness * 0.6, (base->lightness + 1) / 2})
            partners.push_back(hexFromOklch({lightness, grey ? 0.012 : base->chroma, base->hueDeg}));
        return partners;
    }
    static const std::map<std::string_view, std::vector<double>> turns{{"analogous", {-30, 30}},
                                                                       {"complementary", {180}},
                                                                       {"split_complementary", {150, 210}},
                                                                       {"triadic", {120, 240}},
                                                                       {"tetradic", {90, 180, 270}}};
    if (const auto found = turns.find(harmony); found != turns.end())
        for (const double turn : found->second)
            partners.push_back(hexFromOklch({base->lightness, base->chroma, base->hueDeg + turn}));
    return partners;
}

std::optional<std::string> nearestWithContrast(std::string_view hex, std::string_view against, double ratio)
{
    const auto base = oklchFromHex(hex);
    if (!base || !oklchFromHex(against))
        return std::nullopt;
    if (contrastRatio(hex, against) >= ratio)
        return std::string(hex);
    constexpr int steps = 400;
    for (int i = 1; i <= steps; ++i)
        for (const double direction : {1.0, -1.0}) {
            const double lightness = base->lightness + direction * i / steps;
            if (lightness < 0 || lightness > 1)
                continue;
            const std::string candidate = hexFromOklch({lightness, base->chroma, base->hueDeg});
            if (contrastRatio(candidate, against) >= ratio)
                return candidate;
        }
    return std::nullopt;
}

} // namespace presence
