// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/camera/camera_rig.h"
#include "core/spec/portrait_spec.h"

#include <vector>

namespace presence {

/// Linear colours of a palette scheme for the places the sitter has.
struct SchemeColors
{
    Vec3 background, garment, accent;
};
/// The scheme's own colours, tinted by brand colours and accent where given.
SchemeColors schemeColorsOf(const Palette &palette);

/// What is behind the sitter, painted 2 m away as soft forms: linear RGB, one value a pixel.
std::vector<Vec3> paintBackdrop(const PortraitSpec &spec, const CameraRig &camera);

} // namespace presence
