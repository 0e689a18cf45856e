// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/patch/spec_patch.h"

namespace presence {

/// Needs no second thought: moves a few numbers and named choices, at most the order of what is said, and
/// neither a word that a person wrote nor what the portrait is for nor whose it is. An empty patch is not
/// safe, it is nothing.
bool isSafe(const SpecPatch &patch);

} // namespace presence
