// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/face/face_measures.h"

#include <opencv2/core.hpp>

namespace presence {

// Private to core/critique: carries OpenCV types.

/// A turned square of the picture, as face networks want it: `angle` is the direction of its upper edge in
/// radians, clockwise as seen.
struct Crop
{
    Point2 centre;
    double side = 0;
    double angle = 0;
};

/// The square as `pixels` × `pixels`, BGR 8 bit, bilinear; beyond the border the picture's edge continues.
/// `mirrored` flips it left to right.
cv::Mat cut(const cv::Mat &bgr, const Crop &crop, int pixels, bool mirrored = false);

/// From a point of the cut square to the picture; z, where there is one, is scaled alike.
Point3 toPicture(const Crop &crop, int pixels, Point3 point, bool mirrored = false);

/// RGB, 0–1, as 1×3×height×width.
cv::Mat unitBlob(const cv::Mat &bgr);

} // namespace presence
