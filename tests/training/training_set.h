// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/fitter/descent.h"

#include <filesystem>
#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <vector>

/// A face with known points, as the descent is fitted to it.
struct TrainingFace
{
    std::string name;
    cv::Mat picture; ///< BGR, 8 bit
    presence::Region box;
    presence::critique::FittedPoints points{};
    /// Degrees; only rendered heads know it.
    struct Pose
    {
        double yaw = 0, pitch = 0;
    };
    std::optional<Pose> pose;
    bool mirrorSafe = false;
};

/// The faces of a folder: labels.csv with file, box ("x y w h"), mirror_safe, x<id> and y<id> of every point
/// and, where known, yaw and pitch. Empty if there is no such table.
std::vector<TrainingFace> readTrainingFaces(const std::filesystem::path &folder);

/// The same face seen in a mirror.
TrainingFace mirrored(const TrainingFace &face);
/// The same face with its lids drawn shut and its points after them.
TrainingFace withClosedEyes(const TrainingFace &face);

/// Draws `count` heads of random specs and writes them with their labels. The same seed gives the same
/// folder.
int renderTrainingFaces(const std::filesystem::path &folder, int count, unsigned seed);
