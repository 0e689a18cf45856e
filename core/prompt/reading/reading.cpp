// SPDX-License-Identifier: MIT
#include "core/prompt/reading/reading.h"

#include "core/prompt/reading/reader.h"

#include <algorithm>
#include <cmath>

namespace presence {

void Reader::shotAndIdentity()
{
    m_slot = "shot";
    Statement &shot = say("shot", "portrait", {"camera.crop", "realism.medium", "camera.aspect"}, 95);
    shot.lookups = {{"crop", "crop." + m_spec.camera.crop},
                    {"medium", "medium." + m_spec.realism.medium},
                    {"format", "format." + m_spec.camera.aspect}};
    m_slot = "identity";
    const Identity &identity = m_spec.identity;
    const std::string role = english::withArticle(english::phrase(m_spec.story.role));
    quote("role", role, "story.role", 92);
    if (role.empty() || identity.presentation != "unspecified" || identity.ageBand != "unspecified") {
        Statement &person =
            say("person", identity.ageBand, {"identity.presentation", "identity.age_band"}, 90);
        person.lookups = {{"noun", "noun." + identity.presentation}};
        if (!role.empty())
            person.aspect = "apposition"; // "a founder, a woman in her forties"
    }
    // Ten steps of the Monk scale in six words; models know no finer ones.
    say("skin",
        band(identity.skinTone, {{1.5, "lightest"},
                                 {3.5, "light"},
                                 {5.5, "medium"},
                                 {7.5, "brown"},
                                 {9, "dark"},
                                 {noLimit, "darkest"}}),
        {"identity.skin_tone"}, 76);
    if (identity.hair != "unspecified" || identity.hairColor != "unspecified")
        say("hair", identity.hair, {"identity.hair", "identity.hair_color"}, 78).lookups = {
            {"color", "hair_color." + identity.hairColor}};
    const auto feature = [&](const char *aspect, double departure, const char *control) {
        if (const std::string where = band(departure, {{-0.3, "low"}, {0.3, "none"}, {noLimit, "high"}});
            where != "none")
            say(aspect, where, {control}, 47);
    };
    if (identity.faceShape != "unspecified")
        say("face", identity.faceShape, {"identity.face"}, 52);
    feature("face_width", identity.faceWidth, "identity.face_width");
    feature("jaw", identity.jaw, "identity.jaw");
    feature("cheekbones", identity.cheekbones, "identity.cheekbones");
    feature("eye_size", identity.eyeSize, "identity.eye_size");
    feature("brows", identity.browThickness, "identity.brows");
    feature("nose_width", identity.noseWidth, "identity.nose_width");
    feature("nose_length", identity.noseLength, "identity.nose_length");
    feature("lips", identity.lipFullness, "identity.lips");
    for (const std::string &said : english::items(identity.appearance))
        say("appearance", "said", {"identity.appearance"}, 74).texts = {
            {"text", english::without("with", said)}};
    quote("wardrobe", english::without("wearing", english::phrase(identity.wardrobe)), "identity.wardrobe",
          77);
    if (english::phrase(identity.wardrobe).empty() && identity.garment != "unspecified")
        say("garment", identity.garment, {"identity.garment"}, 77);
    quote("accessories", english::without("with", english::phrase(identity.accessories)),
          "identity.accessories", 66);
    std::vector<std::string> essence;
    for (const std::string &word : identity.essence)
        if (std::string text = english::phrase(word); !text.empty())
            essence.push_back(std::move(text));
    if (!essence.empty())
        say("essence", "said", {"identity.essence"}, 60).texts = {{"list", english::joined(essence)}};
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
    quote("modifier", expression.modifier, "expression.modifier", 56);
    if (const double shift = std::abs(expression.jawShift); shift >= 0.5)
        saySided("jaw_shift", std::string(1, char('A' + std::lround(std::max(shift, 1.0)) - 1)),
                 {"expression.jaw_shift"}, 58, expression.jawShift);
    say("phase", expression.phase, {"expression.phase"}, 44);
    say("moment", m_spec.story.moment, {"story.moment"}, 55);
    say("proposition", m_spec.story.proposition, {"story.proposition"}, 47);
    quote("viewer_feels", m_spec.story.viewerFeels, "story.viewer_feels", 38);
    say("job", m_spec.story.job, {"story.job"}, 45);
}

void Reader::gazeAndHead()
{
    m_slot = "gaze";
    const GazeAndHead &pose = m_spec.pose;
    if (!eyesShut(m_spec.expression)) {
        // Bands of eccentricity: the cone of direct gaze is about 5° wide (Horstmann & Linke 2021); the
        // others are conventions. Up to 2.5° is direct, 2.5–5° reads as slightly off.
        const double away = pose.gazeEccentricityDeg();
        const std::string where =
            band(away, {{2.5, "direct"}, {5, "nearly"}, {15, "past"}, {30, "off"}, {noLimit, "away"}});
        const bool sideways = std::abs(pose.gazeYawDeg) >= 0.35 * away;
        const bool vertical = std::abs(pose.gazePitchDeg) >= 0.35 * away;
        std::vector<std::string> controls{"gaze.yaw", "gaze.pitch"};
        if (where == "direct") {
            say("gaze", where, controls, 85);
        } else {
            const std::string upDown = pose.gazePitchDeg > 0 ? "up" : "down";
            saySided("gaze", where + (vertical ? "." + upDown : "") + (sideways ? ".side" : ""), controls, 85,
                     pose.gazeYawDeg);
        }
        say("vergence",
            band(pose.vergenceDeg,
                 {{-5, "wide_apart"}, {-1, "apart"}, {3, "none"}, {12, "inward"}, {noLimit, "crossed"}}),
            {"gaze.vergence"}, 62);
    }
    // FACS 51–56 at levels A, B, C, D: 5, 12, 30, 60° of turn; 3, 7, 15° of nod and tilt (working values).
    saySided("head.yaw",
             band(std::abs(pose.headYawDeg),
                  {{4, "none"}, {20, "slight"}, {45, "three_quarter"}, {75, "far"}, {noLimit, "profile"}}),
             {"head.yaw"}, 70, pose.headYawDeg);
    saySided(
        "head.roll",
        band(std::abs(pose.headRollDeg), {{2, "none"}, {8, "slight"}, {15, "clear"}, {noLimit, "strong"}}),
        {"head.roll"}, 54, pose.headRollDeg);
    say("head.pitch",
        band(pose.headPitchDeg, {{-20, "far_down"},
                                 {-10, "down"},
                                 {-2, "slightly_down"},
                                 {2, "none"},
                                 {10, "slightly_up"},
                                 {20, "up"},
                                 {noLimit, "far_up"}}),
        {"head.pitch"}, 54);
    say("head.forward",
        band(pose.headForwardCm, {{-2, "drawn_back"},
                                  {-0.4, "slightly_back"},
                                  {0.9, "none"},
                                  {3.5, "slightly_forward"},
                                  {noLimit, "forward"}}),
        {"head.forward"}, 48);
}

void Reader::posture()
{
    m_slot = "posture";
    const Posture &posture = m_spec.posture;
    say("stance", posture.stance, {"posture.stance"}, 46);
    say("spine", posture.spine, {"posture.spine"}, 38);
    say("openness",
        band(posture.openness, {{-0.65, "closed"},
                                {-0.25, "contained"},
                                {0.25, "none"},
                                {0.65, "open"},
                                {noLimit, "expansive"}}),
        {"posture.openness"}, 50);
    say("lean",
        band(posture.leanDeg, {{-6, "back"},
                               {-1.5, "slightly_back"},
                               {1.5, "none"},
                               {6, "slightly_forward"},
                               {noLimit, "forward"}}),
        {"posture.lean"}, 36);
    saySided("shoulders.turn",
             band(std::abs(posture.shoulderYawDeg),
                  {{8, "none"}, {20, "slight"}, {45, "three_quarter"}, {noLimit, "side_on"}}),
             {"posture.shoulder_yaw"}, 42, posture.shoulderYawDeg);
    saySided("shoulders.slope",
             band(std::abs(posture.shoulderRollDeg), {{2, "none"}, {7, "slight"}, {noLimit, "clear"}}),
             {"posture.shoulder_roll"}, 26, posture.shoulderRollDeg);
    say("shoulders.raise", band(posture.shoulderRaise, {{0.25, "none"}, {0.6, "slight"}, {noLimit, "clear"}}),
        {"posture.shoulder_raise"}, 30);
    const bool roomForHands = m_spec.camera.crop == "ms" || m_spec.camera.crop == "mls";
    if (posture.hands != "out_of_frame" || roomForHands)
        say("hands", posture.hands, {"posture.hands"}, 52);
}

bool eyesShut(const Expression &expression)
{
    const SidedLevel lids = expression.shown(43);
    return std::min(lids.left, lids.right) >= 4;
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
    references();
    motion();
    m_slot = "anchor";
    quote("anchor", m_spec.story.anchorDetail, "story.anchor_detail", 100);
    return std::move(m_statements);
}

std::vector<Statement> readSpec(const PortraitSpec &spec) { return Reader(spec).all(); }

} // namespace presence
