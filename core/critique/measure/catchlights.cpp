// SPDX-License-Identifier: MIT
#include "core/critique/measure/catchlights.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

constexpr double irisOfDistance = 0.186; ///< iris diameter 11.7 mm over a pupil distance of 63 mm
constexpr double offMiddle = 0.2;        ///< iris radii; nearer to the middle a clock tells nothing

std::optional<Catchlight> catchlight(const Picture &picture, cv::Point2d pupil, double irisRadius)
{
    constexpr int side = 96;
    const cv::Point2d centre = pupil * picture.scale;
    const double inner = 0.85 * irisRadius;
    const int length = std::max(1, int(std::lround(2 * inner)));
    const cv::Rect area(int(std::lround(centre.x - inner)), int(std::lround(centre.y - inner)), length,
                        length);
    if ((area & cv::Rect(0, 0, picture.full.cols, picture.full.rows)) != area)
        return {};
    cv::Mat patch, lightness, disc = cv::Mat::zeros(side, side, CV_8U), labels, stats, centres;
    cv::resize(picture.full(area), patch, {side, side}, 0, 0, cv::INTER_CUBIC);
    cv::extractChannel(toLab(patch), lightness, 0);
    cv::circle(disc, {side / 2, side / 2}, side / 2, 255, cv::FILLED);
    std::vector<float> values;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (disc.at<std::uint8_t>(y, x))
                values.push_back(lightness.at<float>(y, x));
    std::ranges::nth_element(values, values.begin() + std::ptrdiff_t(values.size() / 4));
    const double threshold = std::max(45.0, values[values.size() / 4] + 28.0);
    const int count =
        cv::connectedComponentsWithStats((lightness > threshold) & disc, labels, stats, centres);
    std::optional<Catchlight> best;
    int bestArea = 0;
    for (int i = 1; i < count; ++i) {
        const int size = stats.at<int>(i, cv::CC_STAT_AREA);
        const cv::Point2d offset(centres.at<double>(i, 0) - side / 2.0,
                                 centres.at<double>(i, 1) - side / 2.0);
        const bool fits = size > 0.002 * double(values.size()) && size < 0.15 * double(values.size());
        if (!fits || cv::norm(offset) >= 0.75 * side / 2 || size <= bestArea)
            continue;
        bestArea = size;
        const cv::Point2d radii = offset * (2 * 0.85 / side);
        best = Catchlight{pupil + radii * (irisRadius / picture.scale), radii};
    }
    return best;
}

} // namespace

double Catchlight::hours() const
{
    const double turn = std::atan2(offset.x, -offset.y) / (2 * CV_PI) * 12;
    return turn <= 0 ? turn + 12 : turn;
}

double Catchlights::apart() const { return left && right ? cv::norm(left->offset - right->offset) : 0; }

double Catchlights::hoursApart() const
{
    if (!left || !right || std::min(cv::norm(left->offset), cv::norm(right->offset)) < offMiddle)
        return 0;
    const double difference = std::abs(left->hours() - right->hours());
    return std::min(difference, 12 - difference);
}

Catchlights findCatchlights(const Observation &seen)
{
    const Eyes &eyes = *seen.eyes;
    Catchlights found;
    found.exact = seen.reading && seen.reading->irises && seen.readingTier == "C";
    found.irisPx = found.exact
                       ? (seen.reading->irises->left.diameter() + seen.reading->irises->right.diameter()) / 2
                       : irisOfDistance * eyes.distance() * seen.picture.scale;
    found.left = catchlight(seen.picture, eyes.left.pupil, found.irisPx / 2);
    found.right = catchlight(seen.picture, eyes.right.pupil, found.irisPx / 2);
    return found;
}

} // namespace presence::critique
