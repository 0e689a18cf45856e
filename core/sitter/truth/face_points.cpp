// SPDX-License-Identifier: MIT
#include "core/sitter/truth/face_points.h"

#include "core/sitter/face/features.h"

namespace presence {

using namespace anatomy;

namespace {

/// A place on the resting sheet of the head.
struct Place
{
    float x = 0, y = 0;
    Slit slit = Slit::None;
};

constexpr float edge = 99; ///< beyond the face: its edge at that height

/// The x at which a brow has come this share of its way to the temple.
float browX(float share, const Likeness &who)
{
    float x = 0;
    while (x < 8 && browAt(x, who).share < share)
        x += 0.05f;
    return x;
}

/// Every point on this head; the pairs mirror each other.
std::array<Place, facePointCount> placesOn(const Likeness &who)
{
    std::array<Place, facePointCount> places;
    const auto pair = [&](std::size_t right, std::size_t left, Place place) {
        places[left] = place;
        places[right] = {-place.x, place.y, place.slit};
    };
    // The edge of the face as seen from the height of the eyes; toward the chin it runs on the front.
    constexpr SurfacePoint jaw[] = {{edge, 0.2f},  {edge, -1.8f},  {edge, -3.7f}, {edge, -5.5f},
                                    {5.2f, -7.2f}, {4.45f, -8.5f}, {3.3f, -9.6f}, {1.75f, -10.5f}};
    for (std::size_t i = 0; i < std::size(jaw); ++i)
        pair(i, 16 - i, {jaw[i].u, jaw[i].v});
    places[8] = {0, -10.9f};
    for (std::size_t i = 0; i < 5; ++i) { // upper edge of the brow, from the temple to the nose
        const float x = browX(0.98f - 0.24f * float(i), who);
        const BrowPlace brow = browAt(x, who);
        pair(17 + i, 26 - i, {x, brow.middle + brow.half});
    }
    constexpr float bridge[] = {0.3f, -1.0f, -2.3f, -3.5f};
    for (std::size_t i = 0; i < std::size(bridge); ++i)
        places[27 + i] = {0, bridge[i]};
    pair(31, 35, {1.35f, -4.4f});
    pair(32, 34, {0.70f, -4.7f});
    places[33] = {0, -4.75f};

    const auto lid = [&](float share, Slit slit) { return Place{pupilX + share * eyeHalfWidth, 0, slit}; };
    // Corners a little beyond the opening, where no lid moves the skin, however coarse the sheet is.
    constexpr float corner = 1.05f;
    pair(36, 45, lid(corner, Slit::UpperLid));
    pair(37, 44, lid(0.36f, Slit::UpperLid));
    pair(38, 43, lid(-0.36f, Slit::UpperLid));
    pair(39, 42, lid(-corner, Slit::UpperLid));
    pair(40, 47, lid(-0.36f, Slit::LowerLid));
    pair(41, 46, lid(0.36f, Slit::LowerLid));

    const auto upper = [&](float x) { return Place{x, mouthY + upperLipHeight(x, who)}; };
    const auto lower = [&](float x) { return Place{x, mouthY - lowerLipHeight(x, who)}; };
    pair(48, 54, {mouthHalfWidth, mouthY, Slit::UpperLip});
    pair(49, 53, upper(1.6f));
    pair(50, 52, upper(0.5f));
    places[51] = upper(0);
    pair(59, 55, lower(1.6f));
    pair(58, 56, lower(0.8f));
    places[57] = lower(0);
    pair(60, 64, {mouthHalfWidth - 0.35f, mouthY, Slit::UpperLip});
    pair(61, 63, {0.9f, mouthY, Slit::UpperLip});
    places[62] = {0, mouthY, Slit::UpperLip};
    pair(67, 65, {0.9f, mouthY, Slit::LowerLip});
    places[66] = {0, mouthY, Slit::LowerLip};
    return places;
}

} // namespace

SeenPoint seenPoint(Vec3 world, const CameraRig &camera)
{
    const SurfacePoint pixel = camera.project(world);
    return {world, pixel.u, pixel.v,
            pixel.u >= 0 && pixel.v >= 0 && pixel.u < float(camera.width) && pixel.v < float(camera.height) &&
                dot(world - camera.eye, camera.forward) > 0};
}

SeenPoint seenPoint(Vec3 world, const CameraRig &camera, const Scene &scene, float slack)
{
    SeenPoint point = seenPoint(world, camera);
    const Vec3 way = world - camera.eye;
    const float free = length(way) - slack;
    point.visible = point.visible && free > 0 && !scene.blocked(camera.eye, normalized(way), free);
    return point;
}

FacePoints facePointsOf(const Sitting &sitting, const Stage &stage)
{
    // Brows, lashes and the roundness of an edge may lie this far before the skin without hiding it.
    constexpr float slack = 0.7f;
    const auto places = placesOn(sitting.who);
    FacePoints points;
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i] = seenPoint(stage.figure().landmark(places[i].x, places[i].y, places[i].slit),
                              sitting.camera, stage.scene(), slack);
    return points;
}

std::array<SeenPoint, 2> irisesOf(const Sitting &sitting, const Stage &stage)
{
    const auto iris = [&](const EyeState &eye) {
        const Vec3 world = sitting.body.headPoint(eye.centre + eye.gaze * eyeballRadius);
        SeenPoint point = seenPoint(world, sitting.camera);
        const auto first = stage.scene().nearest(sitting.camera.eye, normalized(world - sitting.camera.eye));
        point.visible = point.visible && first && first->material == Material::Eye;
        return point;
    };
    return {iris(sitting.eyes.left), iris(sitting.eyes.right)};
}

} // namespace presence
