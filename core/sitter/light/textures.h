// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/light/shading.h"

namespace presence {

/// A surface at one point, ready for light.
struct SurfaceLook
{
    Vec3 albedo, normal;
    Vec3 wrap;       ///< width of the soft edge of light, per channel
    float shine = 0; ///< reflectance at normal incidence
    float roughness = 0.5f;
    float sheen = 0;     ///< glow of cloth at grazing angles
    float leastOpen = 0; ///< light that gets in anyhow, as through parted lips
    float shift = 0;     ///< of a strand's highlight
};

/// An eye at one point: colour under the cornea, and the cornea's own normal.
struct EyeLook
{
    Vec3 albedo, cornea;
    float gloss = 1;
    float lidShade = 1;
};

SurfaceLook skinLook(const Surfaces &surfaces, const Hit &hit);
SurfaceLook hairLook(const Surfaces &surfaces, const Hit &hit);
SurfaceLook teethLook(const Hit &hit);
SurfaceLook mouthLook(const Hit &hit);
SurfaceLook garmentLook(const Surfaces &surfaces, const Hit &hit);
EyeLook eyeLook(const Surfaces &surfaces, const Hit &hit, const WorldEye &eye);

} // namespace presence
