// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/face/head_shape.h"

namespace presence {

/// What brow, eyes, nose, cheeks, lips and chin add to the featureless loft at this place of it, cm; for the
/// subject's left half (x ≥ 0), the right is its mirror image.
Vec3 faceFeatures(float x, float y, const Likeness &likeness);

/// The height on an average face that this height of the nose corresponds to.
float noseHeight(float y, const Likeness &likeness);

/// Height of the red of the lips above (upper) and below (lower) the parting line at this |x|, cm.
float upperLipHeight(float x, const Likeness &likeness);
float lowerLipHeight(float x, const Likeness &likeness);

} // namespace presence
