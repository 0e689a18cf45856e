// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/form/head_shape.h"

#include <string>

namespace presence {

/// Height of the edge of the hair at this angle around the head (0 = face), cm over the eye line.
float hairline(float theta);

/// The hair of a style as forms in the head frame; no mesh for a bald head. Surface coordinates: u = angle
/// around the head in radians, v = 0 at the crown … 1 at the tips.
std::vector<Mesh> makeHair(const std::string &style, const Likeness &likeness, float fineness);

/// Is the hair open here, between the strands of its edge? `fray` 0–1 is how ragged.
bool isBetweenStrands(SurfacePoint place, float fray);

} // namespace presence
