// SPDX-License-Identifier: MIT
#include "core/critique/fitter/descent.h"

#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

constexpr double cropPerBox = 1.45;

/// Rotation and scale as a complex number, and where zero goes: target ≈ turn · source + shift.
struct Similarity
{
    double c = 1, s = 0, x = 0, y = 0;

    Point2 operator()(Point2 p) const { return {c * p.x - s * p.y + x, s * p.x + c * p.y + y}; }
};

Similarity similarityOf(const FittedPoints &source, const FittedPoints &target)
{
    Point2 from, to;
    for (std::size_t i = 0; i < source.size(); ++i) {
        from = {from.x + source[i].x / fittedPointCount, from.y + source[i].y / fittedPointCount};
        to = {to.x + target[i].x / fittedPointCount, to.y + target[i].y / fittedPointCount};
    }
    double along = 0, across = 0, size = 0;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const double sx = source[i].x - from.x, sy = source[i].y - from.y;
        const double tx = target[i].x - to.x, ty = target[i].y - to.y;
        along += sx * tx + sy * ty;
        across += sx * ty - sy * tx;
        size += sx * sx + sy * sy;
    }
    size = std::max(size, 1e-12);
    const double c = along / size, s = across / size;
    return {c, s, to.x - c * from.x + s * from.y, to.y - s * from.x - c * from.y};
}

} // namespace

cv::Mat DescentStage::look(const cv::Mat &grey, const FittedPoints &points) const
{
    const cv::Mat maps = directionMaps(grey, blur);
    cv::Mat seen(int(fittedPointCount) * codes, 1, CV_32F);
    for (std::size_t i = 0; i < fittedPointCount; ++i) {
        float around[descriptorSize];
        describe(maps, {points[i].x * side - 0.5, points[i].y * side - 0.5}, spacing, around);
        for (int row = int(i) * codes; row < int(i + 1) * codes; ++row) {
            const float *weights = basis.ptr<float>(row);
            float sum = offset.at<float>(row);
            for (int k = 0; k < descriptorSize; ++k)
                sum += weights[k] * around[k];
            seen.at<float>(row) = sum;
        }
    }
    return seen;
}

DescentFit Descent::fit(const cv::Mat &grey, std::size_t mostStages) const
{
    DescentFit fit{start, {}};
    FittedPoints &points = fit.points;
    for (std::size_t i = 0; i < std::min(mostStages, stages.size()); ++i) {
        const DescentStage &stage = stages[i];
        cv::Mat sized;
        cv::resize(grey, sized, {stage.side, stage.side}, 0, 0, cv::INTER_AREA);
        fit.seen = stage.look(sized, points);
        const cv::Mat moves = stage.step * fit.seen + stage.constant;
        for (std::size_t p = 0; p < fittedPointCount; ++p) {
            points[p].x += moves.at<float>(2 * int(p));
            points[p].y += moves.at<float>(2 * int(p) + 1);
        }
    }
    return fit;
}

double Descent::presenceOf(const cv::Mat &seen) const
{
    return presence.colRange(0, seen.rows).dot(seen.t()) + presence.at<float>(seen.rows);
}

FittedPoints Descent::toPicture(const FittedPoints &points, const Crop &crop)
{
    FittedPoints there;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point3 p = presence::toPicture(crop, 1, {points[i].x, points[i].y, 0});
        there[i] = {p.x, p.y};
    }
    return there;
}

FittedPoints Descent::toCrop(const FittedPoints &points, const Crop &crop)
{
    const double c = std::cos(crop.angle) / crop.side, s = std::sin(crop.angle) / crop.side;
    FittedPoints there;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double x = points[i].x - crop.centre.x, y = points[i].y - crop.centre.y;
        there[i] = {0.5 + c * x + s * y, 0.5 - s * x + c * y};
    }
    return there;
}

Crop Descent::cropAround(const FittedPoints &points) const
{
    const Similarity place = similarityOf(start, points);
    return {place({0.5, 0.5}), std::hypot(place.c, place.s), std::atan2(place.s, place.c)};
}

Crop Descent::cropAround(const Region &box, double rollDeg)
{
    return {{box.x + box.width / 2, box.y + box.height / 2},
            cropPerBox * box.width,
            rollDeg * std::numbers::pi / 180};
}

cv::Mat poseFeatures(const FittedPoints &points, const Descent &descent)
{
    const Similarity place = similarityOf(points, descent.start);
    cv::Mat features = cv::Mat::zeros(poseFeatureCount, 1, CV_32F);
    for (std::size_t i = 0; i < fittedPointCount; ++i) {
        if (fittedPointIds[i] == mesh::irisRight || fittedPointIds[i] == mesh::irisLeft)
            continue;
        const Point2 p = place(points[i]);
        features.at<float>(2 * int(i)) = float(p.x - descent.start[i].x);
        features.at<float>(2 * int(i) + 1) = float(p.y - descent.start[i].y);
    }
    features.at<float>(poseFeatureCount - 1) = 1;
    return features;
}

} // namespace presence::critique
