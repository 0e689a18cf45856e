// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"
#include "core/critique/checks/checks.h"
#include "core/critique/measure/marks.h"

#include <algorithm>
#include <numeric>

namespace presence::critique {

namespace {

/// Weak signs that say something only together. None of them is a score: they are counted, and every number
/// behind them is shown.
class Signs
{
public:
    void add(Part part, bool present)
    {
        m_parts.push_back(std::move(part));
        m_present += present;
    }
    int looked() const { return int(m_parts.size()); }

    /// `least` signs make a note, one more a warning.
    Answer answer(const Question &question, double least) const
    {
        if (looked() < least + 1)
            return silent("few_signs");
        Answer answer;
        answer.measured = double(m_present);
        answer.asked = least > 1 ? "at most " + std::to_string(int(least) - 1) : std::string("none");
        answer.parts = m_parts;
        answer.regions = {question.seen.mainFace()->box};
        answer.tier = question.seen.reading ? question.seen.readingTier : "A";
        answer.confidence = question.seen.reading ? 0.6 : 0.45;
        answer.verdict = m_present < least    ? Verdict::Pass
                         : m_present == least ? Verdict::Note
                                              : Verdict::Warn;
        return answer;
    }

private:
    std::vector<Part> m_parts;
    int m_present = 0;
};

/// The strongest level of the units that a resting face keeps near nothing: brows raised, corners of the
/// mouth drawn, jaw dropped.
double liveliness(const ConsultedLimits &limits, const ExpressionWeights &weights)
{
    double strongest = 0;
    for (const int unit : {2, 12, 26})
        strongest = std::max(strongest, unitLevel(limits, unit, weights));
    return strongest;
}

} // namespace

/// Nobody behind the eyes: no light in them, no common aim, a face at rest.
Answer checkBlank(const Question &question)
{
    const ConsultedLimits &limits = question.limits;
    const auto &reading = question.seen.reading;
    if (reading && reading->eyes && reading->eyes->smaller() < limits["eyes.open.closed_ratio"])
        return silent("eyes_closed");
    if (!reading && question.seen.lids && question.seen.lids->mean() > 0)
        return silent("eyes_closed");
    Signs signs;
    const Catchlights &lights = question.measures.catchlights();
    if (lights.irisPx >=
        limits[lights.exact ? "eyes.catchlights.smallest_exact_iris" : "eyes.catchlights.smallest_iris"]) {
        signs.add({"catchlights", double(lights.count())}, lights.count() == 0);
        if (lights.count() == 2)
            signs.add({"apart", lights.apart(), "iris radii"},
                      lights.apart() > limits["eyes.catchlights.apart"]);
    }
    if (reading && reading->gaze && reading->irises &&
        std::min(reading->irises->left.diameter(), reading->irises->right.diameter()) >=
            limits["gaze.smallest_iris"])
        signs.add({"eyes_apart", reading->gaze->apart, "°"},
                  std::abs(reading->gaze->apart) > limits["gaze.apart"]);
    if (reading && reading->expressions) {
        const double doing = liveliness(limits, *reading->expressions);
        signs.add({"strongest_action", doing, "levels"}, doing < limits["alive.rest"]);
    } else if (question.seen.smile) {
        const SmileReading &told = *question.seen.smile;
        signs.add({"smiles", 100 * told.smiles, "%"}, told.smile() == Smile::None);
    }
    Answer answer = signs.answer(question, limits["alive.blank.signs"]);
    if (answer.verdict == Verdict::Pass || answer.verdict == Verdict::Unmeasured)
        return answer;
    answer.outcome = "blank";
    answer.marks = irisMarks(question.seen);
    if (lights.count() == 0)
        move(answer, question, "realism.catchlight", 0.2);
    moveBothSides(answer, question, "expression.au7", 1);
    return answer;
}

/// Nothing out of order: halves alike, an even light, smooth skin.
Answer checkPerfect(const Question &question)
{
    const ConsultedLimits &limits = question.limits;
    const auto &reading = question.seen.reading;
    const FacePatch &patch = *question.seen.patch;
    if (patch.fullWidth < limits["symmetry.smallest_face"])
        return silent("small_face");
    if (reading && reading->pose && std::abs(reading->pose->yaw) > limits["symmetry.turned"])
        return silent("profile");
    Signs signs;
    const MirrorLikeness &mirror = question.measures.mirror();
    signs.add({"mirror_correlation", mirror.correlation},
              mirror.correlation > limits["alive.perfect.mirror"]);
    if (reading && reading->mouth)
        signs.add({"slant", reading->mouth->slant, "of eye width"},
                  std::abs(reading->mouth->slant) < limits["alive.perfect.slant"]);
    if (patch.fullWidth >= limits["skin.texture.smallest_face"]) {
        const SkinDetail &skin = question.measures.skin();
        if (skin.eyeSharpness >= limits["focus.eyes.soft"])
            signs.add({"texture", skin.texture, "L*"}, skin.texture < limits["skin.texture.low"]);
    }
    const double stops = question.measures.cheeks().stops();
    signs.add({"stops", stops, "stops"}, std::abs(stops) < limits["alive.perfect.stops"]);
    Answer answer = signs.answer(question, limits["alive.perfect.signs"]);
    if (answer.verdict == Verdict::Pass || answer.verdict == Verdict::Unmeasured)
        return answer;
    answer.outcome = "perfect";
    answer.marks = mirrorMarks(question.seen);
    move(answer, question, "realism.asymmetry", 0.1);
    move(answer, question, "realism.skin_texture", 0.1);
    return answer;
}

/// Skin like a doll's: no texture, wide soft highlights, hardly any change of colour.
Answer checkPlastic(const Question &question)
{
    const ConsultedLimits &limits = question.limits;
    const FacePatch &patch = *question.seen.patch;
    if (widthOfFace(question) < limits["skin.texture.smallest_face"])
        return silent("small_face");
    if (shareOfFace(patch, false, clippedChannel, 255) > limits["exposure.blown.fail"])
        return silent("overexposed");
    const SkinDetail &skin = question.measures.skin();
    if (skin.eyeSharpness < limits["focus.eyes.soft"])
        return silent("blurred");
    if (skin.grain > limits["skin.texture.grain"])
        return silent("too_dark");
    Signs signs;
    signs.add({"texture", skin.texture, "L*"}, skin.texture < limits["skin.texture.smoothed"]);
    const SkinShine &shine = question.measures.shine();
    signs.add({"shine", shine.share, "of skin"}, shine.share > limits["alive.plastic.shine"]);
    if (!question.seen.picture.colorless)
        signs.add({"redness_spread", shine.rednessSpread, "stops"},
                  shine.rednessSpread < limits["alive.plastic.redness"]);
    Answer answer = signs.answer(question, limits["alive.plastic.signs"]);
    if (answer.verdict == Verdict::Pass || answer.verdict == Verdict::Unmeasured)
        return answer;
    answer.outcome = "plastic";
    answer.marks = skinMarks(question.seen);
    move(answer, question, "realism.skin_texture", 0.2);
    move(answer, question, "realism.retouch", -0.2);
    return answer;
}

} // namespace presence::critique
