// SPDX-License-Identifier: MIT
#include "core/sitter/camera/orbit.h"

namespace presence {

namespace {

/// Rodrigues' formula; `axis` is a unit vector, right-handed.
Vec3 turned(Vec3 v, Vec3 axis, float degrees)
{
    const float c = std::cos(degrees * radiansPerDegree), s = std::sin(degrees * radiansPerDegree);
    return v * c + cross(axis, v) * s + axis * (dot(axis, v) * (1 - c));
}

} // namespace

CameraRig orbited(CameraRig rig, Vec3 centre, float azimuthDeg, float elevationDeg)
{
    Vec3 out = rig.eye - centre;
    const auto turnAll = [&](Vec3 axis, float degrees) {
        for (Vec3 *v : {&out, &rig.right, &rig.up, &rig.forward})
            *v = turned(*v, axis, degrees);
    };
    turnAll({0, 1, 0}, azimuthDeg);
    turnAll(rig.right, -elevationDeg);
    rig.eye = centre + out;
    return rig;
}

} // namespace presence
