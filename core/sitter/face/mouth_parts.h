// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/form/mesh.h"

namespace presence {

/// One dental arch at rest, with its gums. Surface: u along the arch in teeth from the middle (centrals 0–1,
/// laterals 1–2, canines 2–3 …), v 0 gum … 1 edge.
Mesh makeTeeth(bool upper, float fineness);
/// The tongue behind the lower teeth. Surface: u across −1 … 1, v along 0 … 1.
Mesh makeTongue(float fineness);
/// The dark behind everything. Surface: u, v −1 … 1.
Mesh makeCavity(float fineness);

} // namespace presence
