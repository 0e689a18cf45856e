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

/// dL* of a change at L* 65 over the dL* of the same change of the light at this one.
double perLight(double lightness)
{
    constexpr double straightBelow = 8; // CIE 15: from here down L* goes with Y itself
    const auto slope = [](double l) { return l > straightBelow ? (l + 16) / 3 : std::max(l, 0.5); };
    return slope(ordinaryLightness) / slope(lightness);
}

/// Variances of L* and b* that rounding leaves around this colour.
struct Rounding
{
    double lightness = 0, yellow = 0;
};

Rounding roundingAround(const std::array<double, 3> &bgr, double faceWidth)
{
    cv::Mat steps(2, 3, CV_8UC3); // one step down and up in each channel
    for (int channel = 0; channel < 3; ++channel)
        for (int up = 0; up < 2; ++up) {
            cv::Vec3b color;
            for (int k = 0; k < 3; ++k)
                color[k] = cv::saturate_cast<std::uint8_t>(bgr[std::size_t(k)]);
            color[channel] = std::uint8_t(std::clamp(color[channel] + 2 * up - 1, 0, 255));
            steps.at<cv::Vec3b>(up, channel) = color;
        }
    const cv::Mat lab = toLab(steps);
    Rounding rounding;
    for (int channel = 0; channel < 3; ++channel) {
        const cv::Vec3f step = (lab.at<cv::Vec3f>(1, channel) - lab.at<cv::Vec3f>(0, channel)) / 2;
        rounding.lightness += step[0] * step[0] / 12;
        rounding.yellow += step[2] * step[2] / 12;
    }
    // The patch is rounded as the picture was, whose own rounding enlarging softens and shrinking averages
    // away, and it was dithered. The high pass leaves nine tenths of all three.
    constexpr double highPassed = 0.9, softened = 0.4;
    const double shrunk = std::min(1.0, FacePatch::side / std::max(1.0, faceWidth));
    const double gain = highPassed * (2 + softened * shrunk * shrunk);
    return {rounding.lightness * gain, rounding.yellow * gain};
}

/// What is left of a spread when a part of its variance is known to be something else.
double without(double spread, double variance)
{
    return std::sqrt(std::max(0.0, spread * spread - variance));
}

/// L*a*b* with half a step of 8 bits of noise up or down, always the same: where the texture is smaller than
/// a step nearly all pixels have one value, and only dithered does their spread tell of it.
cv::Mat ditheredLab(const cv::Mat &bgr)
{
    cv::Mat fine, dither(bgr.size(), CV_32FC3), lab;
    bgr.convertTo(fine, CV_32F);
    cv::RNG(3).fill(dither, cv::RNG::UNIFORM, -0.5, 0.5);
    fine = (fine + dither) / 255;
    cv::cvtColor(cv::max(fine, 0), lab, cv::COLOR_BGR2Lab);
    return lab;
}

struct Planes
{
    cv::Mat lightness, fineLightness, fineYellow;
    std::array<cv::Mat, 3> bgr;
};

SkinDetail detailIn(const Planes &planes, const cv::Rect &area, double faceWidth)
{
    std::array<double, 3> color{};
    for (std::size_t k = 0; k < 3; ++k)
        color[k] = medianOf(valuesIn(planes.bgr[k], area));
    const Rounding rounding = roundingAround(color, faceWidth);
    SkinDetail detail;
    detail.lightness = medianOf(valuesIn(planes.lightness, area));
    const double kept = std::pow(std::clamp(faceWidth / FacePatch::side, 0.1, 1.0), 0.6);
    const double scale = perLight(detail.lightness) / kept;
    detail.texture = without(spreadIn(planes.fineLightness, area), rounding.lightness) * scale;
    detail.colorNoise = without(spreadIn(planes.fineYellow, area), rounding.yellow) * scale;
    detail.grain = std::sqrt(rounding.lightness / 2) * scale; // without the dither
    return detail;
}

double middleOf(const std::array<SkinDetail, 3> &places, double SkinDetail::*what)
{
    std::array values{places[0].*what, places[1].*what, places[2].*what};
    std::ranges::sort(values);
    return values[1];
}

/// Of neighbours one apart in a row; burnt-out ones do not count, nor those so dark that a step of 8 bits is
/// more than skin changes.
double flatShare(const cv::Mat &bgr, const cv::Rect &area)
{
    constexpr int burntOut = 250, tooDark = 32;
    int same = 0, all = 0;
    for (int y = area.y; y < area.br().y; ++y)
        for (int x = area.x + 1; x < area.br().x; ++x) {
            const auto &here = bgr.at<cv::Vec3b>(y, x);
            if (std::min({here[0], here[1], here[2]}) >= burntOut ||
                std::max({here[0], here[1], here[2]}) < tooDark)
                continue;
            ++all;
            same += here == bgr.at<cv::Vec3b>(y, x - 1);
        }
    return 2 * all > area.area() ? double(same) / all : 0;
}

/// IEC 61966-2-1, 0–1.
float linearFromSrgb(float value)
{
    return value <= 0.04045f ? value / 12.92f : std::pow((value + 0.055f) / 1.055f, 2.4f);
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
    Planes planes;
    std::vector<cv::Mat> dithered;
    cv::split(ditheredLab(patch.bgr), dithered);
    cv::extractChannel(patch.lab, planes.lightness, 0);
    planes.fineLightness = highPass(dithered[0]);
    planes.fineYellow = highPass(dithered[2]);
    for (int k = 0; k < 3; ++k) {
        cv::extractChannel(patch.bgr, planes.bgr[std::size_t(k)], k);
        planes.bgr[std::size_t(k)].convertTo(planes.bgr[std::size_t(k)], CV_32F);
    }
    const std::array areas{patch.leftCheek, patch.rightCheek, patch.forehead};
    std::array<SkinDetail, 3> places;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        places[i] = detailIn(planes, areas[i], patch.fullWidth);
        places[i].flatness = flatShare(patch.bgr, areas[i]);
    }
    SkinDetail detail;
    for (double SkinDetail::*what : {&SkinDetail::texture, &SkinDetail::colorNoise, &SkinDetail::grain,
                                     &SkinDetail::lightness, &SkinDetail::flatness})
        detail.*what = middleOf(places, what);
    detail.eyeSharpness = eyeSharpness(planes.lightness);
    return detail;
}

SkinShine skinShine(const FacePatch &patch)
{
    cv::Mat smooth, linear;
    patch.bgr.convertTo(smooth, CV_32F, 1.0 / 255);
    cv::GaussianBlur(smooth, smooth, {0, 0},
                     FacePatch::side / 120.0); // neither pores nor the steps of 8 bits
    std::vector<float> luminance, chroma, redness;
    for (int y = 0; y < patch.lab.rows; y += 2)
        for (int x = 0; x < patch.lab.cols; x += 2)
            if (patch.skin.at<std::uint8_t>(y, x)) {
                const auto &lab = patch.lab.at<cv::Vec3f>(y, x);
                luminance.push_back(patch.luminance.at<float>(y, x));
                chroma.push_back(std::hypot(lab[1], lab[2]));
                const auto &color = smooth.at<cv::Vec3f>(y, x);
                constexpr float black = 1e-4f;
                redness.push_back(
                    std::log2((linearFromSrgb(color[2]) + black) / (linearFromSrgb(color[1]) + black)));
            }
    if (luminance.empty())
        return {};
    constexpr double gloss = 0.28;
    const double usual = medianOf(luminance), usualChroma = medianOf(chroma);
    std::size_t shining = 0;
    for (std::size_t i = 0; i < luminance.size(); ++i)
        shining += luminance[i] > usual + gloss && chroma[i] < usualChroma;
    std::ranges::sort(redness);
    return {double(shining) / double(luminance.size()),
            redness[redness.size() * 3 / 4] - redness[redness.size() / 4]};
}

} // namespace presence::critique
