// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/face/likeness.h"
#include "core/sitter/form/mesh.h"

namespace presence {

/// The ear of the subject's left (+1) or right (−1) side: helix, antihelix, concha, tragus and lobe as a
/// relief on a leaning plate; from brow to nose base, leaning back 10° and standing off 24° (Farkas 1994,
/// rounded). Hair that hangs over it presses it to the head. Surface: u = 100·side + place across, v = place
/// along.
Mesh makeEar(float side, bool covered, const Likeness &likeness, float fineness);

} // namespace presence
