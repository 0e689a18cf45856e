// SPDX-License-Identifier: MIT
#include "core/critique/checks/checks.h"

#include <opencv2/imgproc.hpp>

namespace presence {

namespace {

/// Share of the face whose smallest (`extreme` = 0) or largest (1) channel lies in `low` … `high`.
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

} // namespace

Answer checkHighlights(const Question &question)
{
    constexpr int clipped = 250;
    const FacePatch &patch = *question.seen.patch;
    const double blown = shareOfFace(patch, false, clipped, 255);
    const double anyChannel = shareOfFace(patch, true, clipped, 255);
    Answer answer;
    answer.measured = blown;
    answer.asked = 0.0;
    answer.confidence = 0.9;
    answer.regions = {question.seen.mainFace()->box};
    if (blown > question.limits["exposure.blown.warn"]) {
        const bool much = blown > question.limits["exposure.blown.fail"];
        answer.verdict = much ? Verdict::Fail : Verdict::Warn;
        answer.outcome = "blown";
        answer.fix = {{"lighting.exposure", nudged(question.spec, "lighting.exposure", much ? -1.0 : -0.5)}};
    } else if (anyChannel > question.limits["exposure.channel.note"]) {
        answer.verdict = Verdict::Note;
        answer.outcome = "channel";
        answer.fix = {{"lighting.exposure", nudged(question.spec, "lighting.exposure", -0.3)}};
    } else {
        answer.verdict = Verdict::Pass;
    }
    return answer;
}

Answer checkShadows(const Question &question)
{
    constexpr int black = 12;
    const double crushed = shareOfFace(*question.seen.patch, true, 0, black);
    Answer answer;
    answer.measured = crushed;
    answer.asked = 0.0;
    answer.confidence = 0.9;
    answer.regions = {question.seen.mainFace()->box};
    answer.verdict = crushed > question.limits["exposure.crushed.warn"] ? Verdict::Warn : Verdict::Pass;
    if (answer.verdict == Verdict::Warn) {
        answer.outcome = "crushed";
        answer.fix = {{"lighting.exposure", nudged(question.spec, "lighting.exposure", 0.7)}};
    }
    return answer;
}

} // namespace presence
