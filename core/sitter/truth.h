// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/camera/camera_rig.h"
#include "core/sitter/form/figure.h"
#include "core/sitter/light/light_rig.h"
#include "core/sitter/sitter.h"

namespace presence {

/// Where everything ended up; `meanLinearLuminance` is left to the renderer.
SitterTruth truthOf(const PortraitSpec &spec, const Figure &figure, const BodyPose &body, const Eyes &eyes,
                    const CameraRig &camera, const LightRig &light);

} // namespace presence
