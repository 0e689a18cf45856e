// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/critique.h"
#include "tests/accuracy/record.h"

#include <filesystem>

// The parts of presence-accuracy. Each asks one kind of truth and tells the record.

/// Photographs labelled by eye: `folder` holds ground_truth.csv and the pictures it names.
void measurePhotos(const presence::Critic &critic, const std::filesystem::path &folder, Record &record);

/// Edits of the photographs with a known effect: each must move its measure the right way.
void measureEdits(const presence::Critic &critic, const std::filesystem::path &folder, Record &record);

/// Renders of the sitter staged for one question: action units, the place of the light, signs of life.
void measureStaged(const presence::Critic &critic, Record &record);

/// A photograph against itself edited, and against other people. Needs the likeness network.
void measureIdentity(const presence::Critic &critic, const std::filesystem::path &folder, Record &record);

/// Verdicts of the same lights on every skin: a rate that changes with the tone shows a bias.
void measureTones(const presence::Critic &critic, Record &record);
