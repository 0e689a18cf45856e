// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/image_file.h"

#include <opencv2/core.hpp>

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// The decoded picture as it is shown: EXIF rotation applied, 8 bits a channel, transparency laid onto middle
/// grey.
struct Picture
{
    cv::Mat full;             ///< BGR, 8 bit, original size
    cv::Mat work;             ///< BGR, 8 bit, longer side at most `workSide`
    cv::Mat lab;              ///< of `work`: L* 0–100, a*, b* (D65), 32-bit float
    double scale = 1;         ///< full pixels per work pixel
    bool transparent = false; ///< some of it was see-through
    bool colorless = false;   ///< mean chroma below the limit: colour questions make no sense

    static constexpr int workSide = 640;
};

/// Errors: BadInput if the bytes are damaged, cut short or of a kind that cannot be decoded.
Result<Picture> decodePicture(const ImageFile &image, std::string_view name, double colorlessChroma);

/// L* 0–100, a*, b* (D65) as 32-bit floats from 8-bit BGR.
cv::Mat toLab(const cv::Mat &bgr);
/// Linear luminance 0–1, IEC 61966-2-1 decoding and Rec. 709 weights, from 8-bit BGR.
cv::Mat toLuminance(const cv::Mat &bgr);

} // namespace presence::critique
