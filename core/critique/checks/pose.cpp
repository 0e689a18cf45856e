// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"
#include "core/critique/face/head_pose.h"

#include <algorithm>
#include <cmath>

namespace presence::critique {

namespace {

/// One angle of the head against the wish, or against what is usual where nothing was asked.
Answer headAngle(const Question &question, double measured, double asked, std::string_view control,
                 const char *above, const char *below)
{
    const Limits &limits = question.limits;
    Answer answer;
    answer.tier = question.seen.readingTier;
    answer.measured = measured;
    answer.confidence = question.seen.confidenceOfPoints();
    answer.regions = {question.seen.mainFace()->box};
    answer.verdict = Verdict::Pass;
    if (!question.spec)
        return answer;
    answer.asked = asked;
    const double slack = answer.tier == "C" ? limits["head.slack.mesh"] : limits["head.slack.fitter"];
    answer.verdict =
        graded(measured - asked, slack + limits["head.turn.pass"], slack + limits["head.turn.note"]);
    if (answer.verdict == Verdict::Pass)
        return answer;
    answer.outcome = measured > asked ? above : below;
    overcorrect(answer, question, control, asked, measured);
    return answer;
}

} // namespace

Answer checkHeadYaw(const Question &question)
{
    if (!question.seen.reading->pose)
        return silent("needs_face_mesh");
    return headAngle(question, question.seen.reading->pose->yaw,
                     question.spec ? question.spec->pose.headYawDeg : 0, "head.yaw", "left", "right");
}

Answer checkHeadPitch(const Question &question)
{
    if (!question.seen.reading->pose)
        return silent("needs_face_mesh");
    // A picture shows the head against the camera: a camera that looks down sees the chin lowered.
    const double asked =
        question.spec ? question.spec->pose.headPitchDeg - question.spec->camera.elevationDeg : 0;
    return headAngle(question, question.seen.reading->pose->pitch, asked, "head.pitch", "up", "down");
}

Answer checkHeadRoll(const Question &question)
{
    const Limits &limits = question.limits;
    const auto &pose = question.seen.reading ? question.seen.reading->pose : std::optional<HeadPose>();
    const double roll = pose ? pose->roll : question.seen.eyes->rollDeg();
    const double asked = question.spec ? question.spec->pose.headRollDeg : 0;
    Answer answer;
    answer.tier = pose ? question.seen.readingTier : "A";
    answer.measured = roll;
    answer.confidence = pose ? question.seen.confidenceOfPoints() : 0.8;
    answer.regions = {question.seen.eyes->left.box, question.seen.eyes->right.box};
    if (question.spec)
        answer.asked = asked;
    answer.verdict =
        graded(roll - asked, question.spec ? limits["head.roll.pass"] : limits["head.roll.usual"],
               question.spec ? limits["head.roll.note"] : limits["head.roll.strong"]);
    if (answer.verdict == Verdict::Pass)
        return answer;
    answer.outcome = roll > asked ? "left" : "right";
    overcorrect(answer, question, "head.roll", asked, roll);
    return answer;
}

Answer checkGaze(const Question &question)
{
    const Limits &limits = question.limits;
    const FaceReading &reading = *question.seen.reading;
    if (!reading.gaze)
        return silent("needs_irises");
    if (reading.eyes->smaller() < limits["eyes.open.closed_ratio"])
        return silent("eyes_closed");
    if (std::min(reading.irises->left.diameter(), reading.irises->right.diameter()) <
        limits["gaze.smallest_iris"])
        return silent("small_eyes");
    if (reading.pose && std::abs(reading.pose->yaw) > limits["gaze.furthest_yaw"])
        return silent("turned_away");
    const double left = reading.gaze->left, up = reading.gaze->up;
    const double angle = reading.gaze->angle();
    Answer answer;
    answer.tier = question.seen.readingTier;
    answer.measured = angle;
    answer.regions = {question.seen.eyes->left.box, question.seen.eyes->right.box};
    // Sure where the angle lies clear of the band between direct and averted.
    const double direct = limits["gaze.direct"], averted = limits["gaze.averted"];
    answer.confidence =
        0.9 * std::clamp(std::abs(angle - (direct + averted) / 2) / (averted - direct), 0.4, 1.0);
    answer.verdict = Verdict::Pass;
    // The fitter's irises only hint at the gaze (area under the curve 0.73–0.86): never more than a note.
    const bool isHint = answer.tier == "A+";
    if (isHint)
        answer.confidence *= limits["gaze.hint_confidence"];
    if (!isHint && std::abs(reading.gaze->apart) > limits["gaze.apart"]) {
        answer.verdict = Verdict::Note;
        answer.outcome = "apart";
    }
    if (!question.spec)
        return answer;
    const GazeAndHead &pose = question.spec->pose;
    const double wished = pose.gazeEccentricityDeg();
    answer.asked = wished;
    const double missed = std::hypot(left - pose.gazeYawDeg, (up - pose.gazePitchDeg) / 2);
    const bool asksDirect = wished <= direct;
    const Verdict verdict = asksDirect ? graded(angle, direct, averted)
                                       : graded(missed, limits["gaze.pass"], limits["gaze.note"]);
    if (verdict == Verdict::Pass)
        return answer;
    if (isHint) {
        answer.verdict = Verdict::Note;
        answer.outcome = "hint";
        return answer;
    }
    answer.verdict = verdict;
    const double acrossMiss = left - pose.gazeYawDeg, upMiss = up - pose.gazePitchDeg;
    answer.outcome = std::abs(acrossMiss) >= std::abs(upMiss) ? (acrossMiss > 0 ? "left" : "right")
                                                              : (upMiss > 0 ? "up" : "down");
    // What is told up and down is too weak to correct by.
    overcorrect(answer, question, "gaze.yaw", pose.gazeYawDeg, left);
    return answer;
}

} // namespace presence::critique
