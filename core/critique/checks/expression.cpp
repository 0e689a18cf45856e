// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"
#include "core/critique/advice/wish.h"
#include "core/critique/checks/checks.h"
#include "core/critique/measure/marks.h"

#include <algorithm>
#include <cmath>

namespace presence::critique {

namespace {

const char *smileWord(Smile smile)
{
    return smile == Smile::None ? "no smile" : smile == Smile::Slight ? "slight smile" : "broad smile";
}

Smile smileOf(double level, const ConsultedLimits &limits)
{
    return level >= limits["mouth.smile.asks_broad"]  ? Smile::Broad
           : level <= limits["mouth.smile.asks_none"] ? Smile::None
                                                      : Smile::Slight;
}

/// What is asked and what does as well.
struct SmileWish
{
    double level = 0; ///< of AU12
    Smile asked = Smile::None, least = Smile::None, most = Smile::None;
};

std::optional<SmileWish> smileWish(const Question &question)
{
    const double level = question.spec ? question.spec->expression.shown(12).strongest() : 0;
    const auto wish = wishFor(question, "expression.au12", level);
    if (!wish)
        return {};
    const auto word = [&](double value) { return smileOf(value, question.limits); };
    return SmileWish{wish->value, word(wish->value), word(wish->low), word(wish->high)};
}

/// "12C", and what it is raised or lowered to.
void sayLevels(Answer &answer, const SmileWish &wish)
{
    double goal = wish.level;
    for (const auto &[id, value] : answer.fix.values())
        if (const auto *moved = std::get_if<double>(&value))
            goal = *moved;
    answer.blanks = {{"asked", "12" + levelText(std::round(wish.level))},
                     {"goal", "12" + levelText(std::round(goal))}};
}

/// Without the points of the mouth only a broad smile can be told, and only likely or unlikely.
Answer checkSmileByCascade(const Question &question)
{
    const ConsultedLimits &limits = question.limits;
    const Mouth &mouth = *question.seen.mouth;
    if (question.seen.patch->fullWidth < limits["mouth.smile.smallest_face"])
        return silent("small_face");
    const bool unlikely = mouth.candidates < limits["mouth.smile.few_candidates"];
    const bool likely = mouth.candidates >= limits["mouth.smile.many_candidates"] &&
                        mouth.teethShare >= limits["mouth.smile.teeth"];
    if (!unlikely && !likely)
        return silent("smile_unclear");
    Answer answer;
    answer.measured = std::string(likely ? "smile likely" : "broad smile unlikely");
    answer.confidence = likely ? limits["mouth.smile.likely_right"] : limits["mouth.smile.unlikely_right"];
    answer.regions = {mouth.area};
    answer.marks = lipMarks(question.seen);
    answer.parts = {{"smile_boxes", double(mouth.candidates)}, {"teeth", mouth.teethShare, "of mouth"}};
    answer.verdict = Verdict::Pass;
    const auto wish = smileWish(question);
    if (!wish)
        return answer;
    answer.asked = std::string(smileWord(wish->asked));
    if (likely ? wish->most != Smile::None : wish->least != Smile::Broad)
        return answer;
    answer.verdict = Verdict::Note;
    if (likely) {
        answer.outcome = "too_much";
        moveBothSides(answer, question, "expression.au12", -1);
    } else {
        raiseAction(answer, question, "expression.au12", 1, wish->level >= 4);
    }
    sayLevels(answer, *wish);
    return answer;
}

cv::Rect2d mouthArea(const Question &question)
{
    const cv::Rect2d &box = question.seen.mainFace()->box;
    return {box.x + 0.22 * box.width, box.y + 0.64 * box.height, 0.56 * box.width, 0.3 * box.height};
}

} // namespace

Answer checkSmile(const Question &question)
{
    if (!question.seen.reading)
        return checkSmileByCascade(question);
    const ConsultedLimits &limits = question.limits;
    const FaceReading &reading = *question.seen.reading;
    if (reading.pose && std::abs(reading.pose->yaw) > limits["mouth.furthest_yaw"])
        return silent("profile");
    if (!question.seen.smile)
        return silent("needs_face_mesh");
    const SmileReading &told = *question.seen.smile;
    const Smile seen = told.smile();
    Answer answer;
    answer.tier = question.seen.readingTier;
    answer.measured = std::string(smileWord(seen));
    answer.regions = {mouthArea(question)};
    answer.confidence = question.seen.confidenceOfPoints() * told.sureness();
    answer.marks = lipMarks(question.seen);
    answer.parts = {{"smiles", 100 * told.smiles, "%"},
                    {"smiles_broadly", 100 * told.broad, "%"},
                    {"lift", reading.mouth->lift, "of eye distance"},
                    {"lip_gap", reading.mouth->gap, "of eyes to chin"},
                    {"mouth_width", reading.mouth->width, "of eye distance"},
                    {"slant", reading.mouth->slant, "of eye width"}};
    answer.verdict = Verdict::Pass;
    const auto wish = smileWish(question);
    if (!wish)
        return answer;
    answer.asked = std::string(smileWord(wish->asked));
    const int miss = std::max(0, int(seen) - int(wish->most)) - std::max(0, int(wish->least) - int(seen));
    if (miss == 0)
        return answer;
    answer.verdict = std::abs(miss) > 1 ? Verdict::Warn : Verdict::Note;
    if (miss > 0) {
        answer.outcome = "too_much";
        moveBothSides(answer, question, "expression.au12", -miss);
    } else {
        raiseAction(answer, question, "expression.au12", -miss, miss < -1 || wish->level >= 4);
    }
    sayLevels(answer, *wish);
    return answer;
}

Answer checkMouthOpen(const Question &question)
{
    const ConsultedLimits &limits = question.limits;
    const FaceReading &reading = *question.seen.reading;
    const double gap = reading.mouth->gap;
    const double closed = limits["mouth.open.closed_gap"], open = limits["mouth.open.open_gap"];
    Answer answer;
    answer.tier = question.seen.readingTier;
    answer.measured = std::string(gap < closed ? "closed" : gap <= open ? "parted" : "open");
    answer.regions = {mouthArea(question)};
    answer.confidence = question.seen.confidenceOfPoints();
    answer.marks = lipMarks(question.seen);
    answer.parts = {{"lip_gap", gap, "of eyes to chin"}};
    answer.verdict = Verdict::Pass;
    if (!question.spec)
        return answer;
    const Expression &expression = question.spec->expression;
    const double lips = expression.shown(25).strongest();
    const double jaw = std::max(expression.shown(26).strongest(), 2 * expression.shown(27).strongest());
    const bool asksOpen = jaw >= limits["mouth.open.asks_open"];
    const bool asksParted = !asksOpen && std::max(lips, jaw) >= limits["mouth.open.asks_parted"];
    answer.asked = std::string(asksOpen ? "open" : asksParted ? "parted" : "closed");
    // A broad smile shows the teeth without anybody asking for parted lips.
    const bool smiles = smileWish(question)->asked == Smile::Broad;
    if (answer.asked == answer.measured || (smiles && !asksOpen && gap <= open))
        return answer;
    const bool more = asksOpen || (asksParted && gap < closed);
    answer.verdict = asksOpen && gap < closed ? Verdict::Warn : Verdict::Note;
    answer.outcome = more ? "closed" : "open";
    moveBothSides(answer, question, asksOpen ? "expression.au26" : "expression.au25", more ? 1 : -1);
    return answer;
}

Answer checkSymmetry(const Question &question)
{
    const ConsultedLimits &limits = question.limits;
    const auto &reading = question.seen.reading;
    if (question.seen.patch->fullWidth < limits["symmetry.smallest_face"])
        return silent("small_face");
    if (reading && reading->pose) {
        if (std::abs(reading->pose->yaw) > limits["symmetry.turned"] + limits["head.slack.mesh"])
            return silent("profile");
    } else if (question.spec && std::abs(question.spec->pose.headYawDeg) > limits["symmetry.turned"]) {
        return silent("turned_away");
    }
    const MirrorLikeness &likeness = question.measures.mirror();
    const bool mirrored = likeness.correlation > limits["symmetry.correlation"] &&
                          likeness.difference < limits["symmetry.difference"];
    Answer answer;
    answer.measured = likeness.correlation;
    answer.asked = limits["symmetry.correlation"];
    answer.confidence = 0.6;
    answer.regions = {question.seen.mainFace()->box};
    answer.marks = mirrorMarks(question.seen);
    answer.parts = {{"mirror_correlation", likeness.correlation},
                    {"mirror_difference", likeness.difference, "L*"}};
    if (reading && reading->mouth && reading->eyes) {
        answer.parts.push_back({"slant", reading->mouth->slant, "of eye width"});
        answer.parts.push_back({"lid_difference", reading->eyes->left - reading->eyes->right});
        answer.confidence = 0.8;
    }
    answer.verdict = mirrored ? Verdict::Warn : Verdict::Pass;
    if (mirrored) {
        answer.outcome = "mirrored";
        move(answer, question, "realism.asymmetry", 0.1);
    }
    return answer;
}

} // namespace presence::critique
