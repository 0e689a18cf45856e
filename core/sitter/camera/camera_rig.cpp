// SPDX-License-Identifier: MIT
#include "core/sitter/camera/camera_rig.h"

#include <map>

namespace presence {

namespace {

constexpr Vec3 betweenEyes{0, 0, 7.9f};
constexpr float faceHeightCm = 18.2f; ///< hairline to chin

} // namespace

double faceShareOf(const std::string &crop)
{
    static const std::map<std::string, double> shares{{"ecu", 0.95},  {"bcu", 0.76}, {"cu", 0.54},
                                                      {"mcu", 0.375}, {"ms", 0.22},  {"mls", 0.13}};
    const auto share = shares.find(crop);
    return share == shares.end() ? 0.375 : share->second;
}

CameraRig::Ray CameraRig::through(float px, float py, float lensX, float lensY) const
{
    const float x = (px / width - 0.5f) * frameWidth + shiftX,
                y = (0.5f - py / height) * frameHeight + shiftY;
    const Vec3 onPlane = eye + forward * distance + right * x + up * y;
    const Vec3 origin = eye + right * (lensX * lensRadius) + up * (lensY * lensRadius);
    return {origin, normalized(onPlane - origin)};
}

SurfacePoint CameraRig::project(Vec3 world) const
{
    const Vec3 d = world - eye;
    const float scale = distance / std::max(dot(d, forward), 1e-3f);
    const float x = dot(d, right) * scale - shiftX, y = dot(d, up) * scale - shiftY;
    return {(x / frameWidth + 0.5f) * width, (0.5f - y / frameHeight) * height};
}

CameraRig cameraRigOf(const PortraitSpec &spec, const BodyPose &body, int width, int height)
{
    CameraRig rig;
    rig.width = width;
    rig.height = height;
    rig.frameHeight = faceHeightCm / float(faceShareOf(spec.camera.crop));
    rig.frameWidth = rig.frameHeight * width / height;
    // 36 mm along the longer side of the picture, as a full-frame camera held the right way.
    const float sensorHeightMm = 36 * std::min(1.0f, float(height) / width);
    rig.distance = std::max(float(spec.camera.focalLengthMm) * rig.frameHeight / sensorHeightMm, 22.0f);
    const Vec3 target = body.headPoint(betweenEyes);
    rig.forward = -directionFromAngles(0, float(spec.camera.elevationDeg));
    rig.right = {1, 0, 0};
    rig.up = cross(rig.right, rig.forward);
    rig.eye = target - rig.forward * rig.distance;
    rig.lensRadius = float(spec.camera.focalLengthMm) / float(std::max(spec.camera.apertureF, 1.0)) / 20;
    // Shift: eyes to the eye line, the middle between the visible outer edges of the face to subjectX.
    rig.shiftY = rig.frameHeight * (float(spec.camera.eyeLine) - 0.5f);
    float leftmost = 1e9f, rightmost = -1e9f;
    for (const Vec3 p :
         {Vec3{-6.9f, -2, 2}, Vec3{6.9f, -2, 2}, Vec3{-4.9f, -2, 7.4f}, Vec3{4.9f, -2, 7.4f}}) {
        const float x = rig.project(body.headPoint(p)).u;
        leftmost = std::min(leftmost, x);
        rightmost = std::max(rightmost, x);
    }
    rig.shiftX = (0.5f * (leftmost + rightmost) / width - float(spec.camera.subjectX)) * rig.frameWidth;
    return rig;
}

Vec3 gazeTarget(const PortraitSpec &spec, const BodyPose &body, const CameraRig &camera)
{
    const Vec3 from = body.headPoint({0, 0, anatomy::eyeCentreZ});
    const Vec3 axis = camera.eye - from;
    const Vec3 ahead = normalized(axis), side = normalized(cross({0, 1, 0}, ahead)), up = cross(ahead, side);
    const Vec3 turned = directionFromAngles(float(spec.pose.gazeYawDeg), float(spec.pose.gazePitchDeg));
    return from + (side * turned.x + up * turned.y + ahead * turned.z) * length(axis);
}

} // namespace presence
