// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/light/light_rig.h"
#include "core/sitter/sitter.h"
#include "core/sitter/sitting.h"

namespace presence {

/// Where everything ended up on a placed stage; `seed` and `meanLinearLuminance` are left to the renderer.
SitterTruth truthOf(const PortraitSpec &spec, const Sitting &sitting, const Stage &stage,
                    const LightRig &light);

} // namespace presence
