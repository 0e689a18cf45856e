// SPDX-License-Identifier: MIT
#include "core/critique/face/face_measures.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace presence {

namespace {

constexpr double degrees = 180 / std::numbers::pi;

/// The picture's axes turned so that the line of the eyes is level.
struct LevelFrame
{
    explicit LevelFrame(const FaceMesh &mesh)
    {
        const Point2 right = mesh.at(mesh::outerCornerRight), left = mesh.at(mesh::outerCornerLeft);
        const double length = std::max(1e-9, distance(right, left));
        c = (left.x - right.x) / length;
        s = (left.y - right.y) / length;
    }
    Point2 operator()(Point2 p) const { return {c * p.x + s * p.y, c * p.y - s * p.x}; }

    double c, s;
};

Point2 eyeRight(const FaceMesh &mesh)
{
    return middle(mesh.at(mesh::outerCornerRight), mesh.at(mesh::innerCornerRight));
}
Point2 eyeLeft(const FaceMesh &mesh)
{
    return middle(mesh.at(mesh::outerCornerLeft), mesh.at(mesh::innerCornerLeft));
}

double ratio(double part, double whole) { return whole > 1e-9 ? part / whole : 0; }

} // namespace

double distance(Point2 a, Point2 b) { return std::hypot(a.x - b.x, a.y - b.y); }
Point2 middle(Point2 a, Point2 b) { return {(a.x + b.x) / 2, (a.y + b.y) / 2}; }

double Iris::diameter() const
{
    return (distance(points[1], points[3]) + distance(points[2], points[4])) / 2;
}

double Gaze::angle() const { return std::hypot(left, up); }

std::optional<Irises> irisesOf(const FaceMesh &mesh)
{
    if (!mesh.hasIrises())
        return {};
    Irises irises;
    for (std::size_t i = 0; i < 5; ++i) {
        irises.right.points[i] = mesh.at(mesh::irisRight + i);
        irises.left.points[i] = mesh.at(mesh::irisLeft + i);
    }
    return irises;
}

Irises meanOf(const Irises &a, const Irises &b)
{
    Irises mean;
    for (std::size_t i = 0; i < 5; ++i) {
        mean.right.points[i] = middle(a.right.points[i], b.right.points[i]);
        mean.left.points[i] = middle(a.left.points[i], b.left.points[i]);
    }
    mean.exact = a.exact && b.exact;
    return mean;
}

FaceMesh withIrises(const FaceMesh &mesh, const Irises &irises)
{
    FaceMesh completed = mesh;
    completed.points.resize(mesh::pointCountWithIrises);
    for (std::size_t i = 0; i < 5; ++i) {
        const Point2 right = irises.right.points[i], left = irises.left.points[i];
        completed.points[mesh::irisRight + i] = {right.x, right.y, 0};
        completed.points[mesh::irisLeft + i] = {left.x, left.y, 0};
    }
    return completed;
}

double similarity(const FaceLikeness &a, const FaceLikeness &b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

Gaze gazeOf(const FaceMesh &mesh, const Irises &irises, double yawDegrees)
{
    constexpr double irisMm = 11.7;        // mean visible iris: Rüfer, Schröder, Erb, Cornea 2005
    constexpr double eyeballToIrisMm = 10; // centre of the eyeball to the plane of the iris
    constexpr double restMm = 2.0;         // iris of a level look below the line of the corners
    constexpr double depthMm = 5.7;        // of the eyeball's centre behind the corners
    constexpr double naturalApart = 14;    // degrees, see Gaze::apart
    const LevelFrame level(mesh);
    const auto offsetMm = [&](const Iris &iris, Point2 cornerMiddle) {
        const Point2 from = level(cornerMiddle), to = level(iris.points[0]);
        const double mmPerPixel = ratio(irisMm, iris.diameter());
        return Point2{(to.x - from.x) * mmPerPixel + depthMm * std::sin(yawDegrees / degrees),
                      (to.y - from.y) * mmPerPixel + restMm};
    };
    const auto angle = [&](double mm) {
        return std::asin(std::clamp(mm / eyeballToIrisMm, -1.0, 1.0)) * degrees;
    };
    const Point2 right = offsetMm(irises.right, eyeRight(mesh));
    const Point2 left = offsetMm(irises.left, eyeLeft(mesh));
    const Point2 both = middle(right, left);
    // Image right is the subject's left; y grows downward.
    return {angle(both.x), -angle(both.y), angle(left.x) - angle(right.x) - naturalApart};
}

EyeOpening eyeOpeningOf(const FaceMesh &mesh)
{
    const auto opening = [&](const std::size_t(&lids)[2], std::size_t outer, std::size_t inner) {
        return ratio(distance(mesh.at(lids[0]), mesh.at(lids[1])), distance(mesh.at(outer), mesh.at(inner)));
    };
    return {opening(mesh::lidsRight, mesh::outerCornerRight, mesh::innerCornerRight),
            opening(mesh::lidsLeft, mesh::outerCornerLeft, mesh::innerCornerLeft)};
}

MouthShape mouthShapeOf(const FaceMesh &mesh)
{
    const LevelFrame level(mesh);
    const double betweenEyes = distance(eyeRight(mesh), eyeLeft(mesh));
    const double eyesToChin = distance(middle(eyeRight(mesh), eyeLeft(mesh)), mesh.at(mesh::chin));
    const Point2 right = level(mesh.at(mesh::mouthCornerRight)), left = level(mesh.at(mesh::mouthCornerLeft));
    const Point2 upper = mesh.at(mesh::innerLips[0]), lower = mesh.at(mesh::innerLips[1]);
    MouthShape mouth;
    const double corners = (right.y + left.y) / 2;
    const double wings = level(middle(mesh.at(mesh::noseWings[0]), mesh.at(mesh::noseWings[1]))).y;
    mouth.lift = ratio(level(middle(upper, lower)).y - corners, betweenEyes);
    mouth.overUpper = ratio(level(mesh.at(mesh::outerLips[0])).y - corners, betweenEyes);
    mouth.overLower = ratio(level(mesh.at(mesh::outerLips[1])).y - corners, betweenEyes);
    mouth.underNose = ratio(corners - wings, betweenEyes);
    mouth.width = ratio(distance(right, left), betweenEyes);
    mouth.gap = ratio(distance(upper, lower), eyesToChin);
    mouth.slant =
        ratio(right.y - left.y, distance(mesh.at(mesh::outerCornerRight), mesh.at(mesh::outerCornerLeft)));
    return mouth;
}

} // namespace presence
