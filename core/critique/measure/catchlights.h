// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/observe/observation.h"

#include <optional>

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// The reflection of a light in one eye.
struct Catchlight
{
    cv::Point2d place;    ///< work pixels
    cv::Point2d offset;   ///< from the middle of the iris, in its radii; y down
    double hours() const; ///< on the clock face as seen: 12 at the top, 3 at the image's right
};

struct Catchlights
{
    std::optional<Catchlight> left, right; ///< the subject's eyes
    double irisPx = 0;                     ///< diameter in pixels of the original picture
    bool exact = false;                    ///< the irises are known by their points, not guessed

    int count() const { return int(left.has_value()) + int(right.has_value()); }
    /// Distance between the two places, iris radii; 0 unless there are both.
    double apart() const;
    /// Difference on the clock, hours 0–6; 0 unless there are both and both are off the middle, where a
    /// clock has no hand.
    double hoursApart() const;
};

/// The brightest compact spot inside each iris: at least 28 L* above its darker quarter and 45 in all, 0.2 to
/// 15 % of the iris, not leaning on the rim. Source: own trials; misses dark irises in shade. Needs eyes.
Catchlights findCatchlights(const Observation &seen);

} // namespace presence::critique
