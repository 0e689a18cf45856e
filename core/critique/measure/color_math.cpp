// SPDX-License-Identifier: MIT
#include "core/critique/measure/color_math.h"

#include "core/critique/picture/picture.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

double colorDifference(const cv::Vec3f &one, const cv::Vec3f &two)
{
    constexpr double rad = CV_PI / 180;
    const double power25 = std::pow(25.0, 7);
    const auto hue = [](double a, double b) {
        const double angle = std::atan2(b, a) * 180 / CV_PI;
        return angle < 0 ? angle + 360 : angle;
    };
    const double meanC = (std::hypot(one[1], one[2]) + std::hypot(two[1], two[2])) / 2;
    const double g = 0.5 * (1 - std::sqrt(std::pow(meanC, 7) / (std::pow(meanC, 7) + power25)));
    const double a1 = (1 + g) * one[1], a2 = (1 + g) * two[1];
    const double c1 = std::hypot(a1, one[2]), c2 = std::hypot(a2, two[2]);
    const double h1 = c1 == 0 ? 0 : hue(a1, one[2]), h2 = c2 == 0 ? 0 : hue(a2, two[2]);

    double dh = 0;
    if (c1 * c2 != 0) {
        dh = h2 - h1;
        dh += dh > 180 ? -360 : dh < -180 ? 360 : 0;
    }
    const double dL = two[0] - one[0], dC = c2 - c1, dH = 2 * std::sqrt(c1 * c2) * std::sin(dh * rad / 2);
    double meanH = h1 + h2;
    if (c1 * c2 != 0)
        meanH = std::abs(h1 - h2) <= 180 ? meanH / 2 : (meanH < 360 ? meanH + 360 : meanH - 360) / 2;
    const double cBar = (c1 + c2) / 2, lBar = (double(one[0]) + two[0]) / 2 - 50;
    const double t = 1 - 0.17 * std::cos((meanH - 30) * rad) + 0.24 * std::cos(2 * meanH * rad) +
                     0.32 * std::cos((3 * meanH + 6) * rad) - 0.20 * std::cos((4 * meanH - 63) * rad);
    const double sL = 1 + 0.015 * lBar * lBar / std::sqrt(20 + lBar * lBar);
    const double sC = 1 + 0.045 * cBar, sH = 1 + 0.015 * cBar * t;
    const double turn = (meanH - 275) / 25;
    const double rT = -2 * std::sqrt(std::pow(cBar, 7) / (std::pow(cBar, 7) + power25)) *
                      std::sin(60 * std::exp(-turn * turn) * rad);
    const double l = dL / sL, c = dC / sC, h = dH / sH;
    return std::sqrt(std::max(0.0, l * l + c * c + h * h + rT * c * h));
}

std::optional<cv::Vec3f> labFromHex(std::string_view hex)
{
    unsigned value = 0;
    if (hex.size() != 7 || hex[0] != '#')
        return {};
    const auto [end, code] = std::from_chars(hex.data() + 1, hex.data() + 7, value, 16);
    if (code != std::errc() || end != hex.data() + 7)
        return {};
    const cv::Mat pixel(1, 1, CV_8UC3, cv::Scalar(value & 255, value >> 8 & 255, value >> 16));
    return toLab(pixel).at<cv::Vec3f>(0, 0);
}

std::vector<ColorCluster> dominantColors(const cv::Mat &lab, const cv::Mat &mask, int count)
{
    const int step = std::max(1, std::max(lab.cols, lab.rows) / 80);
    std::vector<cv::Vec3f> samples;
    for (int y = step / 2; y < lab.rows; y += step)
        for (int x = step / 2; x < lab.cols; x += step)
            if (mask.at<std::uint8_t>(y, x))
                samples.push_back(lab.at<cv::Vec3f>(y, x));
    if (int(samples.size()) < count)
        return {};
    const cv::RNG before = cv::theRNG();
    cv::setRNGSeed(2);
    cv::Mat labels, centres;
    cv::kmeans(cv::Mat(samples).reshape(1), count, labels,
               cv::TermCriteria(cv::TermCriteria::EPS + cv::TermCriteria::COUNT, 20, 0.5), 2,
               cv::KMEANS_PP_CENTERS, centres);
    cv::theRNG() = before;
    std::vector<ColorCluster> clusters(std::size_t(count), ColorCluster{});
    for (int i = 0; i < count; ++i)
        clusters[std::size_t(i)].lab = centres.at<cv::Vec3f>(i, 0);
    for (int i = 0; i < labels.rows; ++i)
        clusters[std::size_t(labels.at<int>(i))].share += 1.0 / labels.rows;
    std::ranges::sort(clusters, std::ranges::greater(), &ColorCluster::share);
    return clusters;
}

double colorfulness(const cv::Mat &bgr)
{
    std::vector<cv::Mat> planes;
    cv::Mat wide;
    bgr.convertTo(wide, CV_32F);
    cv::split(wide, planes);
    const cv::Mat redGreen = planes[2] - planes[1];
    const cv::Mat yellowBlue = 0.5 * (planes[2] + planes[1]) - planes[0];
    cv::Scalar meanRg, spreadRg, meanYb, spreadYb;
    cv::meanStdDev(redGreen, meanRg, spreadRg);
    cv::meanStdDev(yellowBlue, meanYb, spreadYb);
    return std::hypot(spreadRg[0], spreadYb[0]) + 0.3 * std::hypot(meanRg[0], meanYb[0]);
}

} // namespace presence::critique
