// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/critique/face/crop.h"
#include "core/critique/fitter/gradients.h"
#include "core/critique/fitter/points.h"

#include <opencv2/core.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// One step of the descent: looks around every point and says where it should rather be.
struct DescentStage
{
    int side = 0;       ///< of the crop, pixels
    double blur = 0;    ///< of the direction maps, pixels of the crop
    double spacing = 0; ///< of the grid around a point, pixels of the crop
    int codes = 0;      ///< numbers that stand for the surroundings of one point
    cv::Mat basis;      ///< fittedPointCount·codes × descriptorSize, 32-bit float; brings codes to spread 1
    cv::Mat offset;     ///< fittedPointCount·codes × 1
    cv::Mat step;       ///< 2·fittedPointCount × fittedPointCount·codes: x, y of each point in crop sides
    cv::Mat constant;   ///< 2·fittedPointCount × 1

    /// What is seen around `points` (0–1 across the crop): fittedPointCount·codes × 1.
    cv::Mat look(const cv::Mat &grey, const FittedPoints &points) const;
};

/// Head yaw and pitch in degrees as a linear function of the levelled, scaled points (see `poseFeatures`).
struct PoseRule
{
    cv::Mat weights; ///< 2 × poseFeatureCount, 32-bit float
};
constexpr int poseFeatureCount = 2 * int(fittedPointCount) + 1;

/// A face and where its points are.
struct DescentFit
{
    FittedPoints points{};
    cv::Mat seen; ///< the last stage's look, before its step
};

/// A cascade of regressions (supervised descent: Xiong, De la Torre, CVPR 2013). Immutable once read.
struct Descent
{
    FittedPoints start; ///< 0–1 across the crop
    std::vector<DescentStage> stages;
    PoseRule pose;
    cv::Mat presence; ///< 1 × fittedPointCount·codes + 1 of the last stage; the last is the constant

    /// From a grey crop of at least the last stage's side; points 0–1 across it. Fewer stages give the face's
    /// place and turn, but not its features.
    DescentFit fit(const cv::Mat &grey, std::size_t mostStages = 99) const;

    /// About +1 where a face was fitted, −1 where there is none or the points went astray.
    double presenceOf(const cv::Mat &seen) const;

    /// How the points lie in the picture after `crop`, which is a square around the face.
    static FittedPoints toPicture(const FittedPoints &points, const Crop &crop);
    static FittedPoints toCrop(const FittedPoints &points, const Crop &crop);
    /// The crop in which these points of the picture come nearest to `start` (least squares; Umeyama 1991).
    Crop cropAround(const FittedPoints &points) const;
    /// The usual crop around a box as the cascades draw it.
    static Crop cropAround(const Region &box, double rollDeg);
};

/// The points moved, turned and scaled onto `start`, irises left out, and a one.
cv::Mat poseFeatures(const FittedPoints &points, const Descent &descent);

/// Reads the file of `writeDescent`: "PRFIT", version, counts, then weights of 8 bits with a scale per row,
/// little-endian. Every count and number is checked. Errors: BadInput.
Result<Descent> readDescent(std::string_view bytes);
std::string writeDescent(const Descent &descent);

} // namespace presence::critique
