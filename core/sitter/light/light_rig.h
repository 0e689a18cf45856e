// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/form/bust.h"

namespace presence {

/// The lights of the studio, in the world. Strengths are irradiances in units in which a white card facing
/// the key and getting the fill shows as 1.
struct LightRig
{
    Vec3 keyDirection;    ///< unit, from the face to the key
    Vec3 keyPosition;     ///< cm
    float keyRadius = 20; ///< of the round source, cm
    Vec3 key;             ///< linear RGB
    Vec3 fill;            ///< from everywhere, more from the camera's side
    Vec3 fillAside; ///< added to the way to the camera it is the middle of the fill; 0 beside the camera
    float fillDirected = 0.26f; ///< share of it that has a direction
    float fillRise = 0.08f;     ///< how much more of it comes from above; negative: from below
    Vec3 bounce;                ///< from below: what a high key lights there
    bool lowPanel =
        false; ///< a clamshell's second source below the chin: the fill with a place and a mirror image
    Vec3 lowDirection;
    Vec3 rimDirection;
    Vec3 rim;
    float catchlight = 0.7f;
};
/// Where the rim light stands, from the camera, + = subject's left; 145° is beside and behind.
float rimAzimuthDeg(const Lighting &light);

LightRig lightRigOf(const PortraitSpec &spec, const BodyPose &body);

} // namespace presence
