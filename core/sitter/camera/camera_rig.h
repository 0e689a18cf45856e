// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/form/bust.h"

namespace presence {

/// The camera: a point that looks at the eyes, a picture plane shifted so that eye line and face centre are
/// where they were asked. Distances in centimetres.
struct CameraRig
{
    Vec3 eye; ///< where the camera is
    Vec3 right{1, 0, 0}, up{0, 1, 0}, forward{0, 0, -1};
    float distance = 100;   ///< to the plane through the sitter's eyes
    float frameHeight = 40; ///< of that plane in the picture, cm
    float frameWidth = 32;
    float shiftX = 0, shiftY = 0; ///< of the picture plane, cm at the eyes
    float lensRadius = 0;
    int width = 0, height = 0;

    struct Ray
    {
        Vec3 origin, direction;
    };
    /// Through pixel coordinates; `lensX/Y` in the unit disc blur what is not at the eyes.
    Ray through(float px, float py, float lensX, float lensY) const;
    /// Pixel coordinates of a point in front of the camera.
    SurfacePoint project(Vec3 world) const;
};

/// Face height (hairline to chin, 18 cm) as a share of the frame height for this crop: the middle of the
/// ranges in camera-composition, section 3.
double faceShareOf(const std::string &crop);

CameraRig cameraRigOf(const PortraitSpec &spec, const BodyPose &body, int width, int height);

/// The point looked at, in the world: gaze is measured from the line between eyes and lens.
Vec3 gazeTarget(const PortraitSpec &spec, const BodyPose &body, const CameraRig &camera);

} // namespace presence
