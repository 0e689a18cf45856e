// SPDX-License-Identifier: MIT
#pragma once

#include "tests/training/training_set.h"

#include <nlohmann/json.hpp>

// The rules on top of a fitted descent. Each prints its error on held-out faces and returns it for the
// recipe.

/// Ridge regression of "a face" against "none, or gone astray" on what the last stage sees.
nlohmann::ordered_json fitPresence(presence::critique::Descent &descent, const TrainingSet &set);

/// Fitted to faces whose points were not learned, so that it knows the errors it will meet; the two halves
/// judge each other.
nlohmann::ordered_json fitPose(presence::critique::Descent &descent, const TrainingSet &set);

/// Errors of the points, and how often open and closed lids are told apart.
nlohmann::ordered_json measure(const presence::critique::Descent &descent, const TrainingSet &set);
