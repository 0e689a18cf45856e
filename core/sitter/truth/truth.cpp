// SPDX-License-Identifier: MIT
#include "core/sitter/truth/truth.h"

#include "core/sitter/truth/face_points.h"
#include "core/spec/spec_json.h"

#include <nlohmann/json.hpp>

namespace presence {

using namespace anatomy;

SitterTruth truthOf(const PortraitSpec &spec, const Sitting &sitting, const Stage &stage,
                    const LightRig &light)
{
    const CameraRig &camera = sitting.camera;
    const BodyPose &body = sitting.body;
    const Eyes &eyes = sitting.eyes;
    SitterTruth truth;
    truth.spec = spec;
    truth.width = camera.width;
    truth.height = camera.height;
    const auto pixel = [&](Vec3 world) {
        const SurfacePoint p = camera.project(world);
        return SitterTruth::Point{p.u, p.v};
    };
    const auto mark = [&](float x, float y) { return pixel(stage.figure().landmark(x, y)); };
    // In the camera's axes, as everything else a picture shows.
    const auto seenDirection = [&](Vec3 world) {
        return std::array<double, 3>{dot(world, camera.right), dot(world, camera.up),
                                     -dot(world, camera.forward)};
    };

    const FacePoints points = facePointsOf(sitting, stage);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Vec3 head = body.toHeadFrame(points[i].world);
        truth.points[i] = {points[i].x, points[i].y, points[i].visible, {head.x, head.y, head.z}};
    }
    const auto point = [&](std::size_t i) { return SitterTruth::Point{points[i].x, points[i].y}; };
    const auto irises = irisesOf(sitting, stage);
    truth.leftIris = {irises[0].x, irises[0].y};
    truth.rightIris = {irises[1].x, irises[1].y};
    truth.leftIrisVisible = irises[0].visible;
    truth.rightIrisVisible = irises[1].visible;
    truth.leftGaze = seenDirection(body.head(eyes.left.gaze));
    truth.rightGaze = seenDirection(body.head(eyes.right.gaze));
    truth.leftEyeInner = point(42);
    truth.leftEyeOuter = point(45);
    truth.rightEyeInner = point(39);
    truth.rightEyeOuter = point(36);
    truth.noseTip = point(30);
    truth.mouthLeft = point(54);
    truth.mouthRight = point(48);
    truth.chin = point(8);
    truth.browLeft = mark(pupilX, browY);
    truth.browRight = mark(-pupilX, browY);
    truth.headTop = pixel(body.headPoint({0, crownY, -1.5f}));

    // The square a frontal detector draws: from the middle of the forehead to the chin, the face's width.
    const SitterTruth::Point brow = mark(0, 3.6f);
    const double height = std::hypot(truth.chin.x - brow.x, truth.chin.y - brow.y);
    const double cx = 0.5 * (truth.chin.x + brow.x), cy = 0.5 * (truth.chin.y + brow.y);
    const double middle =
        0.5 * (pixel(body.headPoint({-6.9f, -2, 2})).x + pixel(body.headPoint({6.9f, -2, 2})).x);
    const double x = 0.5 * (cx + middle);
    truth.face = {x - height / 2, cy - height / 2, height, height};
    truth.keyDirection = {light.keyDirection.x, light.keyDirection.y, light.keyDirection.z};
    truth.focalPixels = camera.distance / camera.frameHeight * camera.height;
    truth.principal = {(0.5 - camera.shiftX / camera.frameWidth) * camera.width,
                       (0.5 + camera.shiftY / camera.frameHeight) * camera.height};
    truth.eyeOpeningLeft = eyes.left.opening();
    truth.eyeOpeningRight = eyes.right.opening();
    truth.cameraDistanceM = camera.distance / 100;
    return truth;
}

std::string SitterTruth::toJson(const std::map<std::string, std::string> &masks) const
{
    using Json = nlohmann::ordered_json;
    const auto point = [](const Point &p) { return Json{p.x, p.y}; };
    Json units = Json::object(), marks = Json::array(), places = Json::array(), seen = Json::array();
    for (const ActionUnit &unit : actionUnits) {
        const SidedLevel level = spec.expression.shown(unit.number);
        units[std::to_string(unit.number)] = {{"left", level.left}, {"right", level.right}};
    }
    for (const FacePoint &p : points) {
        marks.push_back({p.x, p.y});
        places.push_back(p.headCm);
        seen.push_back(p.visible);
    }
    const Lighting &light = spec.lighting;
    const Json json{
        {"schema", "presence.sitter_truth/2"},
        {"width", width},
        {"height", height},
        {"seed", seed},
        {"face", {face.x, face.y, face.width, face.height}},
        {"points_68", marks},
        {"points_68_visible", seen},
        {"points_68_head_cm", places},
        {"iris", {{"left", point(leftIris)}, {"right", point(rightIris)}}},
        {"iris_visible", {{"left", leftIrisVisible}, {"right", rightIrisVisible}}},
        {"head_top", point(headTop)},
        {"gaze_deg", {{"yaw", spec.pose.gazeYawDeg}, {"pitch", spec.pose.gazePitchDeg}}},
        {"gaze_direction", {{"left", leftGaze}, {"right", rightGaze}}},
        {"head_deg",
         {{"yaw", spec.pose.headYawDeg}, {"pitch", spec.pose.headPitchDeg}, {"roll", spec.pose.headRollDeg}}},
        {"eye_opening", {{"left", eyeOpeningLeft}, {"right", eyeOpeningRight}}},
        {"units", units},
        {"light",
         {{"pattern", light.pattern},
          {"key_direction", keyDirection},
          {"key_azimuth_deg", light.keyAzimuthDeg},
          {"key_elevation_deg", light.keyElevationDeg},
          {"key_to_fill", light.keyToFillRatio},
          {"softness", light.softness},
          {"rim", light.rim},
          {"background", light.backgroundLight},
          {"temperature_k", light.lightTemperatureK},
          {"white_balance_k", light.whiteBalanceK},
          {"exposure_ev", light.exposureEv}}},
        {"camera",
         {{"distance_m", cameraDistanceM},
          {"focal_length_mm", spec.camera.focalLengthMm},
          {"focal_px", focalPixels},
          {"principal", point(principal)},
          {"elevation_deg", spec.camera.elevationDeg},
          {"aperture_f", spec.camera.apertureF}}},
        {"mean_linear_luminance", meanLinearLuminance},
        {"masks", masks},
        {"spec", Json::parse(sharedSpecJson(spec), nullptr, false)},
    };
    return json.dump(1, ' ', false, Json::error_handler_t::replace);
}

std::array<int, 2> sizeForAspect(const std::string &aspect, int longSide)
{
    const auto colon = aspect.find(':');
    double across = 4, down = 5;
    if (colon != std::string::npos) {
        const double a = std::atof(aspect.c_str()), b = std::atof(aspect.c_str() + colon + 1);
        if (a > 0 && b > 0 && a / b < 8 && b / a < 8) {
            across = a;
            down = b;
        }
    }
    const auto eights = [](double v) { return std::max(int(std::lround(v / 8)) * 8, 16); };
    const double side = std::clamp(longSide, 16, 4096);
    return across >= down ? std::array{eights(side), eights(side * down / across)}
                          : std::array{eights(side * across / down), eights(side)};
}

} // namespace presence
