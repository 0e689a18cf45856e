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

/// All faces of the folders, portraits also mirrored and with their lids drawn shut.
struct TrainingSet
{
    std::vector<TrainingFace> faces;
    std::vector<bool> kept; ///< not fitted to
    std::vector<bool> rendered;
    std::vector<bool> shut; ///< lids drawn shut by warping

    /// How often a face is drawn: portraits teach what skin and hair look like, and few are at hand; most
    /// people have their eyes open.
    int copies(std::size_t i, bool tight) const
    {
        return rendered[i] ? 1 : shut[i] ? (tight ? 2 : 3) : (tight ? 7 : 9);
    }
};
TrainingSet readTrainingSet(const std::vector<std::filesystem::path> &folders);

/// Of everything random in the fit.
constexpr std::uint64_t fittingSeed = 20;

/// Draws `count` heads of random specs and writes them with their labels. The same seed gives the same
/// folder.
int renderTrainingFaces(const std::filesystem::path &folder, int count, unsigned seed);
