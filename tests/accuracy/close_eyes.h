// SPDX-License-Identifier: MIT
#pragma once

#include <opencv2/core.hpp>
#include <vector>

/// Draws the upper lid of one eye down onto the lower one, lashes and all, by stretching the skin above it.
/// The points of each lid run from one corner of the eye to the other, in any order.
void closeEye(cv::Mat &picture, std::vector<cv::Point2d> upperLid, std::vector<cv::Point2d> lowerLid);
