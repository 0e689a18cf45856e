// SPDX-License-Identifier: MIT
#include "core/prompt/reading.h"

#include "core/prompt/english.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace presence {

namespace {

using Ids = std::vector<std::string>;

struct Band
{
    double below;
    const char *name;
};
constexpr double rest = 1e9;

/// The first band whose upper limit the value stays under.
std::string band(double value, std::initializer_list<Band> bands)
{
    for (const Band &candidate : bands)
        if (value < candidate.below)
            return candidate.name;
    return (bands.end() - 1)->name;
}

const char *sideOf(double value) { return value >= 0 ? "left" : "right"; }
const char *pictureSideOf(double value) { return value >= 0 ? "right" : "left"; }

/// Collects statements of one slot after the other.
class Reader
{
public:
    explicit Reader(const PortraitSpec &spec)
        : m_spec(spec)
    {
    }
    std::vector<Statement> all();

private:
    void shotAndIdentity();
    void emotion();
    void gazeAndHead();
    void posture();
    void context();
    void light();
    void camera();
    void palette();
    void realism();

    Statement &say(std::string aspect, std::string value, Ids controls, int priority)
    {
        m_statements.push_back({m_slot, aspect, aspect + "." + value, std::move(controls), priority});
        return m_statements.back();
    }
    /// Says "<aspect>.<left side>" things: the vocabulary gets {side} and {picture_side}.
    void saySided(std::string aspect, std::string value, Ids controls, int priority, double direction)
    {
        Statement &statement = say(std::move(aspect), std::move(value), std::move(controls), priority);
        statement.texts = {{"side", sideOf(direction)}, {"picture_side", pictureSideOf(direction)}};
    }
    /// The user's own words, if there are any.
    void quote(std::string aspect, const std::string &typed, const char *control, int priority)
    {
        if (std::string text = english::phrase(typed); !text.empty())
            say(std::move(aspect), "said", {control}, priority).texts = {{"text", std::move(text)}};
    }

    const PortraitSpec &m_spec;
    std::string m_slot;
    std::vector<Statement> m_statements;
};

void Reader::shotAndIdentity()
{
    m_slot = "shot";
    Statement &shot = say("shot", "portrait", {"camera.crop", "realism.medium", "camera.aspect"}, 95);
    shot.lookups = {{"crop", "crop." + m_spec.camera.crop},
                    {"medium", "medium." + m_spec.realism.medium},
                    {"format", "format." + m_spec.camera.aspect}};
    m_slot = "identity";
    const Identity &identity = m_spec.identity;
    quote("role", english::withArticle(english::phrase(m_spec.story.role)), "story.role", 92);
    const bool unnamed = identity.presentation == "unspecified" && identity.ageBand == "unspecified";
    if (!unnamed || english::phrase(m_spec.story.role).empty())
        say("person", identity.ageBand, {"identity.presentation", "identity.age_band"}, 90).lookups = {
            {"noun", "noun." + identity.presentation}};
    // Ten steps of the Monk scale in five words; models know no finer ones.
    say("skin",
        band(identity.skinTone, {{1.5, "lightest"},
                                 {3.5, "light"},
                                 {5.5, "medium"},
                                 {7.5, "brown"},
                                 {9, "dark"},
                                 {rest, "darkest"}}),
        {"identity.skin_tone"}, 64);
    if (identity.hair != "unspecified" || identity.hairColor != "unspecified")
        say("hair", identity.hair, {"identity.hair", "identity.hair_color"}, 63).lookups = {
            {"color", "hair_color." + identity.hairColor}};
    for (const std::string &feature : english::items(identity.appearance))
        say("appearance", "said", {"identity.appearance"}, 66).texts = {{"text", feature}};
    quote("wardrobe", identity.wardrobe, "identity.wardrobe", 61);
}

void Reader::emotion()
{
    m_slot = "emotion";
    const Expression &expression = m_spec.expression;
    quote("base", expression.base, "expression.base", 88);
    std::vector<Statement> face = readFace(expression);
    if (face.empty() && english::phrase(expression.base).empty())
        say("rest", "neutral", {"expression.base", "expression.intensity"}, 40);
    for (Statement &unit : face) {
        unit.slot = m_slot;
        m_statements.push_back(std::move(unit));
    }
    quote("contradiction", expression.contradiction, "expression.contradiction", 72);
    say("phase", expression.phase, {"expression.phase"}, 44);
    say("job", m_spec.story.job, {"story.job"}, 45);
}

void Reader::gazeAndHead()
{
    m_slot = "gaze";
    const GazeAndHead &pose = m_spec.pose;
    const bool eyesShut = std::min(m_spec.expression.shown(43).left, m_spec.expression.shown(43).right) >= 4;
    if (!eyesShut) {
        // Bands of eccentricity: the cone of direct gaze is about 5° wide (Horstmann & Linke 2021); the
        // others are conventions. Up to 2.5° is direct, 2.5–5° reads as slightly off.
        const double away = pose.gazeEccentricityDeg();
        const std::string where =
            band(away, {{2.5, "direct"}, {5, "nearly"}, {15, "past"}, {30, "off"}, {rest, "away"}});
        const bool sideways = std::abs(pose.gazeYawDeg) >= 0.35 * away;
        const bool vertical = std::abs(pose.gazePitchDeg) >= 0.35 * away;
        Ids controls{"gaze.yaw", "gaze.pitch"};
        if (where == "direct") {
            say("gaze", where, controls, 85);
        } else {
            const std::string upDown = pose.gazePitchDeg > 0 ? "up" : "down";
            saySided("gaze", where + (vertical ? "." + upDown : "") + (sideways ? ".side" : ""), controls, 85,
                     pose.gazeYawDeg);
        }
    }
    // FACS 51–56 at levels A, B, C, D: 5, 12, 30, 60° of turn; 3, 7, 15° of nod and tilt (working values).
    saySided("head.yaw",
             band(std::abs(pose.headYawDeg),
                  {{4, "none"}, {20, "slight"}, {45, "three_quarter"}, {75, "far"}, {rest, "profile"}}),
             {"head.yaw"}, 70, pose.headYawDeg);
    saySided("head.roll",
             band(std::abs(pose.headRollDeg), {{2, "none"}, {8, "slight"}, {15, "clear"}, {rest, "strong"}}),
             {"head.roll"}, 54, pose.headRollDeg);
    say("head.pitch",
        band(pose.headPitchDeg, {{-20, "far_down"},
                                 {-10, "down"},
                                 {-2, "slightly_down"},
                                 {2, "none"},
                                 {10, "slightly_up"},
                                 {20, "up"},
                                 {rest, "far_up"}}),
        {"head.pitch"}, 54);
}

void Reader::posture()
{
    m_slot = "posture";
    const Posture &posture = m_spec.posture;
    say("stance", posture.stance, {"posture.stance"}, 46);
    say("spine", posture.spine, {"posture.spine"}, 38);
    say("openness",
        band(posture.openness,
             {{-0.65, "closed"}, {-0.25, "contained"}, {0.25, "none"}, {0.65, "open"}, {rest, "expansive"}}),
        {"posture.openness"}, 50);
    say("lean",
        band(posture.leanDeg, {{-6, "back"},
                               {-1.5, "slightly_back"},
                               {1.5, "none"},
                               {6, "slightly_forward"},
                               {rest, "forward"}}),
        {"posture.lean"}, 36);
    saySided("shoulders.turn",
             band(std::abs(posture.shoulderYawDeg),
                  {{8, "none"}, {20, "slight"}, {45, "three_quarter"}, {rest, "side_on"}}),
             {"posture.shoulder_yaw"}, 42, posture.shoulderYawDeg);
    saySided("shoulders.slope",
             band(std::abs(posture.shoulderRollDeg), {{2, "none"}, {7, "slight"}, {rest, "clear"}}),
             {"posture.shoulder_roll"}, 26, posture.shoulderRollDeg);
    say("shoulders.raise", band(posture.shoulderRaise, {{0.25, "none"}, {0.6, "slight"}, {rest, "clear"}}),
        {"posture.shoulder_raise"}, 30);
    const bool roomForHands = m_spec.camera.crop == "ms" || m_spec.camera.crop == "mls";
    if (posture.hands != "out_of_frame" || roomForHands)
        say("hands", posture.hands, {"posture.hands"}, 52);
}

void Reader::context()
{
    m_slot = "context";
    const Setting &setting = m_spec.setting;
    quote("place", setting.place, "setting.place", 68);
    const bool plain = setting.background == "studio_gradient" || setting.background == "plain_wall";
    say("background", setting.background, {"setting.background"}, 48);
    if (!plain) {
        say("clutter",
            band(setting.backgroundClutter,
                 {{0.03, "empty"}, {0.25, "low"}, {0.45, "some"}, {0.75, "much"}, {rest, "full"}}),
            {"setting.background_clutter"}, 32);
        say("blur",
            band(setting.backgroundBlur,
                 {{0.15, "sharp"}, {0.4, "slight"}, {0.8, "soft"}, {rest, "dissolved"}}),
            {"setting.background_blur"}, 34);
    }
    if (const std::string occasion = english::phrase(m_spec.story.occasion); !occasion.empty())
        say("occasion", english::saysWhen(occasion) ? "when" : "what", {"story.occasion"}, 50).texts = {
            {"text", occasion}};
    say("era", setting.era, {"setting.era"}, 57);
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
                                                             {rest, "behind"}})},
            {"height", "key_height." + band(light.keyElevationDeg, {{-5, "below"},
                                                                    {10, "level"},
                                                                    {25, "slightly_above"},
                                                                    {50, "above"},
                                                                    {70, "high"},
                                                                    {rest, "overhead"}})}};
    } else {
        saySided("pattern", light.pattern, {"lighting.pattern", "lighting.key_azimuth"}, 70, azimuth);
    }
    say("softness", band(light.softness, {{0.2, "hard"}, {0.4, "firm"}, {0.75, "soft"}, {rest, "very_soft"}}),
        {"lighting.softness"}, 49);
    // A light looks warm or cool only against the white balance: shift in mired, bands of the palette table.
    const double shift = 1e6 / light.lightTemperatureK - 1e6 / light.whiteBalanceK;
    say("light_color",
        band(shift, {{-60, "very_cool"}, {-20, "cool"}, {30, "neutral"}, {90, "warm"}, {rest, "very_warm"}}),
        {"lighting.temperature", "lighting.white_balance"}, 59);
    // Linear lit to shadow cheek; 2:1 is one stop.
    say("ratio",
        band(light.keyToFillRatio,
             {{1.45, "none"}, {2.25, "gentle"}, {3.75, "clear"}, {8, "deep"}, {rest, "black"}}),
        {"lighting.key_to_fill"}, 43);
    say("rim", band(light.rim, {{0.25, "none"}, {0.6, "subtle"}, {rest, "bright"}}), {"lighting.rim"}, 41);
    say("background_light",
        band(light.backgroundLight,
             {{0.12, "black"}, {0.32, "dark"}, {0.68, "none"}, {0.88, "bright"}, {rest, "white"}}),
        {"lighting.background"}, 37);
    say("exposure",
        band(light.exposureEv,
             {{-1.2, "very_dark"}, {-0.35, "dark"}, {0.35, "none"}, {1.2, "bright"}, {rest, "very_bright"}}),
        {"lighting.exposure"}, 33);
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
                                    {rest, "200"}}),
        {"camera.focal_length"}, 40);
    // Words instead of degrees: 0–4 eye level, 5–12 slightly, 13–25 clearly, above strongly.
    const double height = camera.elevationDeg;
    const std::string amount =
        band(std::abs(height), {{4.5, "level"}, {12.5, "slightly"}, {25.5, "clearly"}, {rest, "strongly"}});
    say("height", amount == "level" ? amount : amount + (height < 0 ? "_below" : "_above"),
        {"camera.elevation"}, 55);
    say("aperture",
        band(camera.apertureF,
             {{2.1, "very_shallow"}, {3.3, "shallow"}, {6.5, "none"}, {10, "head"}, {rest, "deep"}}),
        {"camera.aperture"}, 35);
    say("eye_line", band(camera.eyeLine, {{0.28, "high"}, {0.43, "none"}, {0.52, "middle"}, {rest, "low"}}),
        {"camera.eye_line"}, 24);
    say("place_in_frame",
        band(camera.subjectX,
             {{0.36, "far_left"}, {0.45, "left"}, {0.55, "none"}, {0.64, "right"}, {rest, "far_right"}}),
        {"camera.subject_x"}, 31);
    say("space",
        band(camera.emptySpace, {{0.1, "filled"}, {0.4, "none"}, {0.55, "generous"}, {rest, "vast"}}),
        {"camera.empty_space"}, 29);
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
    say("harmony", palette.harmony, {"palette.harmony"}, 22);
    say("warmth",
        band(palette.warmth,
             {{-0.55, "cold"}, {-0.18, "cool"}, {0.18, "none"}, {0.55, "warm"}, {rest, "hot"}}),
        {"palette.warmth"}, 45);
    say("saturation",
        band(palette.saturation,
             {{-0.7, "grey"}, {-0.3, "muted"}, {0.3, "none"}, {0.7, "rich"}, {rest, "intense"}}),
        {"palette.saturation"}, 32);
    say("contrast",
        band(palette.contrast,
             {{-0.6, "flat"}, {-0.18, "soft"}, {0.18, "none"}, {0.6, "strong"}, {rest, "dramatic"}}),
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
        band(realism.skinTexture, {{0.2, "smooth"}, {0.45, "even"}, {0.75, "pores"}, {rest, "every_pore"}}),
        {"realism.skin_texture"}, 53);
    sayFirstIfUnusual(
        "retouch", band(realism.retouch, {{0.12, "none"}, {0.32, "light"}, {0.62, "some"}, {rest, "heavy"}}),
        "light", 46);
    sayFirstIfUnusual(
        "asymmetry",
        band(realism.asymmetry, {{0.03, "none"}, {0.18, "slight"}, {0.32, "clear"}, {rest, "strong"}}),
        "slight", 42);
    sayFirstIfUnusual(
        "catchlight",
        band(realism.catchlight, {{0.1, "none"}, {0.45, "faint"}, {0.85, "clear"}, {rest, "bright"}}),
        "clear", 44);
    if (m_spec.identity.hair != "bald")
        sayFirstIfUnusual(
            "stray_hair",
            band(realism.strayHair, {{0.08, "neat"}, {0.32, "none"}, {0.62, "few"}, {rest, "loose"}}), "none",
            41);
    say("grain", band(realism.grain, {{0.08, "none"}, {0.3, "fine"}, {0.65, "visible"}, {rest, "coarse"}}),
        {"realism.grain"}, 43);
}

std::vector<Statement> Reader::all()
{
    shotAndIdentity();
    emotion();
    gazeAndHead();
    posture();
    context();
    light();
    camera();
    palette();
    realism();
    m_slot = "anchor";
    quote("anchor", m_spec.story.anchorDetail, "story.anchor_detail", 100);
    return std::move(m_statements);
}

} // namespace

std::vector<Statement> readSpec(const PortraitSpec &spec) { return Reader(spec).all(); }

} // namespace presence
