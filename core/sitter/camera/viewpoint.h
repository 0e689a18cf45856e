// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/portrait_spec.h"

namespace presence {

/// What lens, framing and camera height make of a face, before anything is drawn.
struct Viewpoint
{
    double distanceM = 0; ///< camera to the eyes: cameraRigOf(), a 36 mm sensor along the longer side
    /// How much larger the nose is drawn than the ears, against a view from afar: (D + 0.12 m) / D with D
    /// from the tip of the nose, which is 2 cm before the eyes. 1.40 at 0.3 m, 1.08 at 1.5 m.
    double noseToEars = 1;
    /// Depth that is sharp, cm: with H = f²/(N·c) + f, from s(H − f)/(H + s − 2f) to s(H − f)/(H − s), c =
    /// 0.03 mm. Eyes to ears are about 10 cm. Infinite from the hyperfocal distance on.
    double sharpDepthCm = 0;
    double facePitchDeg = 0; ///< of the face as the camera sees it: head pitch − camera elevation
};

/// Takes a microsecond; safe from every thread.
Viewpoint viewpointOf(const PortraitSpec &spec);

} // namespace presence
