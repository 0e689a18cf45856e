// SPDX-License-Identifier: MIT
#include "core/prompt/rules/rule_check.h"

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

SpecPatch pattern(const RuleCheck &c, const char *id)
{
    return c.complete({{"lighting.pattern", std::string(id)}});
}

void halfHiddenFace(RuleCheck &c)
{
    const std::string &used = c.spec.lighting.pattern;
    if (c.jobListed() && (used == "split" || used == "low_key"))
        c.report({"lighting.pattern"}, pattern(c, "loop"),
                 {{"pattern", c.data.library.lightPattern(used)->label}});
}

void lowFrontalSun(RuleCheck &c)
{
    const double azimuth = c.spec.lighting.keyAzimuthDeg;
    if (c.spec.lighting.pattern == "golden_hour" && std::abs(azimuth) < c.limit("azimuth") &&
        c.level(7) < 0.5 && c.level(4) < 0.5)
        c.report({"lighting.key_azimuth"}, {{"lighting.key_azimuth", std::copysign(135.0, azimuth)}});
}

void hiddenEyes(RuleCheck &c)
{
    if (c.spec.lighting.keyElevationDeg >= c.limit("elevation") &&
        std::abs(c.spec.lighting.keyAzimuthDeg) < 115)
        c.report({"lighting.pattern", "lighting.key_elevation"}, pattern(c, "loop"));
}

const LightPattern *namedPattern(const RuleCheck &c)
{
    return c.data.library.lightPattern(c.spec.lighting.pattern);
}

void unturnedHead(RuleCheck &c)
{
    const LightPattern *used = namedPattern(c);
    if (!used || used->side == LightPattern::Side::Free || std::abs(c.spec.pose.headYawDeg) >= c.limit("yaw"))
        return;
    const bool far = used->side == LightPattern::Side::Far;
    const double side = (c.spec.lighting.keyAzimuthDeg >= 0) == far ? 1 : -1;
    const bool eyesFollow = std::abs(c.spec.pose.gazeYawDeg - 15 * side) <= c.limit("eyes");
    c.report(
        {"lighting.pattern", "head.yaw"},
        eyesFollow ? SpecPatch{{"head.yaw", 15 * side}}
                   : SpecPatch{{"lighting.pattern", std::string("custom")}},
        {{"pattern", used->label}, {"what", eyesFollow ? "Turn the head by 15°" : "Call the light custom"}});
}

void lightOutsideItsName(RuleCheck &c)
{
    const LightPattern *used = namedPattern(c);
    const Lighting &light = c.spec.lighting;
    if (!used)
        return;
    const double yaw = c.spec.pose.headYawDeg;
    const bool turned = std::abs(yaw) >= c.limit("yaw");
    const bool wrongSide = used->side != LightPattern::Side::Free && turned &&
                           (light.keyAzimuthDeg * yaw > 0) != (used->side == LightPattern::Side::Far);
    if (wrongSide || !used->covers(light.keyAzimuthDeg, light.keyElevationDeg))
        c.report({"lighting.pattern", "lighting.key_azimuth", "lighting.key_elevation"},
                 {{"lighting.pattern", std::string("custom")}}, {{"pattern", used->label}});
}

void flatLightOnSubtleFace(RuleCheck &c)
{
    double strongest = 0;
    for (const ActionUnit &unit : actionUnits)
        strongest = std::max(strongest, c.level(unit.number));
    if (c.spec.lighting.keyToFillRatio <= c.limit("ratio") && strongest >= 0.5 &&
        strongest <= c.limit("level"))
        c.report({"lighting.key_to_fill"}, {{"lighting.key_to_fill", 2.0}});
}

void wildExposure(RuleCheck &c)
{
    const double ev = c.spec.lighting.exposureEv;
    if (std::abs(ev) > c.limit("stops"))
        c.report({"lighting.exposure"}, {{"lighting.exposure", std::copysign(1.0, ev)}});
}

void deepRatioForTrust(RuleCheck &c)
{
    const double ratio = c.spec.lighting.keyToFillRatio;
    const std::string &used = c.spec.lighting.pattern;
    if (c.jobListed() && ratio > c.limit("ratio") && used != "split" && used != "low_key")
        c.report({"lighting.key_to_fill"}, {{"lighting.key_to_fill", 3.0}});
}

/// Mired, + = looks warmer than neutral.
double lightShift(const RuleCheck &c)
{
    return 1e6 / c.spec.lighting.lightTemperatureK - 1e6 / c.spec.lighting.whiteBalanceK;
}

void lightAgainstPalette(RuleCheck &c)
{
    const double shift = lightShift(c);
    const double warmth = c.spec.palette.warmth;
    if ((warmth <= -c.limit("warmth") && shift >= c.limit("warm_mired")) ||
        (warmth >= c.limit("warmth") && shift <= c.limit("cool_mired")))
        c.report({"lighting.temperature", "palette.warmth"},
                 {{"lighting.temperature", std::clamp(c.spec.lighting.whiteBalanceK, 2000.0, 12000.0)}});
}

void neutralTakenForCool(RuleCheck &c)
{
    const double kelvin = c.spec.lighting.lightTemperatureK;
    const double shift = lightShift(c);
    if (c.spec.palette.warmth <= -c.limit("warmth") && kelvin >= 5600 && kelvin <= 6500 &&
        shift > c.limit("cool_mired") && shift < c.limit("warm_mired"))
        c.report({"lighting.temperature"}, {{"lighting.temperature", 7500.0}});
}

void tooManyColours(RuleCheck &c)
{
    const auto &colors = c.spec.palette.brandColors;
    const std::size_t kept = std::size_t(c.limit("colors"));
    if (colors.size() > kept)
        c.report({"palette.brand_colors"},
                 {{"palette.brand_colors",
                   std::vector<std::string>(colors.begin(), colors.begin() + std::ptrdiff_t(kept))}},
                 {{"count", std::to_string(colors.size())}});
}

void paletteAgainstJob(RuleCheck &c)
{
    if (!c.job())
        return;
    const ControlValue wanted = c.jobValue("palette.warmth");
    const double target = std::get<double>(wanted);
    const double warmth = c.spec.palette.warmth;
    if (std::abs(warmth - target) > c.limit("difference") && warmth * target <= 0)
        c.report({"palette.warmth"}, {{"palette.warmth", wanted}}, {{"job", c.job()->label}});
}

void saturationAgainstScheme(RuleCheck &c)
{
    const PaletteScheme *scheme = c.data.library.palette(c.spec.palette.scheme);
    const double saturation = c.spec.palette.saturation;
    if (scheme && std::abs(saturation - scheme->saturation) > c.limit("difference") &&
        saturation * scheme->saturation < 0)
        c.report({"palette.saturation", "palette.scheme"}, {{"palette.saturation", scheme->saturation}},
                 {{"scheme", scheme->label}});
}

/// Largest minus smallest channel, 0–255: a plain measure of how colourful a swatch is.
int colourfulness(const std::string &hex)
{
    const auto channel = [&](std::size_t at) { return std::stoi(hex.substr(at, 2), nullptr, 16); };
    const auto [low, high] = std::minmax({channel(1), channel(3), channel(5)});
    return high - low;
}

void secondAccent(RuleCheck &c)
{
    const Palette &palette = c.spec.palette;
    if (palette.scheme != "cool_with_accent" && palette.harmony != "neutral_accent")
        return;
    std::vector<std::string> kept;
    bool accentSeen = !palette.accent.empty();
    for (const std::string &hex : palette.brandColors) {
        const bool colourful = colourfulness(hex) > c.limit("channels");
        if (!colourful || !accentSeen)
            kept.push_back(hex);
        accentSeen = accentSeen || colourful;
    }
    if (kept.size() < palette.brandColors.size())
        c.report({"palette.brand_colors", "palette.accent"}, {{"palette.brand_colors", kept}});
}

void clinicalLight(RuleCheck &c)
{
    const Lighting &light = c.spec.lighting;
    if (c.jobListed() && light.softness <= c.limit("softness") &&
        std::abs(light.keyAzimuthDeg) <= c.limit("azimuth"))
        c.report({"lighting.softness"}, {{"lighting.softness", 0.5}});
}

constexpr Condition table[]{
    {"LIGHT-001", halfHiddenFace},
    {"LIGHT-003", lowFrontalSun, "azimuth"},
    {"LIGHT-007", neutralTakenForCool, "cool_mired warm_mired warmth"},
    {"LIGHT-008", hiddenEyes, "elevation"},
    {"LIGHT-009", unturnedHead, "yaw eyes"},
    {"LIGHT-010", lightOutsideItsName, "yaw"},
    {"LIGHT-011", flatLightOnSubtleFace, "level ratio"},
    {"LIGHT-012", wildExposure, "stops"},
    {"LIGHT-013", deepRatioForTrust, "ratio"},
    {"LIGHT-014", clinicalLight, "softness azimuth"},
    {"PAL-001", tooManyColours, "colors"},
    {"PAL-002", paletteAgainstJob, "difference"},
    {"PAL-004", secondAccent, "channels"},
    {"PAL-005", lightAgainstPalette, "cool_mired warm_mired warmth"},
    {"PAL-006", saturationAgainstScheme, "difference"},
};

} // namespace

std::span<const Condition> lightConditions() { return table; }

} // namespace presence
