// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/face/face_measures.h"

#include <opencv2/core.hpp>

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

constexpr int directionCount = 8;
constexpr int gridSide = 4;
constexpr int descriptorSize = gridSide * gridSide * directionCount;

/// How steeply the picture rises in each of eight directions, 0 where it falls; blurred with a Gaussian of
/// `blur` pixels. From 8-bit grey; 32-bit float, eight channels.
cv::Mat directionMaps(const cv::Mat &grey, double blur);

/// The maps on a grid of four by four places `spacing` pixels apart around `at`, divided by their length so
/// that contrast does not count. `values`: 1 × descriptorSize, 32-bit float.
void describe(const cv::Mat &maps, Point2 at, double spacing, float *values);

} // namespace presence::critique
