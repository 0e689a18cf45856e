// SPDX-License-Identifier: MIT
#include "core/critique/measure/skin_area.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

/// log2 of each 8-bit value as linear light, IEC 61966-2-1.
const std::array<float, 256> &stopsOf()
{
    static const std::array<float, 256> stops = [] {
        std::array<float, 256> table{};
        for (std::size_t i = 0; i < table.size(); ++i) {
            const double x = (double(i) + 0.5) / 255;
            table[i] = float(std::log2(x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4)));
        }
        return table;
    }();
    return stops;
}

/// Red over green and green over blue in stops. Light of another colour moves all tints by the same step, so
/// that two of them stay as far apart as they were.
cv::Vec2f tintOf(const cv::Vec3b &bgr)
{
    const auto &stops = stopsOf();
    return {stops[bgr[2]] - stops[bgr[1]], stops[bgr[1]] - stops[bgr[0]]};
}

cv::Vec2f cheekTint(const FacePatch &patch)
{
    const cv::Scalar skin =
        (cv::mean(patch.bgr(patch.leftCheek)) + cv::mean(patch.bgr(patch.rightCheek))) * 0.5;
    return tintOf({cv::saturate_cast<std::uint8_t>(skin[0]), cv::saturate_cast<std::uint8_t>(skin[1]),
                   cv::saturate_cast<std::uint8_t>(skin[2])});
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
    const cv::Vec2f skin = cheekTint(*seen.patch);
    // Less than half the way to grey, or pale skin would take grey cloth along.
    const double near = std::clamp(0.5 * cv::norm(skin), 0.1, 0.4);
    for (int y = 0; y < lab.rows; ++y)
        for (int x = 0; x < lab.cols; ++x)
            if (seen.subject->mask.at<std::uint8_t>(y, x) &&
                cv::norm(tintOf(seen.picture.work.at<cv::Vec3b>(y, x)) - skin) < near)
                outside.at<std::uint8_t>(y, x) = 0;
    return outside;
}

} // namespace presence::critique
