// SPDX-License-Identifier: MIT
#pragma once

#include "tests/training/expressions/expressive_faces.h"

#include <filesystem>

/// Writes the rules of resources/critique/smiles.json and prints how often they are right on renders that
/// were held out and on photographs of people who were left out. 0, or 1 where something is missing.
int fitSmiles(const FaceInstruments &instruments, const std::filesystem::path &photos,
              const std::filesystem::path &out);
