// SPDX-License-Identifier: MIT
#include "core/critique/face/crop.h"

#include <cmath>
#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

namespace presence {

cv::Mat cut(const cv::Mat &bgr, const Crop &crop, int pixels, bool mirrored)
{
    const double scale = crop.side / pixels;
    const double c = std::cos(crop.angle) * scale, s = std::sin(crop.angle) * scale;
    const double half = pixels / 2.0;
    // From square to picture: centre + R·(p − half).
    const cv::Matx23d map(c, -s, crop.centre.x - c * half + s * half, //
                          s, c, crop.centre.y - s * half - c * half);
    cv::Mat square;
    cv::warpAffine(bgr, square, map, cv::Size(pixels, pixels), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    if (mirrored)
        cv::flip(square, square, 1);
    return square;
}

Point3 toPicture(const Crop &crop, int pixels, Point3 point, bool mirrored)
{
    const double scale = crop.side / pixels, half = pixels / 2.0;
    const double x = (mirrored ? pixels - 1 - point.x - half : point.x - half) * scale,
                 y = (point.y - half) * scale;
    const double c = std::cos(crop.angle), s = std::sin(crop.angle);
    return {crop.centre.x + c * x - s * y, crop.centre.y + s * x + c * y, point.z * scale};
}

cv::Mat unitBlob(const cv::Mat &bgr) { return cv::dnn::blobFromImage(bgr, 1.0 / 255, {}, {}, true); }

} // namespace presence
