// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/observe/observation.h"

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// 8-bit mask at work size: 255 wherever the colour is the picture's own and not that of skin, so that what
/// is read there does not depend on the tone of anybody's. Out are head and neck of every face, by their
/// place alone, and whatever inside the outline of the main person has about the tint of the cheeks:
/// shoulders, arms, hands. A cast over the whole picture takes out the same as no cast.
cv::Mat outsideSkin(const Observation &seen);

} // namespace presence::critique
