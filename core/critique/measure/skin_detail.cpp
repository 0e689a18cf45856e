// SPDX-License-Identifier: MIT
#include "core/critique/measure/skin_detail.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

constexpr double ordinaryLightness = 65; ///< L* of the skin in the pictures of the calibration

std::vector<float> valuesIn(const cv::Mat &values, const cv::Rect &area)
{
    std::vector<float> inside;
    for (int y = area.y; y < area.br().y; ++y)
        inside.insert(inside.end(), values.ptr<float>(y) + area.x, values.ptr<float>(y) + area.br().x);
    return inside;
}

double medianOf(std::vector<float> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// The spread of a normal distribution that ignores what sticks out.
double spreadIn(const cv::Mat &values, const cv::Rect &area)
{
    std::vector<float> inside = valuesIn(values, area);
    const float median = float(medianOf(inside));
    for (float &value : inside)
        value = std::abs(value - median);
    return 1.4826 * medianOf(std::move(inside));
}

cv::Mat highPass(const cv::Mat &plane)
{
    cv::Mat smooth;
    cv::GaussianBlur(plane, smooth, {0, 0}, 1.6);
    return plane - smooth;
}

template <typename Measure>
double overThePlaces(const FacePatch &patch, Measure measure)
{
    std::array values{measure(patch.leftCheek), measure(patch.rightCheek), measure(patch.forehead)};
    std::ranges::sort(values);
    return values[1];
}

/// Of neighbours one apart in a row; burnt-out ones do not count.
double flatShare(const cv::Mat &bgr, const cv::Rect &area)
{
    constexpr int burntOut = 250;
    int same = 0, all = 0;
    for (int y = area.y; y < area.br().y; ++y)
        for (int x = area.x + 1; x < area.br().x; ++x) {
            const auto &here = bgr.at<cv::Vec3b>(y, x);
            if (std::min({here[0], here[1], here[2]}) >= burntOut)
                continue;
            ++all;
            same += here == bgr.at<cv::Vec3b>(y, x - 1);
        }
    return 2 * all > area.area() ? double(same) / all : 0;
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

SkinDetail skinDetail(const FacePatch &patch)
{
    cv::Mat lightness, yellow;
    cv::extractChannel(patch.lab, lightness, 0);
    cv::extractChannel(patch.lab, yellow, 2);
    const cv::Mat fineLightness = highPass(lightness), fineYellow = highPass(yellow);
    SkinDetail detail;
    detail.lightness =
        overThePlaces(patch, [&](const cv::Rect &area) { return medianOf(valuesIn(lightness, area)); });
    detail.texture =
        overThePlaces(patch, [&](const cv::Rect &area) { return spreadIn(fineLightness, area); }) *
        (ordinaryLightness + 16) / (detail.lightness + 16);
    detail.colorNoise =
        overThePlaces(patch, [&](const cv::Rect &area) { return spreadIn(fineYellow, area); });
    detail.flatness = overThePlaces(patch, [&](const cv::Rect &area) { return flatShare(patch.bgr, area); });
    detail.eyeSharpness = eyeSharpness(lightness);
    return detail;
}

SkinShine skinShine(const FacePatch &patch)
{
    std::vector<float> lightness, chroma, hue;
    for (int y = 0; y < patch.lab.rows; y += 2)
        for (int x = 0; x < patch.lab.cols; x += 2)
            if (patch.skin.at<std::uint8_t>(y, x)) {
                const auto &lab = patch.lab.at<cv::Vec3f>(y, x);
                lightness.push_back(lab[0]);
                chroma.push_back(std::hypot(lab[1], lab[2]));
                hue.push_back(float(std::atan2(lab[2], lab[1]) * 180 / CV_PI));
            }
    if (lightness.empty())
        return {};
    const double usualLightness = medianOf(lightness), usualChroma = medianOf(chroma);
    std::size_t shining = 0;
    for (std::size_t i = 0; i < lightness.size(); ++i)
        shining += lightness[i] > usualLightness + 18 && chroma[i] < usualChroma;
    std::ranges::sort(hue);
    return {double(shining) / double(lightness.size()), hue[hue.size() * 3 / 4] - hue[hue.size() / 4]};
}

} // namespace presence::critique
