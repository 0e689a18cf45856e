// SPDX-License-Identifier: MIT
#include "core/sitter/camera/viewpoint.h"

#include "core/sitter/camera/camera_rig.h"
#include "core/sitter/sitter.h"

#include <cmath>
#include <limits>

namespace presence {

Viewpoint viewpointOf(const PortraitSpec &spec)
{
    constexpr double noseBeforeEyesM = 0.02, noseToEarsM = 0.12, circleMm = 0.03;
    const auto [width, height] = sizeForAspect(spec.camera.aspect, 800);
    const CameraRig rig = cameraRigOf(spec, BodyPose{}, width, height);
    Viewpoint view;
    view.distanceM = double(rig.distance) / 100;
    const double fromNose = view.distanceM - noseBeforeEyesM;
    view.noseToEars = (fromNose + noseToEarsM) / fromNose;
    const double f = spec.camera.focalLengthMm, s = view.distanceM * 1000;
    const double hyperfocal = f * f / (spec.camera.apertureF * circleMm) + f;
    const double near = s * (hyperfocal - f) / (hyperfocal + s - 2 * f);
    view.sharpDepthCm = s >= hyperfocal ? std::numeric_limits<double>::infinity()
                                        : (s * (hyperfocal - f) / (hyperfocal - s) - near) / 10;
    view.facePitchDeg = spec.pose.headPitchDeg - spec.camera.elevationDeg;
    return view;
}

} // namespace presence
