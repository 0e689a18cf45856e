// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/sitter.h"

#include <opencv2/imgproc.hpp>

namespace presence::test {

/// Small and with few samples: enough to be measured.
inline SitterOptions quickRender(int width = 400, int height = 500)
{
    SitterOptions options;
    options.width = width;
    options.height = height;
    options.samples = 4;
    return options;
}

/// As OpenCV has them: 8-bit BGR.
inline cv::Mat pixelsOf(const SitterPicture &picture)
{
    cv::Mat bgr;
    cv::cvtColor(
        cv::Mat(picture.height, picture.width, CV_8UC3, const_cast<std::uint8_t *>(picture.rgb.data())), bgr,
        cv::COLOR_RGB2BGR);
    return bgr;
}

} // namespace presence::test
