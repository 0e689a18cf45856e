// SPDX-License-Identifier: MIT
#include "core/sitter/light/light_rig.h"

#include "core/sitter/light/color.h"

namespace presence {

float rimAzimuthDeg(const Lighting &light)
{
    constexpr float besideBehind = 145;
    if (light.rimSide == "behind")
        return 180;
    if (light.rimSide == "opposite")
        return light.keyAzimuthDeg > 0 ? -besideBehind : besideBehind;
    return light.rimSide == "left" ? besideBehind : -besideBehind;
}

LightRig lightRigOf(const PortraitSpec &spec, const BodyPose &body)
{
    const Lighting &light = spec.lighting;
    constexpr float keyDistance = 160; // a studio's usual arm's length and a bit
    LightRig rig;
    rig.keyDirection =
        body.head(directionFromAngles(float(light.keyAzimuthDeg), float(light.keyElevationDeg)));
    rig.keyPosition = body.headPoint({0, -2, 6}) + rig.keyDirection * keyDistance;
    // Radius 2 cm is a bare flash; 75 cm a large umbrella at this distance.
    rig.keyRadius = 2 + 73 * square(float(light.softness));
    // lit : shadow = (key + fill) : fill, as lighting.md defines it; the sum stays the same so that the ratio
    // alone never changes the exposure of the lit side.
    constexpr float total = 1.08f;
    const float ratio = float(std::max(light.keyToFillRatio, 1.0)),
                exposure = std::exp2(float(light.exposureEv));
    const Vec3 color = lightColor(light.lightTemperatureK, light.whiteBalanceK) * (total * exposure);
    // It is metered on the cheeks, so a raised key is as strong there as a level one; the room gives some of
    // it back.
    const float raised = std::max(std::cos(float(light.keyElevationDeg) * radiansPerDegree), 0.75f);
    rig.key = color * ((ratio - 1) / ratio / raised);
    rig.fill = color * (1 / ratio + 0.018f * (ratio - 1) / ratio);
    // A key high above reaches chest, knees and floor, and they throw some of it back up.
    rig.bounce = rig.key * (0.16f * smoothstep(40, 80, float(light.keyElevationDeg)));
    if (light.pattern == "clamshell") { // soft light from above, a panel or reflector from below
        rig.lowPanel = true;
        rig.lowDirection = body.head(directionFromAngles(0, -38));
        rig.fillRise = -0.16f;
    }
    // Beside the camera the fill is almost a part of the room; the further aside, the more it has a
    // direction.
    const float aside = std::abs(std::sin(float(light.fillAzimuthDeg) * radiansPerDegree));
    rig.fillAside = directionFromAngles(float(light.fillAzimuthDeg), 0) * (2 * aside);
    rig.fillDirected = 0.26f + 0.3f * aside;
    rig.rimDirection = directionFromAngles(rimAzimuthDeg(light), 32);
    rig.rim = color * linearGel(light.rimColor) * (1.9f * float(light.rim));
    rig.catchlight = float(spec.realism.catchlight);
    return rig;
}

} // namespace presence
