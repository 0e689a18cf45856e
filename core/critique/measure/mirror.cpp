// SPDX-License-Identifier: MIT
#include "core/critique/measure/mirror.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

MirrorLikeness mirrorLikeness(const Observation &seen)
{
    constexpr int side = 100, axis = 50, eyeY = 40, eyeHalf = 15;
    const cv::Point2d middle = seen.eyes->middle();
    const cv::Point2d across = seen.eyes->left.pupil - seen.eyes->right.pupil;
    const double angle = std::atan2(across.y, across.x) * 180 / CV_PI;
    cv::Mat lightness, mask = cv::Mat::zeros(side, side, CV_8U);
    cv::extractChannel(seen.picture.lab, lightness, 0);
    cv::ellipse(mask, cv::Point(axis, 55), cv::Size(23, 33), 0, 0, 360, 255, cv::FILLED);
    MirrorLikeness best;
    for (double turn = -3; turn <= 3; turn += 1.0) {
        cv::Mat turned, mirrored;
        cv::Mat place = cv::getRotationMatrix2D(cv::Point2f(float(middle.x), float(middle.y)), angle + turn,
                                                2 * eyeHalf / cv::norm(across));
        place.at<double>(0, 2) += axis - middle.x;
        place.at<double>(1, 2) += eyeY - middle.y;
        cv::warpAffine(lightness, turned, place, {side, side}, cv::INTER_AREA, cv::BORDER_REPLICATE);
        cv::GaussianBlur(turned, turned, {0, 0}, 0.75);
        cv::flip(turned, mirrored, 1);
        for (int shift = -8; shift <= 8; ++shift) {
            const cv::Rect here(std::max(0, shift), 0, side - std::abs(shift), side);
            const cv::Rect there(std::max(0, -shift), 0, side - std::abs(shift), side);
            const cv::Mat a = turned(here), b = mirrored(there);
            // The mask follows the axis, which moves by half the shift.
            const cv::Rect around(std::clamp(here.x - shift / 2, 0, side - here.width), 0, here.width, side);
            const cv::Mat inside = mask(around);
            cv::Scalar meanA, meanB, spreadA, spreadB;
            cv::meanStdDev(a, meanA, spreadA, inside);
            cv::meanStdDev(b, meanB, spreadB, inside);
            const double joint = cv::mean(a.mul(b), inside)[0] - meanA[0] * meanB[0];
            const double correlation = joint / std::max(1e-6, spreadA[0] * spreadB[0]);
            if (correlation > best.correlation)
                best = {correlation, cv::mean(cv::abs(a - b), inside)[0]};
        }
    }
    return best;
}

} // namespace presence::critique
