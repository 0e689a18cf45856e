// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <vector>

/// Fits the descent and its pose rule to the labelled folders; see resources/models/landmarks.json for the
/// recipe. Deterministic. Returns the exit code of the command.
int fitLandmarks(const std::filesystem::path &out, const std::vector<std::filesystem::path> &folders);
