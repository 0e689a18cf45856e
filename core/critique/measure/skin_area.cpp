// SPDX-License-Identifier: MIT
#include "core/critique/measure/skin_area.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

/// Hue in radians and saturation, chroma per lightness as seen from L* −16, where light of one colour ends.
struct Tint
{
    double hue = 0, saturation = 0;
};

Tint tintOf(double lightness, double a, double b)
{
    return {std::atan2(b, a), std::hypot(a, b) / (lightness + 16)};
}

Tint cheekTint(const FacePatch &patch)
{
    const cv::Scalar skin =
        (cv::mean(patch.lab(patch.leftCheek)) + cv::mean(patch.lab(patch.rightCheek))) * 0.5;
    return tintOf(skin[0], skin[1], skin[2]);
}

bool alike(const Tint &color, const Tint &skin)
{
    constexpr double hueApart = 20 * CV_PI / 180, paler = 0.5, deeper = 1.8;
    return color.saturation > paler * skin.saturation && color.saturation < deeper * skin.saturation &&
           std::abs(std::remainder(color.hue - skin.hue, 2 * CV_PI)) < hueApart;
}

} // namespace

cv::Mat outsideSkin(const Observation &seen)
{
    const cv::Mat &lab = seen.picture.lab;
    cv::Mat outside(lab.size(), CV_8U, cv::Scalar(255));
    for (const Face &face : seen.faces) {
        const cv::Rect2d &box = face.box;
        // From the hair's edge to the pit of the throat, ears included.
        cv::rectangle(outside,
                      cv::Rect2d(box.x - 0.15 * box.width, box.y - 0.35 * box.height, 1.3 * box.width,
                                 1.9 * box.height),
                      0, cv::FILLED);
    }
    if (!seen.patch || !seen.subject)
        return outside;
    const Tint skin = cheekTint(*seen.patch);
    for (int y = 0; y < lab.rows; ++y)
        for (int x = 0; x < lab.cols; ++x) {
            const auto &color = lab.at<cv::Vec3f>(y, x);
            if (seen.subject->mask.at<std::uint8_t>(y, x) &&
                alike(tintOf(color[0], color[1], color[2]), skin))
                outside.at<std::uint8_t>(y, x) = 0;
        }
    return outside;
}

} // namespace presence::critique
