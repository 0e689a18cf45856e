// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"
#include "core/critique/advice/wish.h"
#include "core/critique/checks/checks.h"
#include "core/critique/measure/marks.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

/// A percentile of L* inside `mask` (all if empty).
double lightnessAt(const cv::Mat &lab, const cv::Mat &mask, double share)
{
    std::vector<float> values;
    for (int y = 0; y < lab.rows; ++y)
        for (int x = 0; x < lab.cols; ++x)
            if (mask.empty() || mask.at<std::uint8_t>(y, x))
                values.push_back(lab.at<cv::Vec3f>(y, x)[0]);
    const auto at = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
    std::ranges::nth_element(values, at);
    return *at;
}

bool eyesShut(const Question &question)
{
    const auto &reading = question.seen.reading;
    if (reading && reading->eyes)
        return reading->eyes->smaller() < question.limits["eyes.open.closed_ratio"];
    return question.seen.lids && question.seen.lids->mean() > 0;
}

/// The whites of the eyes, which are about as light in every face, whatever the skin: 90th percentile of L*
/// in a strip as wide as the eye and a third as high, too narrow for lids and brows. Empty without open eyes.
std::optional<double> eyeWhites(const Question &question)
{
    const Observation &seen = question.seen;
    if (!seen.eyes || eyesShut(question))
        return {};
    double brightest = 0;
    for (const Eye *eye : {&seen.eyes->left, &seen.eyes->right}) {
        const cv::Rect2d &box = eye->box; // one and a half eyes wide
        const cv::Rect2d strip(box.x + 0.19 * box.width, box.y + 0.375 * box.height, 0.62 * box.width,
                               0.25 * box.height);
        const cv::Rect area = cv::Rect(strip) & cv::Rect(0, 0, seen.picture.lab.cols, seen.picture.lab.rows);
        if (area.area() > 0)
            brightest = std::max(brightest, lightnessAt(seen.picture.lab(area), {}, 0.9));
    }
    return brightest;
}

bool asksDarkness(const PortraitSpec *spec)
{
    return spec && (spec->lighting.pattern == "low_key" || spec->lighting.exposureEv <= -1);
}

} // namespace

double shareOfFace(const FacePatch &patch, bool largest, int low, int high)
{
    std::vector<cv::Mat> channels;
    cv::split(patch.bgr, channels);
    cv::Mat extreme;
    const auto combine = [&](const cv::Mat &a, const cv::Mat &b, cv::Mat &to) {
        largest ? cv::max(a, b, to) : cv::min(a, b, to);
    };
    combine(channels[0], channels[1], extreme);
    combine(extreme, channels[2], extreme);
    cv::Mat found;
    cv::inRange(extreme, low, high, found);
    cv::bitwise_and(found, patch.skin, found);
    return double(cv::countNonZero(found)) / cv::countNonZero(patch.skin);
}

Answer checkHighlights(const Question &question)
{
    const FacePatch &patch = *question.seen.patch;
    const double blown = shareOfFace(patch, false, clippedChannel, 255);
    const double anyChannel = shareOfFace(patch, true, clippedChannel, 255);
    Answer answer;
    answer.measured = blown;
    answer.asked = 0.0;
    answer.confidence = 0.9;
    answer.regions = {question.seen.mainFace()->box};
    answer.marks = {outline(question.seen.picture, question.seen.mainFace()->box, "face")};
    answer.parts = {{"blown", blown, "of face"}, {"one_channel", anyChannel, "of face"}};
    if (blown > question.limits["exposure.blown.warn"]) {
        const bool much = blown > question.limits["exposure.blown.fail"];
        answer.verdict = much ? Verdict::Fail : Verdict::Warn;
        answer.outcome = "blown";
        move(answer, question, "lighting.exposure", much ? -1.0 : -0.5);
    } else if (anyChannel > question.limits["exposure.channel.note"]) {
        answer.verdict = Verdict::Note;
        answer.outcome = "channel";
        move(answer, question, "lighting.exposure", -0.3);
    } else {
        answer.verdict = Verdict::Pass;
    }
    return answer;
}

/// Never by the brightness of skin, which would call dark skin under-exposed and light skin well exposed
/// under the same light: by what is lost in black, and by the whites of the eyes. Where they are dark but
/// skin is bright, something shades them (a hat, glasses); where they are not to be seen, only a face darker
/// than the darkest skin in good light is dark.
Answer checkShadows(const Question &question)
{
    constexpr int black = 12;
    const FacePatch &patch = *question.seen.patch;
    const double crushed = shareOfFace(patch, true, 0, black);
    const double highlights = lightnessAt(patch.lab, patch.skin, 0.95);
    const auto whites = eyeWhites(question);
    const bool dark = whites ? *whites < question.limits["exposure.dark_whites"] &&
                                   highlights < question.limits["exposure.lit_skin"]
                             : highlights < question.limits["exposure.dark_skin"];
    Answer answer;
    answer.measured = crushed;
    answer.asked = 0.0;
    answer.confidence = 0.85;
    answer.regions = {question.seen.mainFace()->box};
    answer.marks = {outline(question.seen.picture, question.seen.mainFace()->box, "face")};
    answer.parts = {{"crushed", crushed, "of face"}, {"face_highlights", highlights, "L*"}};
    if (whites)
        answer.parts.push_back({"eye_whites", *whites, "L*"});
    answer.verdict = Verdict::Pass;
    if (!dark && crushed <= question.limits["exposure.crushed.warn"])
        return answer;
    if (asksDarkness(question.spec)) {
        answer.verdict = Verdict::Note;
        answer.outcome = "as_asked";
        return answer;
    }
    answer.verdict = Verdict::Warn;
    answer.outcome = dark ? "dark" : "crushed";
    move(answer, question, "lighting.exposure", dark ? 1.0 : 0.5);
    return answer;
}

Answer checkRange(const Question &question)
{
    const ConsultedLimits &limits = question.limits;
    const cv::Mat &lab = question.seen.picture.lab;
    const double spread = lightnessAt(lab, {}, 0.98) - lightnessAt(lab, {}, 0.02);
    Answer answer;
    answer.measured = spread;
    answer.parts = {{"range", spread, "L*"}};
    answer.confidence = 0.8;
    answer.regions = {{0, 0, double(lab.cols), double(lab.rows)}};
    if (!question.spec) {
        const bool flat = spread < limits["exposure.range.flat"];
        answer.verdict = flat ? Verdict::Note : Verdict::Pass;
        answer.outcome = flat ? "flat" : "";
        return answer;
    }
    const auto rangeAt = [&](double contrast) {
        return limits["exposure.range.ordinary"] + limits["exposure.range.per_contrast"] * contrast;
    };
    const Wish contrast = *wishFor(question, "palette.contrast");
    const Wish wish{rangeAt(contrast.value), rangeAt(contrast.low), rangeAt(contrast.high)};
    const double asked = wish.value;
    answer.asked = asked;
    answer.verdict = graded(wish.miss(spread), limits["exposure.range.pass"], limits["exposure.range.note"]);
    if (answer.verdict == Verdict::Pass)
        return answer;
    answer.outcome = spread < asked ? "flat" : "hard";
    move(answer, question, "palette.contrast", spread < asked ? 0.25 : -0.25);
    return answer;
}

/// How damaged the picture is as a picture. It sees blur, smoothing and noise, no exposure and no meaning,
/// and stands alone: nothing else is put into it, and it goes into nothing else.
Answer checkQuality(const Question &question)
{
    if (!question.seen.degradation)
        return silent("needs_quality_model");
    const double degraded = question.limits["quality.degraded"];
    Answer answer;
    answer.tier = "Q";
    answer.measured = *question.seen.degradation;
    answer.asked = degraded;
    answer.parts = {{"degradation", *question.seen.degradation}};
    answer.regions = {
        {0, 0, double(question.seen.picture.work.cols), double(question.seen.picture.work.rows)}};
    answer.confidence = 0.7;
    const bool good = *question.seen.degradation <= degraded;
    answer.verdict = good ? Verdict::Pass : Verdict::Note;
    answer.outcome = good ? "" : "degraded";
    return answer;
}

} // namespace presence::critique
