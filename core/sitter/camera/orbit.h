// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/camera/camera_rig.h"

namespace presence {

/// The same camera carried around `centre`, which stays where it was in the picture: azimuth about the
/// vertical, + toward +x (the subject's left), then elevation, + upward. Degrees.
CameraRig orbited(CameraRig rig, Vec3 centre, float azimuthDeg, float elevationDeg);

} // namespace presence
