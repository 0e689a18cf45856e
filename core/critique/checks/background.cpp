// SPDX-License-Identifier: MIT
#include "core/critique/checks/checks.h"

#include <algorithm>
#include <cmath>

namespace presence::critique {

namespace {

std::string unreadable(const Question &question)
{
    if (!question.seen.background)
        return "no_background";
    if (question.seen.subject->confidence < question.limits["subject.confidence"])
        return "unclear_outline";
    return {};
}

cv::Rect2d wholeFrame(const Question &question)
{
    return {0, 0, double(question.seen.picture.work.cols), double(question.seen.picture.work.rows)};
}

} // namespace

Answer checkSeparation(const Question &question)
{
    if (const std::string reason = unreadable(question); !reason.empty())
        return silent(reason);
    const Limits &limits = question.limits;
    const Background &background = *question.seen.background;
    Answer answer;
    answer.regions = {wholeFrame(question)};
    answer.confidence = 0.6;
    const bool plain = background.detail < limits["background.plain"];
    const double ratio = background.edgeSharpness / std::max(0.01, background.subjectSharpness);
    const bool blurred = !plain && ratio < limits["background.blurred"];
    const bool sharp = !plain && ratio > limits["background.sharp"];
    answer.measured = std::string(plain ? "plain" : blurred ? "blurred" : sharp ? "sharp" : "slightly soft");
    answer.verdict = Verdict::Pass;
    if (background.lightnessStep < limits["background.melts_lightness"] &&
        background.colorStep < limits["background.melts_color"]) {
        answer.verdict = Verdict::Warn;
        answer.outcome = "melts";
        answer.fix = {{"lighting.rim", nudged(question.spec, "lighting.rim", 0.2)},
                      {"lighting.background", nudged(question.spec, "lighting.background", 0.2)}};
        return answer;
    }
    if (!question.spec)
        return answer;
    const double wish = question.spec->setting.backgroundBlur;
    const bool asksBlur = wish >= limits["background.asks_blur"],
               asksSharp = wish <= limits["background.asks_sharp"];
    answer.asked = std::string(asksBlur ? "blurred" : asksSharp ? "sharp" : "any");
    if (asksBlur && sharp) {
        answer.verdict = Verdict::Warn;
        answer.outcome = "sharp";
        answer.fix = {{"setting.background_blur", nudged(question.spec, "setting.background_blur", 0.2)},
                      {"camera.aperture", std::max(1.2, question.spec->camera.apertureF / 1.4)}};
    } else if (asksSharp && blurred) {
        answer.verdict = Verdict::Note;
        answer.outcome = "blurred";
        answer.fix = {{"setting.background_blur", nudged(question.spec, "setting.background_blur", -0.2)},
                      {"camera.aperture", std::min(16.0, question.spec->camera.apertureF * 1.4)}};
    }
    return answer;
}

/// Share of the background that holds detail.
Answer checkClutter(const Question &question)
{
    if (const std::string reason = unreadable(question); !reason.empty())
        return silent(reason);
    const Limits &limits = question.limits;
    const Background &background = *question.seen.background;
    const double clutter = std::clamp(1 - background.quietShare / background.share, 0.0, 1.0);
    Answer answer;
    answer.measured = clutter;
    answer.regions = {wholeFrame(question)};
    answer.confidence = 0.6;
    if (!question.spec) {
        const bool busy = clutter > limits["background.busy"];
        answer.verdict = busy ? Verdict::Note : Verdict::Pass;
        answer.outcome = busy ? "busy" : "";
        return answer;
    }
    const double asked = question.spec->setting.backgroundClutter;
    answer.asked = asked;
    answer.verdict =
        graded(clutter - asked, limits["background.clutter.pass"], limits["background.clutter.note"]);
    if (answer.verdict == Verdict::Pass)
        return answer;
    answer.outcome = clutter > asked ? "busy" : "bare";
    if (clutter > asked)
        answer.fix = {
            {"setting.background_clutter", nudged(question.spec, "setting.background_clutter", -0.2)},
            {"setting.background_blur", nudged(question.spec, "setting.background_blur", 0.2)}};
    else
        answer.fix = {
            {"setting.background_clutter", nudged(question.spec, "setting.background_clutter", 0.2)}};
    return answer;
}

} // namespace presence::critique
