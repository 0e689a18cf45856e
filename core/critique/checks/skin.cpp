// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

/// 1.4826 times the median absolute deviation: the spread of a normal distribution that ignores pores and
/// moles.
double spreadIn(const cv::Mat &values, const cv::Rect &area)
{
    std::vector<float> inside;
    for (int y = area.y; y < area.br().y; ++y)
        inside.insert(inside.end(), values.ptr<float>(y) + area.x, values.ptr<float>(y) + area.br().x);
    const auto middle = inside.begin() + std::ptrdiff_t(inside.size() / 2);
    std::ranges::nth_element(inside, middle);
    const float median = *middle;
    for (float &value : inside)
        value = std::abs(value - median);
    std::ranges::nth_element(inside, middle);
    return 1.4826 * *middle;
}

cv::Mat highPass(const cv::Mat &lightness, double sigma)
{
    cv::Mat smooth;
    cv::GaussianBlur(lightness, smooth, {0, 0}, sigma);
    return lightness - smooth;
}

/// Median over cheeks and forehead, so that hair over one of them does not count.
double texture(const FacePatch &patch, const cv::Mat &detail)
{
    std::array values{spreadIn(detail, patch.leftCheek), spreadIn(detail, patch.rightCheek),
                      spreadIn(detail, patch.forehead)};
    std::ranges::sort(values);
    return values[1];
}

/// On the lashes and brows of the patch.
double eyeSharpness(const cv::Mat &lightness)
{
    cv::Mat area = cv::Mat::zeros(lightness.size(), CV_8U);
    constexpr int side = FacePatch::side;
    cv::rectangle(area, cv::Rect(side * 12 / 100, side * 22 / 100, side * 76 / 100, side * 28 / 100), 255,
                  cv::FILLED);
    return edgeSharpness(lightness, area);
}

} // namespace

Answer checkSkinTexture(const Question &question)
{
    const FacePatch &patch = *question.seen.patch;
    const Limits &limits = question.limits;
    if (patch.fullWidth < limits["skin.texture.smallest_face"])
        return silent("small_face");
    if (shareOfFace(patch, false, clippedChannel, 255) > limits["exposure.blown.fail"])
        return silent("overexposed");
    cv::Mat lightness;
    cv::extractChannel(patch.lab, lightness, 0);
    const double h = texture(patch, highPass(lightness, 1.6));
    // Pores and wrinkles change lightness, noise of a sensor or a sampler changes colour just as much.
    cv::Mat yellow;
    cv::extractChannel(patch.lab, yellow, 2);
    const double colorNoise = texture(patch, highPass(yellow, 1.6));
    if (h < limits["skin.texture.low"] && eyeSharpness(lightness) < limits["focus.eyes.soft"])
        return silent("blurred");
    Answer answer;
    answer.measured = h;
    answer.asked = limits["skin.texture.low"];
    answer.regions = {question.seen.mainFace()->box};
    answer.confidence =
        std::clamp(0.6 + 0.3 * (patch.fullWidth - limits["skin.texture.smallest_face"]) / 250, 0.6, 0.9);
    const bool smoothAsked =
        question.spec && (question.spec->realism.skinTexture < limits["skin.texture.asked_smooth"] ||
                          question.spec->realism.medium == "painting");
    if (colorNoise > limits["skin.texture.color_noise"] &&
        colorNoise > limits["skin.texture.noise_share"] * h) {
        answer.verdict = Verdict::Note;
        answer.outcome = "noise";
        move(answer, question, "realism.grain", -0.3);
    } else if (h >= limits["skin.texture.low"] || smoothAsked) {
        answer.verdict = Verdict::Pass;
    } else {
        const bool smoothed = h < limits["skin.texture.smoothed"];
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
    cv::Mat lightness;
    cv::extractChannel(patch.lab, lightness, 0);
    const double sharpness = eyeSharpness(lightness);
    Answer answer;
    answer.measured = sharpness;
    answer.asked = question.limits["focus.eyes.sharp"];
    const cv::Rect2d &box = question.seen.mainFace()->box;
    answer.regions = {
        {box.x + 0.12 * box.width, box.y + 0.22 * box.height, 0.76 * box.width, 0.28 * box.height}};
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
