// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/observe/cascades.h"
#include "core/critique/observe/picture.h"

#include <vector>

namespace presence {

// Private to core/critique: carries OpenCV types.

/// A face as the cascades draw it: about square, from the brow's upper half to the chin. Work pixels.
struct Face
{
    cv::Rect2d box;
    double votes = 0; ///< how many different frontal cascades agree, plus half per profile direction
};

/// Faces of at least 7 % of the longer side, largest first. Cascades are grouped where their boxes overlap by
/// more than 0.35 (intersection over union); a group counts with two votes or a hit by the `alt` cascade.
/// Parameters: core/critique's calibration on 96 pictures, see the limits table's sources.
std::vector<Face> findFaces(const Picture &picture, CascadeSet &cascades);

} // namespace presence
