// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/face/likeness.h"
#include "core/sitter/form/mesh.h"

namespace presence {

/// The skin of the neck at this angle around it (0 = front) and height over the eyes at rest, cm, −4 … −19.8.
/// Half breadth 4.7 for a slender woman to 5.9 for a strong man (circumference 32–39 cm, Pheasant &
/// Haslegrave 2006, rounded).
Vec3 neckLoft(float theta, float y, const Likeness &likeness);

/// Surface = angle and height, as of the trunk.
Mesh makeNeck(const Likeness &likeness, float fineness);

} // namespace presence
