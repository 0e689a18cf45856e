// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/detect/faces.h"

#include <array>
#include <optional>

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// One eye as the cascades see it. Work pixels.
struct Eye
{
    cv::Rect2d box;
    cv::Point2d pupil;
};

/// Both eyes, named by the subject's own side: `left` lies at the right of an unmirrored picture.
struct Eyes
{
    Eye left, right;

    double distance() const { return cv::norm(left.pupil - right.pupil); }
    cv::Point2d middle() const { return (left.pupil + right.pupil) * 0.5; }
    /// Degrees, + = toward the subject's left shoulder. From the eye boxes, which are steadier than the
    /// pupils.
    double rollDeg() const;
};

/// Eyes inside a face box, or nothing when one of the two is not found. The densest cluster of four cascades'
/// boxes per half (86 of 89 faces, centre error 5 % of the eye distance), pupils by gradient voting after
/// Timm and Barth, VISAPP 2011 (median error 2 % of the eye distance).
std::optional<Eyes> findEyes(const Picture &picture, const Face &face, CascadeSet &cascades);

} // namespace presence::critique
