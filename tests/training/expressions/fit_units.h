// SPDX-License-Identifier: MIT
#pragma once

#include "tests/training/expressions/expressive_faces.h"

#include <filesystem>

/// Writes the limits expression.au<N>.rest … e and .told into `limits`, a file like
/// resources/critique/limits.json, and prints them: levels from renders, rest also from photographs. 0, or 1
/// where something is missing.
int fitUnits(const FaceInstruments &instruments, const std::filesystem::path &photos,
             const std::filesystem::path &limits);
