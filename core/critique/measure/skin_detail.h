// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/observe/observation.h"

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// What the finest detail of a face says. Medians over cheeks and forehead, so that hair over one of them
/// does not count.
struct SkinDetail
{
    double texture = 0;      ///< spread of the finest changes of L*, as on skin of L* 65
    double colorNoise = 0;   ///< the same of b*, as it is
    double lightness = 0;    ///< L* of these places
    double flatness = 0;     ///< 0–1, share of pixels exactly like their neighbours: flat paint, not skin
    double eyeSharpness = 0; ///< |Laplacian| / |gradient| on lashes and brows, see edgeSharpness()
};

/// Detail finer than 1.6 px at a face box of 360 px, 1.4826 · median absolute deviation, which ignores pores
/// and moles (own calibration on 96 pictures). Pores and wrinkles are changes by a share of the light that
/// falls on them, and L* ≈ 116·∛Y − 16, so that the same skin shows as much less in L* as L* + 16 is less: it
/// is reckoned to L* 65, the median of the calibration pictures, or dark skin would count as smoothed.
SkinDetail skinDetail(const FacePatch &patch);

/// Of the ellipse of the face.
struct SkinShine
{
    double share = 0;     ///< of its pixels 18 L* and more above its median, with less colour than the median
    double hueSpread = 0; ///< interquartile range of the hue a*, b*, degrees; blood and sun spread it
};
SkinShine skinShine(const FacePatch &patch);

} // namespace presence::critique
