// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"
#include "core/critique/advice/wish.h"
#include "core/critique/checks/checks.h"
#include "core/critique/measure/marks.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace presence::critique {

namespace {

/// One angle of the head against the wish; the camera's own angle is taken off what is asked.
Answer headAngle(const Question &question, double measured, double cameraDeg, std::string_view control,
                 const char *above, const char *below)
{
    const ConsultedLimits &limits = question.limits;
    Answer answer;
    answer.tier = question.seen.readingTier;
    answer.measured = measured;
    answer.confidence = question.seen.confidenceOfPoints();
    answer.regions = {question.seen.mainFace()->box};
    answer.marks = headMarks(question.seen);
    const double slack = answer.tier == "C" ? limits["head.slack.mesh"] : limits["head.slack.fitter"];
    answer.parts = {{"angle", measured, "°"}, {"measuring_error", slack, "°"}};
    answer.verdict = Verdict::Pass;
    const auto wish = wishFor(question, control);
    if (!wish)
        return answer;
    answer.asked = wish->value - cameraDeg;
    const double miss = wish->miss(measured + cameraDeg);
    answer.verdict = graded(miss, slack + limits["head.turn.pass"], slack + limits["head.turn.note"]);
    if (answer.verdict == Verdict::Pass)
        return answer;
    answer.outcome = miss > 0 ? above : below;
    overcorrect(answer, question, control, wish->value, measured + cameraDeg);
    return answer;
}

} // namespace

Answer checkHeadYaw(const Question &question)
{
    if (!question.seen.reading->pose)
        return silent("needs_face_mesh");
    return headAngle(question, question.seen.reading->pose->yaw, 0, "head.yaw", "left", "right");
}

Answer checkHeadPitch(const Question &question)
{
    if (!question.seen.reading->pose)
        return silent("needs_face_mesh");
    // A picture shows the head against the camera: a camera that looks down sees the chin lowered.
    const double cameraDeg = question.spec ? question.spec->camera.elevationDeg : 0;
    return headAngle(question, question.seen.reading->pose->pitch, cameraDeg, "head.pitch", "up", "down");
}

Answer checkHeadRoll(const Question &question)
{
    const ConsultedLimits &limits = question.limits;
    const auto &pose = question.seen.reading ? question.seen.reading->pose : std::optional<HeadPose>();
    const double roll = pose ? pose->roll : question.seen.eyes->rollDeg();
    const auto wish = wishFor(question, "head.roll");
    Answer answer;
    answer.tier = pose ? question.seen.readingTier : "A";
    answer.measured = roll;
    answer.confidence = pose ? question.seen.confidenceOfPoints() : 0.8;
    answer.regions = {question.seen.eyes->left.box, question.seen.eyes->right.box};
    answer.marks = eyeLineMarks(question.seen);
    answer.parts = {{"angle", roll, "°"}};
    if (wish)
        answer.asked = wish->value;
    const double miss = wish ? wish->miss(roll) : roll;
    answer.verdict = graded(miss, wish ? limits["head.roll.pass"] : limits["head.roll.usual"],
                            wish ? limits["head.roll.note"] : limits["head.roll.strong"]);
    if (answer.verdict == Verdict::Pass)
        return answer;
    answer.outcome = miss > 0 ? "left" : "right";
    overcorrect(answer, question, "head.roll", wish ? wish->value : 0, roll);
    return answer;
}

Answer checkGaze(const Question &question)
{
    const ConsultedLimits &limits = question.limits;
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
    answer.marks = gazeMarks(question.seen);
    std::ranges::move(irisMarks(question.seen), std::back_inserter(answer.marks));
    answer.parts = {{"gaze_left", left, "°"}, {"gaze_up", up, "°"}, {"eyes_apart", reading.gaze->apart, "°"}};
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
    const auto across = wishFor(question, "gaze.yaw"), upward = wishFor(question, "gaze.pitch");
    if (!across && !upward)
        return answer;
    const Wish level{};
    const Wish sideways = across.value_or(level), upwards = upward.value_or(level);
    const double wished =
        question.spec ? question.spec->pose.gazeEccentricityDeg() : std::hypot(sideways.value, upwards.value);
    answer.asked = wished;
    // What is told up and down is only half as true.
    const double missedAcross = sideways.miss(left), missedUp = upwards.miss(up);
    const auto withinDirect = [&](const Wish &wish) {
        return std::max(std::abs(wish.low), std::abs(wish.high)) <= direct;
    };
    const bool asksDirect = wished <= direct && withinDirect(sideways) && withinDirect(upwards);
    const Verdict verdict =
        asksDirect ? graded(angle, direct, averted)
                   : graded(std::hypot(missedAcross, missedUp / 2), limits["gaze.pass"], limits["gaze.note"]);
    if (verdict == Verdict::Pass)
        return answer;
    if (isHint) {
        answer.verdict = Verdict::Note;
        answer.outcome = "hint";
        return answer;
    }
    answer.verdict = verdict;
    // What is told up and down is too weak to correct by.
    overcorrect(answer, question, "gaze.yaw", sideways.value, left);
    const bool first = verdict == Verdict::Warn && sayFirst(answer, question, "gaze");
    if (std::abs(missedAcross) >= std::abs(missedUp))
        answer.outcome = missedAcross > 0 ? (first ? "left_first" : "left") : first ? "right_first" : "right";
    else
        answer.outcome = missedUp > 0 ? (first ? "up_first" : "up") : first ? "down_first" : "down";
    return answer;
}

} // namespace presence::critique
