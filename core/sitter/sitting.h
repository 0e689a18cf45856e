// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/camera/camera_rig.h"
#include "core/sitter/form/figure.h"
#include "core/sitter/stage.h"

#include <cstdint>

namespace presence {

/// A spec made concrete, before any light: who sits there, how the face moves, where head, eyes and camera
/// are. The same spec, seed and size give the same sitting, for the picture, its maps and its truth.
struct Sitting
{
    Likeness who;
    HairStyle hair;
    FaceMotion motion;
    BodyPose body;
    CameraRig camera;
    Eyes eyes;

    /// Puts the figure where it says.
    void place(Stage &stage, Workers &workers) const;
};

/// `width` and `height` in pixels.
Sitting sittingOf(const PortraitSpec &spec, std::uint64_t seed, int width, int height);

} // namespace presence
