// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/observe/observation.h"

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// How alike the two halves of a face are. Natural faces: correlation 0.67 (5–95 %: −0.09 … 0.93), difference
/// 8.8; halves mirrored by hand at least 0.97 and at most 2 (96 pictures).
struct MirrorLikeness
{
    double correlation = -1; ///< of L* with its mirror image
    double difference = 100; ///< mean |ΔL*|
};

/// The face turned level and scaled to fixed eye places, compared with its mirror image about the best
/// upright axis. Eye places come with an error of some percent, so axes a few pixels beside and slight turns
/// are tried as well. Needs eyes.
MirrorLikeness mirrorLikeness(const Observation &seen);

} // namespace presence::critique
