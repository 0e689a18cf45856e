// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"
#include "core/critique/checks/checks.h"
#include "core/critique/measure/marks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace presence::critique {

namespace {

struct LidState
{
    std::string word = {}; ///< "closed", "narrow", "open"
    double confidence = 0;
    std::string tier = "A";
    std::string silence = {}; ///< why nothing can be said
    std::vector<Part> parts = {};
};

/// From the opening of the lids where the points are known, else by the rule over edge directions.
LidState lidState(const Question &question)
{
    const ConsultedLimits &limits = question.limits;
    if (question.seen.reading) {
        if (question.seen.reading->pose &&
            std::abs(question.seen.reading->pose->yaw) > limits["eyes.open.furthest_yaw"])
            return {.silence = "profile"};
        const double ratio = question.seen.reading->eyes->smaller();
        const double closed = limits["eyes.open.closed_ratio"], narrow = limits["eyes.open.narrow_ratio"];
        const double clear = std::min(std::abs(ratio - closed), 0.1) / 0.1; // 0.1: closed to ordinary
        return {.word = ratio < closed   ? "closed"
                        : ratio < narrow ? "narrow"
                                         : "open",
                .confidence = question.seen.confidenceOfPoints() * (0.6 + 0.4 * clear),
                .tier = question.seen.readingTier,
                .parts = {{"left_eye", question.seen.reading->eyes->left, "height : width"},
                          {"right_eye", question.seen.reading->eyes->right, "height : width"}}};
    }
    const Lids &lids = *question.seen.lids;
    if (lids.distancePx < limits["eyes.open.smallest"])
        return {.silence = "small_eyes"};
    const double score = lids.mean(), unsure = limits["eyes.open.unsure"];
    if (std::abs(score) < unsure)
        return {.silence = "lids_unclear"};
    return {.word = score > 0 ? "closed" : "open",
            .confidence = std::clamp(0.6 + 0.5 * (std::abs(score) - unsure), 0.6, 0.85),
            .parts = {{"left_eye", lids.left, "closed"}, {"right_eye", lids.right, "closed"}}};
}

} // namespace

Answer checkEyesOpen(const Question &question)
{
    const ConsultedLimits &limits = question.limits;
    const LidState lids = lidState(question);
    if (!lids.silence.empty())
        return silent(lids.silence);
    const bool closed = lids.word == "closed";
    const double level = question.spec ? question.spec->expression.shown(43).strongest() : 0;
    const bool asksClosed = level >= limits["eyes.open.asks_closed"];
    Answer answer;
    answer.tier = lids.tier;
    answer.measured = lids.word;
    answer.asked = std::string(asksClosed ? "closed" : "open");
    answer.confidence = lids.confidence;
    answer.parts = lids.parts;
    answer.marks = lidMarks(question.seen);
    if (question.seen.eyes)
        answer.regions = {question.seen.eyes->left.box, question.seen.eyes->right.box};
    else
        answer.regions = {question.seen.mainFace()->box};
    answer.verdict = closed == asksClosed ? Verdict::Pass : Verdict::Warn;
    if (answer.verdict == Verdict::Pass)
        return answer;
    answer.outcome = closed ? "closed" : "open";
    // Where nothing was to close the eyes, a trace of raised upper lid is what can still be said.
    if (closed && level == 0)
        moveBothSides(answer, question, "expression.au5", 1);
    else
        moveBothSides(answer, question, "expression.au43", closed ? -1 : 1);
    return answer;
}

Answer checkCatchlights(const Question &question)
{
    const ConsultedLimits &limits = question.limits;
    const Eyes &eyes = *question.seen.eyes;
    if (lidState(question).word == "closed")
        return silent("eyes_closed");
    const Catchlights &found = question.measures.catchlights();
    const double smallest = found.exact ? limits["eyes.catchlights.smallest_exact_iris"]
                                        : limits["eyes.catchlights.smallest_iris"];
    if (found.irisPx < smallest)
        return silent("small_eyes");
    const bool asksNone =
        question.spec && question.spec->realism.catchlight < limits["eyes.catchlights.asked"];
    Answer answer;
    answer.measured = double(found.count());
    answer.asked = asksNone ? 0.0 : 2.0;
    answer.tier = found.exact ? question.seen.readingTier : "A";
    answer.confidence = found.exact ? 0.7 : 0.4;
    answer.regions = {eyes.left.box, eyes.right.box};
    answer.marks = irisMarks(question.seen);
    for (const auto &[light, name] :
         {std::pair(found.left, "left_eye_hours"), std::pair(found.right, "right_eye_hours")})
        if (light) {
            answer.marks.push_back(
                mark(Mark::Kind::Points, question.seen.picture, std::array{light->place}, "catchlight"));
            answer.parts.push_back({name, light->hours(), "o’clock"});
        }
    answer.parts.push_back({"iris", found.irisPx, "px"});
    if (asksNone) {
        answer.verdict = found.count() == 0 ? Verdict::Pass : Verdict::Note;
        answer.outcome = found.count() == 0 ? "" : "unasked";
        if (found.count() > 0)
            move(answer, question, "realism.catchlight", -0.2);
        return answer;
    }
    if (found.count() == 2) {
        // Light from one lamp sits at the same place in both eyes.
        answer.parts.push_back({"apart", found.apart(), "iris radii"});
        const bool differ = found.apart() > limits["eyes.catchlights.apart"] ||
                            (found.exact && found.hoursApart() > limits["eyes.catchlights.hours"] &&
                             found.apart() > limits["eyes.catchlights.apart_exact"]);
        answer.verdict = differ ? Verdict::Note : Verdict::Pass;
        answer.outcome = differ ? "differ" : "";
        return answer;
    }
    answer.verdict = Verdict::Note;
    answer.outcome = found.count() == 1 ? "one" : "none";
    move(answer, question, "realism.catchlight", 0.2);
    return answer;
}

} // namespace presence::critique
