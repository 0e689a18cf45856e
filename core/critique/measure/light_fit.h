// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/observe/observation.h"

#include <optional>

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// Linear luminance of the two cheeks, medians; the subject's sides.
struct CheekLight
{
    double left = 0, right = 0;
    bool inSight = true; ///< both of them; the far one of a turned head may not be

    double brighter() const;
    /// Left over right in stops; + = the subject's left is brighter.
    double stops() const;
};

/// On the cheek polygons of the mesh, as far as they lie on the person, where there is a mesh; else on the
/// places in the box of the face. Needs a patch.
CheekLight cheekLight(const Observation &seen);

/// Where the light falls from, counted from where the face points, degrees: + = the subject's left, up.
struct LightFit
{
    double azimuth = 0;
    double elevation = 0;
    double modelling = 0; ///< 0 flat … : change of luminance along the light over its mean
    double explained = 0; ///< 0–1, share of the variance
};

/// First-order harmonics (Basri, Jacobs, PAMI 2003): Y = c + a·n over the triangles of the face's points
/// without eyes, brows and lips, with ten rounds of Huber weights. Needs a whole mesh; empty without one.
std::optional<LightFit> fitLight(const Observation &seen);

} // namespace presence::critique
