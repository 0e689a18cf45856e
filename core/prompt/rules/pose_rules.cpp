// SPDX-License-Identifier: MIT
#include "core/prompt/rules/rule_check.h"

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

void averted(RuleCheck &c)
{
    if (c.jobListed() && c.spec.pose.gazeEccentricityDeg() > c.limit("degrees"))
        c.report({"gaze.yaw", "gaze.pitch"}, {{"gaze.yaw", 0.0}, {"gaze.pitch", 0.0}});
}

void justOffTheLens(RuleCheck &c)
{
    const double away = c.spec.pose.gazeEccentricityDeg();
    if (away > c.limit("from") && away <= c.limit("to"))
        c.report({"gaze.yaw", "gaze.pitch"}, {{"gaze.yaw", 0.0}, {"gaze.pitch", 0.0}});
}

/// Turns the head after the eyes until they sit comfortably in it again.
void eyesTooFar(RuleCheck &c)
{
    const GazeAndHead &pose = c.spec.pose;
    const double comfortable = c.limit("comfortable");
    SpecPatch fix;
    const auto follow = [&](const char *id, double gaze, double head) {
        if (std::abs(gaze - head) <= c.limit("degrees"))
            return;
        const double target = gaze - std::copysign(comfortable, gaze - head);
        const Control &control = *findControl(id);
        fix.set(id, std::clamp(std::round(target), control.minimum, control.maximum));
    };
    follow("head.yaw", pose.gazeYawDeg, pose.headYawDeg);
    follow("head.pitch", pose.gazePitchDeg, pose.headPitchDeg);
    if (!fix.isEmpty())
        c.report({"gaze.yaw", "gaze.pitch", "head.yaw", "head.pitch"}, fix);
}

void loweredHeadLooksDominant(RuleCheck &c)
{
    if (c.jobListed() && c.spec.pose.headPitchDeg <= c.limit("pitch") && c.looksIntoLens())
        c.report({"head.pitch"}, {{"head.pitch", 0.0}});
}

void closeDirectAndTense(RuleCheck &c)
{
    if (c.looksIntoLens() && c.cropIsOneOf({"ecu", "bcu"}) && (c.level(4) >= 2 || c.level(7) >= 3))
        c.report({"camera.crop", "expression.au4.left", "expression.au7.left"},
                 {{"camera.crop", std::string("cu")}});
}

void gazeBehindShutLids(RuleCheck &c)
{
    const SidedLevel lids = c.spec.expression.shown(43);
    const bool down = c.spec.pose.gazePitchDeg <= -8;
    if (std::min(lids.left, lids.right) >= c.limit("lids") && !down &&
        c.spec.pose.gazeEccentricityDeg() > 0.5)
        c.report({"gaze.yaw", "gaze.pitch", "expression.au43.left"},
                 {{"gaze.yaw", 0.0}, {"gaze.pitch", 0.0}});
}

void divergingEyes(RuleCheck &c)
{
    if (c.spec.pose.vergenceDeg < c.limit("degrees"))
        c.report({"gaze.vergence"}, {{"gaze.vergence", 0.0}});
}

void closedPosture(RuleCheck &c)
{
    if (!c.jobListed() || c.spec.posture.openness >= c.limit("openness"))
        return;
    SpecPatch fix{{"posture.openness", 0.3}};
    if (c.spec.posture.hands == "crossed_arms")
        fix.set("posture.hands", std::string("out_of_frame"));
    c.report({"posture.openness", "posture.hands"}, fix);
}

void strongTilt(RuleCheck &c)
{
    const double roll = c.spec.pose.headRollDeg;
    if (c.jobListed() && std::abs(roll) > c.limit("roll"))
        c.report({"head.roll"}, {{"head.roll", std::copysign(5.0, roll)}});
}

void tenseShoulders(RuleCheck &c)
{
    if (c.spec.posture.shoulderRaise > c.limit("raise"))
        c.report({"posture.shoulder_raise"}, {{"posture.shoulder_raise", 0.1}});
}

bool handsShow(const RuleCheck &c)
{
    return c.spec.posture.hands != "none" && c.spec.posture.hands != "out_of_frame";
}

void handsForATagModel(RuleCheck &c)
{
    if (c.prompt.dialect == Dialect::Tags && handsShow(c))
        c.report({"posture.hands"}, {{"posture.hands", std::string("out_of_frame")}});
}

void handsOutsideTheFrame(RuleCheck &c)
{
    const bool atTheFace = c.spec.posture.hands == "chin_rest" || c.spec.posture.hands == "hand_to_face";
    if (handsShow(c) && !atTheFace && c.cropIsOneOf({"ecu", "bcu", "cu"}))
        c.report({"posture.hands", "camera.crop"}, {{"posture.hands", std::string("out_of_frame")}});
}

void armsAgainstPosture(RuleCheck &c)
{
    if (c.spec.posture.hands == "crossed_arms" && c.spec.posture.openness > c.limit("openness"))
        c.report({"posture.hands", "posture.openness"}, {{"posture.openness", 0.0}});
}

void twistedNeck(RuleCheck &c)
{
    const double head = c.spec.pose.headYawDeg;
    const double turn = head - c.spec.posture.shoulderYawDeg;
    if (std::abs(turn) <= c.limit("degrees"))
        return;
    const Control &shoulders = *findControl("posture.shoulder_yaw");
    const double target = std::round(head - std::copysign(c.limit("comfortable"), turn));
    c.report({"head.yaw", "posture.shoulder_yaw"},
             {{"posture.shoulder_yaw", std::clamp(target, shoulders.minimum, shoulders.maximum)}});
}

constexpr Condition table[]{
    {"GAZE-001", averted, "degrees"},
    {"GAZE-002", justOffTheLens, "from to"},
    {"GAZE-003", eyesTooFar, "comfortable degrees"},
    {"GAZE-004", loweredHeadLooksDominant, "pitch"},
    {"GAZE-005", closeDirectAndTense},
    {"GAZE-006", gazeBehindShutLids, "lids"},
    {"GAZE-007", divergingEyes, "degrees"},
    {"POSE-001", closedPosture, "openness"},
    {"POSE-002", strongTilt, "roll"},
    {"POSE-003", tenseShoulders, "raise"},
    {"POSE-004", handsForATagModel},
    {"POSE-005", handsOutsideTheFrame},
    {"POSE-006", armsAgainstPosture, "openness"},
    {"POSE-007", twistedNeck, "comfortable degrees"},
};

} // namespace

std::span<const Condition> poseConditions() { return table; }

} // namespace presence
