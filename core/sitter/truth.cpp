// SPDX-License-Identifier: MIT
#include "core/sitter/truth.h"

#include "core/spec/spec_json.h"

#include <nlohmann/json.hpp>

namespace presence {

using namespace anatomy;

SitterTruth truthOf(const PortraitSpec &spec, const Figure &figure, const BodyPose &body, const Eyes &eyes,
                    const CameraRig &camera, const LightRig &light)
{
    SitterTruth truth;
    truth.spec = spec;
    truth.width = camera.width;
    truth.height = camera.height;
    const auto pixel = [&](Vec3 world) {
        const SurfacePoint p = camera.project(world);
        return SitterTruth::Point{p.u, p.v};
    };
    const auto mark = [&](float x, float y, Slit lip = Slit::None) {
        return pixel(figure.landmark(x, y, lip));
    };
    const auto iris = [&](const EyeState &eye) {
        return pixel(body.headPoint(eye.centre + eye.gaze * eyeballRadius));
    };
    truth.leftIris = iris(eyes.left);
    truth.rightIris = iris(eyes.right);
    truth.leftEyeInner = mark(pupilX - eyeHalfWidth, 0, Slit::UpperLid);
    truth.leftEyeOuter = mark(pupilX + eyeHalfWidth, 0, Slit::UpperLid);
    truth.rightEyeInner = mark(-pupilX + eyeHalfWidth, 0, Slit::UpperLid);
    truth.rightEyeOuter = mark(-pupilX - eyeHalfWidth, 0, Slit::UpperLid);
    truth.noseTip = mark(0, -3.5f);
    truth.mouthLeft = mark(mouthHalfWidth, mouthY, Slit::UpperLip);
    truth.mouthRight = mark(-mouthHalfWidth, mouthY, Slit::UpperLip);
    truth.chin = mark(0, -10.9f);
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
    truth.eyeOpeningLeft = eyes.left.opening();
    truth.eyeOpeningRight = eyes.right.opening();
    truth.cameraDistanceM = camera.distance / 100;
    return truth;
}

std::string SitterTruth::toJson() const
{
    using Json = nlohmann::ordered_json;
    const auto point = [](const Point &p) { return Json{p.x, p.y}; };
    Json units = Json::object();
    for (const ActionUnit &unit : actionUnits) {
        const SidedLevel level = spec.expression.shown(unit.number);
        units[std::to_string(unit.number)] = {{"left", level.left}, {"right", level.right}};
    }
    const Json json{
        {"schema", "presence.sitter_truth/1"},
        {"width", width},
        {"height", height},
        {"face", {face.x, face.y, face.width, face.height}},
        {"landmarks",
         {{"left_iris", point(leftIris)},
          {"right_iris", point(rightIris)},
          {"left_eye_inner", point(leftEyeInner)},
          {"left_eye_outer", point(leftEyeOuter)},
          {"right_eye_inner", point(rightEyeInner)},
          {"right_eye_outer", point(rightEyeOuter)},
          {"nose_tip", point(noseTip)},
          {"mouth_left", point(mouthLeft)},
          {"mouth_right", point(mouthRight)},
          {"chin", point(chin)},
          {"brow_left", point(browLeft)},
          {"brow_right", point(browRight)},
          {"head_top", point(headTop)}}},
        {"gaze_deg", {{"yaw", spec.pose.gazeYawDeg}, {"pitch", spec.pose.gazePitchDeg}}},
        {"head_deg",
         {{"yaw", spec.pose.headYawDeg}, {"pitch", spec.pose.headPitchDeg}, {"roll", spec.pose.headRollDeg}}},
        {"eye_opening", {{"left", eyeOpeningLeft}, {"right", eyeOpeningRight}}},
        {"key_direction", keyDirection},
        {"key_to_fill", spec.lighting.keyToFillRatio},
        {"light_temperature_k", spec.lighting.lightTemperatureK},
        {"white_balance_k", spec.lighting.whiteBalanceK},
        {"exposure_ev", spec.lighting.exposureEv},
        {"camera_distance_m", cameraDistanceM},
        {"focal_length_mm", spec.camera.focalLengthMm},
        {"mean_linear_luminance", meanLinearLuminance},
        {"units", units},
        {"spec", Json::parse(specToJson(spec), nullptr, false)},
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
