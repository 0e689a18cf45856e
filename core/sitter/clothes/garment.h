// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/face/likeness.h"
#include "core/sitter/form/mesh.h"

namespace presence {

/// Is this place of a garment mesh cloth, or the skin above the neckline? `coverage` as makeGarment gives it.
bool clothCovers(SurfacePoint place, float coverage, GarmentCut cut);

/// What a cut adds to the dressed trunk: ribbed edge, collar with its leaves, lapels, rolled neck. Surface as
/// of the trunk; coverage: 0 = the main cloth, 1 = the cloth beneath it.
std::vector<Mesh> makeGarment(const Likeness &likeness, float fineness);

} // namespace presence
