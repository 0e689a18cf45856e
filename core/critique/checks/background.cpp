// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"
#include "core/critique/advice/wish.h"
#include "core/critique/checks/checks.h"
#include "core/critique/measure/marks.h"

#include <algorithm>
#include <cmath>

namespace presence::critique {

namespace {

constexpr double oneStop = 0.414;              ///< of the f-number: √2 − 1
constexpr double darkest = 20, brightest = 85; ///< L*; beyond, a background has no room to move on
constexpr double rimShows = 60;                ///< L*; on a lighter background a rim of light is lost

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
    const ConsultedLimits &limits = question.limits;
    const Background &background = *question.seen.background;
    Answer answer;
    answer.tier = question.seen.subjectTier;
    answer.regions = {wholeFrame(question)};
    answer.marks = subjectMarks(question.seen);
    answer.confidence = 0.6;
    const bool plain = background.detail < limits["background.plain"];
    const double ratio = background.edgeSharpness / std::max(0.01, background.subjectSharpness);
    const bool blurred = !plain && ratio < limits["background.blurred"];
    const bool sharp = !plain && ratio > limits["background.sharp"];
    answer.measured = std::string(plain ? "plain" : blurred ? "blurred" : sharp ? "sharp" : "slightly soft");
    answer.verdict = Verdict::Pass;
    const double step = background.outerLightness - background.innerLightness;
    answer.parts = {{"background_detail", background.detail, "L* per px"},
                    {"edge_ratio", ratio},
                    {"lightness_step", step, "L*"},
                    {"color_step", background.colorStep, "ΔE"}};
    if (std::abs(step) < limits["background.melts_lightness"] &&
        background.colorStep < limits["background.melts_color"]) {
        answer.verdict = Verdict::Warn;
        answer.outcome = "melts";
        // Away from the person, and where there is no room that way, past the person.
        const bool brighter =
            background.outerLightness < darkest || (step > 0 && background.outerLightness < brightest);
        move(answer, question, "lighting.background", brighter ? 0.2 : -0.2);
        if (background.outerLightness < darkest || (!brighter && background.outerLightness < rimShows))
            move(answer, question, "lighting.rim", 0.2);
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
        move(answer, question, "setting.background_blur", 0.2);
        move(answer, question, "camera.aperture", -question.spec->camera.apertureF * oneStop / (1 + oneStop));
    } else if (asksSharp && blurred) {
        answer.verdict = Verdict::Note;
        answer.outcome = "blurred";
        move(answer, question, "setting.background_blur", -0.2);
        move(answer, question, "camera.aperture", question.spec->camera.apertureF * oneStop);
    }
    return answer;
}

/// Share of the background that holds detail.
Answer checkClutter(const Question &question)
{
    if (const std::string reason = unreadable(question); !reason.empty())
        return silent(reason);
    const ConsultedLimits &limits = question.limits;
    const Background &background = *question.seen.background;
    const double clutter = std::clamp(1 - background.quietShare / background.share, 0.0, 1.0);
    Answer answer;
    answer.tier = question.seen.subjectTier;
    answer.measured = clutter;
    answer.regions = {wholeFrame(question)};
    answer.marks = subjectMarks(question.seen);
    answer.parts = {{"busy_background", clutter, "of background"},
                    {"background_share", background.share, "of frame"}};
    answer.confidence = 0.6;
    if (!question.spec) {
        const bool busy = clutter > limits["background.busy"];
        answer.verdict = busy ? Verdict::Note : Verdict::Pass;
        answer.outcome = busy ? "busy" : "";
        return answer;
    }
    const Wish wish = *wishFor(question, "setting.background_clutter");
    const double asked = wish.value;
    answer.asked = asked;
    answer.verdict =
        graded(wish.miss(clutter), limits["background.clutter.pass"], limits["background.clutter.note"]);
    if (answer.verdict == Verdict::Pass)
        return answer;
    answer.outcome = clutter > asked ? "busy" : "bare";
    move(answer, question, "setting.background_clutter", clutter > asked ? -0.2 : 0.2);
    if (clutter > asked && question.spec->setting.backgroundBlur > limits["background.asks_sharp"])
        move(answer, question, "setting.background_blur", 0.2);
    return answer;
}

} // namespace presence::critique
