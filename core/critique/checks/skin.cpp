// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"
#include "core/critique/checks/checks.h"
#include "core/critique/measure/marks.h"

#include <algorithm>

namespace presence::critique {

double widthOfFace(const Question &question)
{
    constexpr double perEyeDistance = 2.4;
    const auto &eyes = question.seen.eyes;
    return eyes
               ? perEyeDistance * cv::norm(eyes->left.pupil - eyes->right.pupil) * question.seen.picture.scale
               : question.seen.patch->fullWidth;
}

/// Told apart from noise, which changes colour as much as lightness, and from blur, which softens lashes and
/// brows as well. Silent where rounding to 8 bits shakes the picture by more than the limit on grain: that is
/// not known to a tenth of its variance, so that beyond 0.6 it could hide what tells smoothed skin from
/// unsmoothed. The lightness of skin as such never silences it.
Answer checkSkinTexture(const Question &question)
{
    const FacePatch &patch = *question.seen.patch;
    const ConsultedLimits &limits = question.limits;
    if (widthOfFace(question) < limits["skin.texture.smallest_face"])
        return silent("small_face");
    if (shareOfFace(patch, false, clippedChannel, 255) > limits["exposure.blown.fail"])
        return silent("overexposed");
    const SkinDetail &skin = question.measures.skin();
    if (skin.grain > limits["skin.texture.grain"])
        return silent("too_dark");
    if (skin.texture < limits["skin.texture.low"] && skin.eyeSharpness < limits["focus.eyes.soft"])
        return silent("blurred");
    Answer answer;
    answer.measured = skin.texture;
    answer.asked = limits["skin.texture.low"];
    answer.regions = {question.seen.mainFace()->box};
    answer.marks = skinMarks(question.seen);
    answer.parts = {{"texture", skin.texture, "L*"},
                    {"color_noise", skin.colorNoise, "b*"},
                    {"eye_sharpness", skin.eyeSharpness},
                    {"rounding", skin.grain, "L*"},
                    {"skin_lightness", skin.lightness, "L*"}};
    answer.confidence = std::clamp(
        0.6 + 0.3 * (widthOfFace(question) - limits["skin.texture.smallest_face"]) / 250, 0.6, 0.9);
    const bool smoothAsked =
        question.spec && question.spec->realism.skinTexture < limits["skin.texture.asked_smooth"];
    if (skin.colorNoise > limits["skin.texture.color_noise"] &&
        skin.colorNoise > limits["skin.texture.noise_share"] * skin.texture) {
        answer.verdict = Verdict::Note;
        answer.outcome = "noise";
        move(answer, question, "realism.grain", -0.3);
    } else if (skin.texture >= limits["skin.texture.low"] || smoothAsked) {
        answer.verdict = Verdict::Pass;
    } else {
        const bool smoothed = skin.texture < limits["skin.texture.smoothed"];
        answer.verdict = smoothed ? Verdict::Warn : Verdict::Note;
        answer.outcome = smoothed ? "smoothed" : "low";
        const double step = smoothed ? 0.2 : 0.1;
        move(answer, question, "realism.skin_texture", step);
        move(answer, question, "realism.retouch", -step);
    }
    return answer;
}

Answer checkEyeFocus(const Question &question)
{
    const FacePatch &patch = *question.seen.patch;
    if (patch.fullWidth < question.limits["focus.eyes.smallest_face"])
        return silent("small_face");
    const double sharpness = question.measures.skin().eyeSharpness;
    Answer answer;
    answer.measured = sharpness;
    answer.asked = question.limits["focus.eyes.sharp"];
    const cv::Rect2d &box = question.seen.mainFace()->box;
    answer.regions = {
        {box.x + 0.12 * box.width, box.y + 0.22 * box.height, 0.76 * box.width, 0.28 * box.height}};
    answer.marks = lidMarks(question.seen);
    answer.parts = {{"eye_sharpness", sharpness}};
    answer.confidence = 0.7;
    answer.verdict = sharpness >= question.limits["focus.eyes.sharp"]  ? Verdict::Pass
                     : sharpness >= question.limits["focus.eyes.soft"] ? Verdict::Note
                                                                       : Verdict::Warn;
    answer.outcome = answer.verdict == Verdict::Pass   ? ""
                     : answer.verdict == Verdict::Note ? "soft"
                                                       : "blurred";
    return answer;
}

} // namespace presence::critique
