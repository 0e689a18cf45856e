// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/form/vec.h"
#include "core/sitter/sitter.h"

#include <opencv2/core.hpp>

namespace presence {

/// Angles of a head as its points in the picture tell them.
struct PoseFit
{
    double yawDeg = 0, pitchDeg = 0, rollDeg = 0;
    double errorPixels = 0; ///< root of the mean square that is left
};

/// Perspective from points (Gauss–Newton on six numbers): turns and moves the rigid points of `model` until
/// they fall on those of `seen`. Knows the lens of the picture and nothing else of its making. The camera
/// must be at the height of the eyes.
inline PoseFit fitPose(const SitterTruth &model, const SitterTruth &seen)
{
    // What an expression hardly moves: bridge and base of the nose, corners of the eyes.
    constexpr std::size_t rigid[] = {27, 28, 29, 30, 31, 33, 35, 36, 39, 42, 45};
    const auto residuals = [&](const cv::Vec6d &at) {
        const Rotation turn = rotationFromAngles(float(at[0]), float(at[1]), float(at[2]));
        cv::Mat_<double> left(int(2 * std::size(rigid)), 1);
        int row = 0;
        for (const std::size_t i : rigid) {
            const auto &p = model.points[i].headCm;
            const Vec3 q = turn({float(p[0]), float(p[1]), float(p[2])});
            const double depth = at[5] - q.z;
            left(row++) = seen.principal.x + seen.focalPixels * (q.x + at[3]) / depth - seen.points[i].x;
            left(row++) = seen.principal.y - seen.focalPixels * (q.y + at[4]) / depth - seen.points[i].y;
        }
        return left;
    };
    cv::Vec6d at(0, 0, 0, 0, 0, 100 * seen.cameraDistanceM + 8);
    for (int round = 0; round < 30; ++round) {
        const cv::Mat_<double> now = residuals(at);
        cv::Mat_<double> slope(now.rows, 6);
        for (int k = 0; k < 6; ++k) {
            cv::Vec6d moved = at;
            moved[k] += 0.05;
            cv::Mat column = (residuals(moved) - now) / 0.05;
            column.copyTo(slope.col(k));
        }
        cv::Mat_<double> step;
        cv::solve(slope, -now, step, cv::DECOMP_SVD);
        for (int k = 0; k < 6; ++k)
            at[k] += std::clamp(step(k), -15.0, 15.0);
    }
    const cv::Mat_<double> now = residuals(at);
    return {at[0], at[1], at[2], std::sqrt(now.dot(now) / (now.rows / 2))};
}

} // namespace presence
