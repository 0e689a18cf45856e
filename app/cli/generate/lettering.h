// SPDX-License-Identifier: MIT
#pragma once

#include <opencv2/core.hpp>

#include <string>

namespace presence::cli {

inline const cv::Scalar paper(238, 238, 238), ink(40, 40, 40);

/// As far as OpenCV's letters, those of ASCII, can say it: "12 deg" for "12°"; others are left out.
std::string plain(const std::string &words);

/// Words no wider than `width` pixels, smaller where they must be; `at` is the left end of their base line.
void write(cv::Mat &sheet, const std::string &words, cv::Point at, int width, double size);

/// The width of words at this size, in pixels.
int widthOf(const std::string &words, double size);

} // namespace presence::cli
