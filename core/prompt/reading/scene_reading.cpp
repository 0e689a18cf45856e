// SPDX-License-Identifier: MIT
#include "core/prompt/reading/reader.h"

#include "core/spec/tables/platforms.h"

#include <cmath>
#include <tuple>

namespace presence {

void Reader::context()
{
    m_slot = "context";
    const Setting &setting = m_spec.setting;
    quote("place", setting.place, "setting.place", 68);
    const bool plain = setting.background == "studio_gradient" || setting.background == "plain_wall";
    // A place in somebody's own words replaces the named background: both would be two places.
    const bool ownPlace = !plain && !english::phrase(setting.place).empty();
    say("background", ownPlace ? "own_place" : setting.background, {"setting.background"}, 48);
    if (!plain) {
        say("clutter",
            band(setting.backgroundClutter,
                 {{0.03, "empty"}, {0.25, "low"}, {0.45, "some"}, {0.75, "much"}, {noLimit, "full"}}),
            {"setting.background_clutter"}, 32);
        say("blur",
            band(setting.backgroundBlur,
                 {{0.15, "sharp"}, {0.4, "slight"}, {0.8, "soft"}, {noLimit, "dissolved"}}),
            {"setting.background_blur"}, 34);
    }
    say("lived_in", band(setting.livedIn, {{0.25, "none"}, {0.65, "some"}, {noLimit, "much"}}),
        {"setting.lived_in"}, 44);
    say("atmosphere", setting.atmosphere, {"setting.atmosphere"}, 50);
    say("haze", band(setting.haze, {{0.12, "none"}, {0.35, "slight"}, {0.7, "clear"}, {noLimit, "thick"}}),
        {"setting.haze"}, 42);
    if (const std::string occasion = english::phrase(m_spec.story.occasion); !occasion.empty())
        say("occasion", english::saysWhen(occasion) ? "when" : "what", {"story.occasion"}, 50).texts = {
            {"text", occasion}};
    say("era", setting.era, {"setting.era"}, 57);
    say("nostalgia",
        band(setting.nostalgia, {{0.15, "none"}, {0.4, "touch"}, {0.75, "clear"}, {noLimit, "strong"}}),
        {"setting.nostalgia"}, 46);
    quote("motif", setting.motif, "setting.motif", 47);
    std::vector<std::string> props;
    for (const std::string &prop : setting.props)
        if (std::string text = english::withArticle(english::phrase(prop)); !text.empty())
            props.push_back(std::move(text));
    if (!props.empty())
        say("props", "said", {"setting.props"}, 45).texts = {{"text", english::joined(props)}};
    if (std::string story = english::sentence(m_spec.story.sentence); !story.empty())
        say("story", "said", {"story.sentence"}, 39).texts = {{"text", story.substr(0, story.size() - 1)},
                                                              {"mark", story.substr(story.size() - 1)}};
}

void Reader::light()
{
    m_slot = "light";
    const Lighting &light = m_spec.lighting;
    const double azimuth = light.keyAzimuthDeg;
    if (light.pattern == "custom") {
        saySided("pattern", "custom", {"lighting.pattern", "lighting.key_azimuth", "lighting.key_elevation"},
                 70, azimuth);
        m_statements.back().lookups = {
            {"where", "key_from." + band(std::abs(azimuth), {{11, "front"},
                                                             {35, "near_front"},
                                                             {65, "angle"},
                                                             {115, "side"},
                                                             {155, "behind_side"},
                                                             {noLimit, "behind"}})},
            {"height", "key_height." + band(light.keyElevationDeg, {{-5, "below"},
                                                                    {10, "level"},
                                                                    {25, "slightly_above"},
                                                                    {50, "above"},
                                                                    {70, "high"},
                                                                    {noLimit, "overhead"}})}};
    } else {
        saySided("pattern", light.pattern, {"lighting.pattern", "lighting.key_azimuth"}, 70, azimuth);
    }
    say("softness",
        band(light.softness, {{0.2, "hard"}, {0.4, "firm"}, {0.75, "soft"}, {noLimit, "very_soft"}}),
        {"lighting.softness"}, 49);
    // A light looks warm or cool only against the white balance: shift in mired, bands of the palette table.
    const double shift = 1e6 / light.lightTemperatureK - 1e6 / light.whiteBalanceK;
    say("light_color",
        band(shift,
             {{-60, "very_cool"}, {-20, "cool"}, {30, "neutral"}, {90, "warm"}, {noLimit, "very_warm"}}),
        {"lighting.temperature", "lighting.white_balance"}, 59);
    // Linear lit to shadow cheek; 2:1 is one stop.
    say("ratio",
        band(light.keyToFillRatio,
             {{1.45, "none"}, {2.25, "gentle"}, {3.75, "clear"}, {8, "deep"}, {noLimit, "black"}}),
        {"lighting.key_to_fill"}, 43);
    // Beside the camera is what everybody takes for granted.
    if (std::abs(light.fillAzimuthDeg) > 20)
        saySided("fill", "side", {"lighting.fill_azimuth"}, 30, light.fillAzimuthDeg);
    rim();
    say("background_light",
        band(light.backgroundLight,
             {{0.12, "black"}, {0.32, "dark"}, {0.68, "none"}, {0.88, "bright"}, {noLimit, "white"}}),
        {"lighting.background"}, 37);
    sayColor("background_gel", light.backgroundColor, "lighting.background_color", 38);
    say("exposure",
        band(light.exposureEv, {{-1.2, "very_dark"},
                                {-0.35, "dark"},
                                {0.35, "none"},
                                {1.2, "bright"},
                                {noLimit, "very_bright"}}),
        {"lighting.exposure"}, 33);
}

void Reader::rim()
{
    const Lighting &light = m_spec.lighting;
    const bool sided = light.rimSide == "left" || light.rimSide == "right";
    saySided("rim", band(light.rim, {{0.25, "none"}, {0.6, "subtle"}, {noLimit, "bright"}}), {"lighting.rim"},
             41, light.rimSide == "left" ? 1 : -1);
    Statement &statement = m_statements.back();
    statement.lookups = {{"from", sided ? "rim_from.side" : "rim_from." + light.rimSide},
                         {"tint", "color." + light.rimColor}};
    if (light.rimSide != "opposite")
        statement.controls.push_back("lighting.rim_side");
    if (!light.rimColor.empty())
        statement.controls.push_back("lighting.rim_color");
}

void Reader::camera()
{
    m_slot = "camera";
    const Camera &camera = m_spec.camera;
    say("lens",
        band(camera.focalLengthMm, {{31, "wide"},
                                    {43, "35"},
                                    {60, "50"},
                                    {78, "70"},
                                    {95, "85"},
                                    {120, "105"},
                                    {165, "135"},
                                    {noLimit, "200"}}),
        {"camera.focal_length"}, 40);
    // Words instead of degrees: 0–4 eye level, 5–12 slightly, 13–25 clearly, above strongly.
    const double height = camera.elevationDeg;
    const std::string amount = band(
        std::abs(height), {{4.5, "level"}, {12.5, "slightly"}, {25.5, "clearly"}, {noLimit, "strongly"}});
    say("height", amount == "level" ? amount : amount + (height < 0 ? "_below" : "_above"),
        {"camera.elevation"}, 55);
    say("aperture",
        band(camera.apertureF,
             {{2.1, "very_shallow"}, {3.3, "shallow"}, {6.5, "none"}, {10, "head"}, {noLimit, "deep"}}),
        {"camera.aperture"}, 35);
    say("eye_line",
        band(camera.eyeLine, {{0.28, "high"}, {0.43, "none"}, {0.52, "middle"}, {noLimit, "low"}}),
        {"camera.eye_line"}, 24);
    say("place_in_frame",
        band(camera.subjectX,
             {{0.36, "far_left"}, {0.45, "left"}, {0.55, "none"}, {0.64, "right"}, {noLimit, "far_right"}}),
        {"camera.subject_x"}, 31);
    say("space",
        band(camera.emptySpace, {{0.1, "filled"}, {0.4, "none"}, {0.55, "generous"}, {noLimit, "vast"}}),
        {"camera.empty_space"}, 29);
    if (const SlotKind kind = slotKindOf(camera.slot); kind != SlotKind::Feed)
        say("slot", std::string(slotKindId(kind)), {"camera.slot"}, 30);
}

void Reader::palette()
{
    m_slot = "palette";
    const Palette &palette = m_spec.palette;
    say("scheme", palette.scheme, {"palette.scheme"}, 51);
    if (!palette.accent.empty()) {
        say("accent", "said", {"palette.accent"}, 46).texts = {{"hex", palette.accent}};
        m_statements.back().lookups = {{"color", "color." + palette.accent}};
    }
    sayColor("clothing_color", palette.clothingColor, "palette.clothing_color", 52);
    sayColor("background_color", palette.backgroundColor, "palette.background_color", 49);
    sayColor("lip_color", palette.lipColor, "palette.lip_color", 40);
    say("harmony", palette.harmony, {"palette.harmony"}, 22);
    say("warmth",
        band(palette.warmth,
             {{-0.55, "cold"}, {-0.18, "cool"}, {0.18, "none"}, {0.55, "warm"}, {noLimit, "hot"}}),
        {"palette.warmth"}, 45);
    say("saturation",
        band(palette.saturation,
             {{-0.7, "grey"}, {-0.3, "muted"}, {0.3, "none"}, {0.7, "rich"}, {noLimit, "intense"}}),
        {"palette.saturation"}, 32);
    say("contrast",
        band(palette.contrast,
             {{-0.6, "flat"}, {-0.18, "soft"}, {0.18, "none"}, {0.6, "strong"}, {noLimit, "dramatic"}}),
        {"palette.contrast"}, 36);
    for (const std::string &hex : palette.brandColors) {
        const std::size_t index = std::size_t(&hex - palette.brandColors.data());
        if (index < 3)
            say("brand", "said", {"palette.brand_colors"}, 28 - int(index)).lookups = {
                {"color", "color." + hex}};
    }
}

void Reader::realism()
{
    m_slot = "realism";
    const Realism &realism = m_spec.realism;
    // A sentence has room for four of these: what differs from the usual comes first.
    const auto sayFirstIfUnusual = [&](const char *aspect, const std::string &value, const char *usual,
                                       int priority) {
        say(aspect, value, {"realism." + std::string(aspect)}, value == usual ? 33 : priority);
    };
    say("skin_texture",
        band(realism.skinTexture,
             {{0.2, "smooth"}, {0.45, "even"}, {0.75, "pores"}, {noLimit, "every_pore"}}),
        {"realism.skin_texture"}, 53);
    sayFirstIfUnusual(
        "retouch",
        band(realism.retouch, {{0.12, "none"}, {0.32, "light"}, {0.62, "some"}, {noLimit, "heavy"}}), "light",
        46);
    sayFirstIfUnusual(
        "asymmetry",
        band(realism.asymmetry, {{0.03, "none"}, {0.22, "slight"}, {0.36, "clear"}, {noLimit, "strong"}}),
        "slight", 42);
    if (!eyesShut(m_spec.expression))
        sayFirstIfUnusual(
            "catchlight",
            band(realism.catchlight, {{0.1, "none"}, {0.45, "faint"}, {0.85, "clear"}, {noLimit, "bright"}}),
            "clear", 44);
    if (m_spec.identity.hair != "bald")
        sayFirstIfUnusual(
            "stray_hair",
            band(realism.strayHair, {{0.08, "neat"}, {0.32, "none"}, {0.62, "few"}, {noLimit, "loose"}}),
            "none", 41);
    say("grain", band(realism.grain, {{0.08, "none"}, {0.3, "fine"}, {0.65, "visible"}, {noLimit, "coarse"}}),
        {"realism.grain"}, 43);
    say("halation",
        band(realism.halation, {{0.1, "none"}, {0.4, "subtle"}, {0.75, "clear"}, {noLimit, "strong"}}),
        {"realism.halation"}, 34);
}

void Reader::references()
{
    m_slot = "realism";
    const References &from = m_spec.references;
    for (const auto &[path, id, priority] :
         {std::tuple{&from.likeness, "reference.likeness", 93}, std::tuple{&from.pose, "reference.pose", 74},
          std::tuple{&from.style, "reference.style", 65}, std::tuple{&from.palette, "reference.palette", 60},
          std::tuple{&from.light, "reference.light", 61}})
        if (!path->empty())
            say(id, "said", {id}, priority);
}

/// Only the motion dialect has words for these.
void Reader::motion()
{
    m_slot = "motion";
    const Motion &motion = m_spec.motion;
    say("style", motion.style, {"motion.style"}, 84);
    say("amplitude",
        band(motion.amplitude, {{0.15, "barely"}, {0.45, "none"}, {0.75, "clear"}, {noLimit, "large"}}),
        {"motion.amplitude"}, 55);
    say("scope", motion.scope, {"motion.scope"}, 75);
    quote("signature", motion.signature, "motion.signature", 86);
    quote("voice", motion.voice, "motion.voice", 71);
    std::vector<std::string> limits;
    for (const std::string &limit : motion.limits)
        if (std::string text = english::phrase(limit); !text.empty())
            limits.push_back(std::move(text));
    if (!limits.empty())
        say("own_limits", "said", {"motion.limits"}, 79).texts = {{"text", english::joined(limits)}};
}

} // namespace presence
