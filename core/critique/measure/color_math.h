// SPDX-License-Identifier: MIT
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <string_view>
#include <vector>

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// CIEDE2000 difference of two L*a*b* colours (Sharma, Wu, Dalal, Color Research & Application 2005; all
/// weights 1).
double colorDifference(const cv::Vec3f &a, const cv::Vec3f &b);

/// "#RRGGBB" to L*a*b* (D65).
std::optional<cv::Vec3f> labFromHex(std::string_view hex);

struct ColorCluster
{
    cv::Vec3f lab;
    double share = 0; ///< of the pixels looked at
};

/// k-means in L*a*b* over the pixels of `lab` where `mask` is set, on a coarse grid; largest first,
/// deterministic.
std::vector<ColorCluster> dominantColors(const cv::Mat &lab, const cv::Mat &mask, int count);

/// Hasler and Süsstrunk's colourfulness M (SPIE 2003) of 8-bit BGR: 0 grey, 33 moderate, 59 quite, 109
/// extreme.
double colorfulness(const cv::Mat &bgr);

} // namespace presence::critique
