// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

constexpr double irisOfDistance = 0.186; ///< iris diameter 11.7 mm over a pupil distance of 63 mm

/// The brightest small spot inside the iris, as an offset from its centre in iris radii.
/// Rule: threshold 28 L* above the darker quarter and at least 45, blobs of 0.2–15 % of the iris that do not
/// lean on the rim. Source: own trials; misses dark irises in shade.
std::optional<cv::Point2d> catchlight(const Picture &picture, cv::Point2d pupil, double irisRadius)
{
    constexpr int side = 96;
    const double inner = 0.85 * irisRadius;
    const cv::Rect area(int(std::lround(pupil.x - inner)), int(std::lround(pupil.y - inner)),
                        std::max(1, int(std::lround(2 * inner))), std::max(1, int(std::lround(2 * inner))));
    if ((area & cv::Rect(0, 0, picture.full.cols, picture.full.rows)) != area)
        return {};
    cv::Mat patch, lightness, disc = cv::Mat::zeros(side, side, CV_8U), labels, stats, centres;
    cv::resize(picture.full(area), patch, {side, side}, 0, 0, cv::INTER_CUBIC);
    cv::extractChannel(toLab(patch), lightness, 0);
    cv::circle(disc, {side / 2, side / 2}, side / 2, 255, cv::FILLED);
    std::vector<float> values;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (disc.at<std::uint8_t>(y, x))
                values.push_back(lightness.at<float>(y, x));
    std::ranges::nth_element(values, values.begin() + std::ptrdiff_t(values.size() / 4));
    const double threshold = std::max(45.0, values[values.size() / 4] + 28.0);
    const int count =
        cv::connectedComponentsWithStats((lightness > threshold) & disc, labels, stats, centres);
    std::optional<cv::Point2d> best;
    int bestArea = 0;
    for (int i = 1; i < count; ++i) {
        const int size = stats.at<int>(i, cv::CC_STAT_AREA);
        const cv::Point2d offset(centres.at<double>(i, 0) - side / 2.0,
                                 centres.at<double>(i, 1) - side / 2.0);
        const bool fits = size > 0.002 * double(values.size()) && size < 0.15 * double(values.size());
        if (fits && cv::norm(offset) < 0.75 * side / 2 && size > bestArea) {
            bestArea = size;
            best = offset * (2 * 0.85 / side);
        }
    }
    return best;
}

} // namespace

namespace {

struct LidState
{
    std::string word = {}; ///< "closed", "narrow", "open"
    double confidence = 0;
    std::string tier = "A";
    std::string silence = {}; ///< why nothing can be said
};

/// From the opening of the lids where the points are known, else by the rule over edge directions.
LidState lidState(const Question &question)
{
    const Limits &limits = question.limits;
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
                .tier = question.seen.readingTier};
    }
    const Lids &lids = *question.seen.lids;
    if (lids.distancePx < limits["eyes.open.smallest"])
        return {.silence = "small_eyes"};
    const double score = lids.mean(), unsure = limits["eyes.open.unsure"];
    if (std::abs(score) < unsure)
        return {.silence = "lids_unclear"};
    return {.word = score > 0 ? "closed" : "open",
            .confidence = std::clamp(0.6 + 0.5 * (std::abs(score) - unsure), 0.6, 0.85)};
}

} // namespace

Answer checkEyesOpen(const Question &question)
{
    const Limits &limits = question.limits;
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
    const Eyes &eyes = *question.seen.eyes;
    const Picture &picture = question.seen.picture;
    const auto &reading = question.seen.reading;
    const bool exact = reading && reading->irises && question.seen.readingTier == "C";
    const double iris = exact ? (reading->irises->left.diameter() + reading->irises->right.diameter()) / 2
                              : irisOfDistance * eyes.distance() * picture.scale;
    if (lidState(question).word == "closed")
        return silent("eyes_closed");
    const double smallest = exact ? question.limits["eyes.catchlights.smallest_exact_iris"]
                                  : question.limits["eyes.catchlights.smallest_iris"];
    if (iris < smallest)
        return silent("small_eyes");
    const auto left = catchlight(picture, eyes.left.pupil * picture.scale, iris / 2);
    const auto right = catchlight(picture, eyes.right.pupil * picture.scale, iris / 2);
    const int count = int(left.has_value()) + int(right.has_value());
    Answer answer;
    answer.measured = double(count);
    answer.asked = 2.0;
    answer.tier = exact ? question.seen.readingTier : "A";
    answer.confidence = exact ? 0.7 : 0.4;
    answer.regions = {eyes.left.box, eyes.right.box};
    if (question.spec && question.spec->realism.catchlight < question.limits["eyes.catchlights.asked"])
        answer.asked = 0.0;
    if (answer.asked == Quantity(0.0)) {
        answer.verdict = count == 0 ? Verdict::Pass : Verdict::Note;
        answer.outcome = count == 0 ? "" : "unasked";
        if (count > 0)
            move(answer, question, "realism.catchlight", -0.2);
        return answer;
    }
    if (count == 2) {
        // Light from one lamp sits at the same place in both eyes.
        const bool agree = cv::norm(*left - *right) < question.limits["eyes.catchlights.apart"];
        answer.verdict = agree ? Verdict::Pass : Verdict::Note;
        answer.outcome = agree ? "" : "differ";
        return answer;
    }
    answer.verdict = Verdict::Note;
    answer.outcome = count == 1 ? "one" : "none";
    move(answer, question, "realism.catchlight", 0.2);
    return answer;
}

} // namespace presence::critique
