// SPDX-License-Identifier: MIT
#pragma once

#include "tests/training/training_set.h"

/// Fits the stages of the descent to the faces that are not held out. Deterministic.
presence::critique::Descent fitStages(const TrainingSet &set);
