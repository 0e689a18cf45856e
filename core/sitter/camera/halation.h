// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/sitter.h"

#include <span>

namespace presence {

/// The red glow around bright places that light makes on film when it comes back from the base: where
/// `luminance` (linear, one value a pixel, row by row) is above 0.55 it spreads over about a hundredth of the
/// picture's height. `amount` 0 (nothing) … 1.
void addHalation(SitterPicture &picture, std::span<const float> luminance, float amount);

} // namespace presence
