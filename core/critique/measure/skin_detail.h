// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/observe/observation.h"

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// What the finest detail of a face says. Medians over cheeks and forehead, so that hair over one of them
/// does not count.
struct SkinDetail
{
    double texture = 0;      ///< spread of the finest changes of L*, as on skin of L* 65, without the grain
    double colorNoise = 0;   ///< the same of b*
    double grain = 0;        ///< what rounding to 8 bits alone looks like, as texture
    double lightness = 0;    ///< L* of these places
    double flatness = 0;     ///< 0–1, share of pixels exactly like their neighbours: flat paint, not skin
    double eyeSharpness = 0; ///< |Laplacian| / |gradient| on lashes and brows, see edgeSharpness()
};

/// Detail finer than 1.6 px at a face box of 360 px, 1.4826 · median absolute deviation, which ignores pores
/// and moles (own calibration on 96 pictures). The same skin gives the same numbers whatever its tone and
/// however much light falls on it, because
/// - pores and wrinkles are changes by a share of the light, and L* = 116·∛Y − 16 (903.3·Y below L* 8, CIE
///   15), so that dL* is reckoned per dY/Y to L* 65, the median of the calibration pictures;
/// - what rounding to 8 bits adds, 1/12 of a step squared in each channel, is taken off as a variance: in the
///   dark it is as large as the texture;
/// - a smaller face shows less of its finest detail: pictures made smaller lose it with the 0.6th power of
/// the
///   width (own measurement, 19 photographs of 330 px and more at six sizes), which is given back.
SkinDetail skinDetail(const FacePatch &patch);

/// Of the ellipse of the face.
struct SkinShine
{
    double share = 0;         ///< of its pixels 0.28 of linear luminance above its median, with less colour
    double rednessSpread = 0; ///< interquartile range of red over green, linear, in stops
};

/// Gloss lies on top of the skin and adds the same light to every tone; 0.28 is what 18 L* are on skin of
/// L* 65. Blood and sun spread the redness. It is taken as a ratio because blood and melanin lie in layers,
/// each of which lets through a share of the light (Beer and Lambert's law): the spread is the same under
/// dark skin and light.
SkinShine skinShine(const FacePatch &patch);

} // namespace presence::critique
