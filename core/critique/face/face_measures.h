// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/finding.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace presence {

struct Point2
{
    double x = 0, y = 0;
};

struct Point3
{
    double x = 0, y = 0, z = 0;
};

double distance(Point2 a, Point2 b);
Point2 middle(Point2 a, Point2 b);

/// A found face in pixels of the picture.
struct FaceBox
{
    Region box;
    /// Right eye, left eye, nose tip, right and left corner of the mouth (the subject's sides).
    std::array<Point2, 5> points{};
    double score = 0; ///< 0–1
};

/// Numbers of the points of MediaPipe's face mesh. Sides are the subject's.
namespace mesh {
constexpr std::size_t pointCount = 468, pointCountWithIrises = 478;
constexpr std::size_t outerCornerRight = 33, innerCornerRight = 133, innerCornerLeft = 362,
                      outerCornerLeft = 263;
constexpr std::size_t lidsRight[] = {159, 145}, lidsLeft[] = {386, 374};
constexpr std::size_t mouthCornerRight = 61, mouthCornerLeft = 291, innerLips[] = {13, 14};
constexpr std::size_t outerLips[] = {0, 17}, noseWings[] = {98, 327};
constexpr std::size_t noseTip = 4, chin = 152;
constexpr std::size_t irisRight = 468, irisLeft = 473; ///< the first of five: centre, then the rim
} // namespace mesh

/// Points of a face in pixels of the picture; z on the scale of x, smaller = nearer.
struct FaceMesh
{
    double presence = 0;        ///< 0–1; above 0.5 it is a face
    std::vector<Point3> points; ///< 468, or 478 with irises

    Point2 at(std::size_t index) const { return {points[index].x, points[index].y}; }
    bool hasIrises() const { return points.size() == mesh::pointCountWithIrises; }
};

struct Iris
{
    std::array<Point2, 5> points{}; ///< centre; rim toward the image's right, top, left, bottom
    double diameter() const;        ///< pixels
};

struct Irises
{
    Iris right, left;
    bool exact = false; ///< from the iris network; false: from the mesh
};

/// The irises of a mesh that has them.
std::optional<Irises> irisesOf(const FaceMesh &mesh);

/// Half way between two sightings of the same irises.
Irises meanOf(const Irises &a, const Irises &b);

/// The mesh with these irises in place of its own; gives a mesh without irises some.
FaceMesh withIrises(const FaceMesh &mesh, const Irises &irises);

/// How the head is turned against the camera, degrees: + = to the subject's left, chin up, toward the
/// subject's left shoulder.
struct HeadPose
{
    double yaw = 0, pitch = 0, roll = 0;
};

/// Where the eyes look, degrees from the camera's axis: + = to the subject's left, up. At most 8 is direct,
/// 12 and more averted. On 25 labelled faces that look into the camera: deviation 2.8° across and up, none
/// above 8; on 6 that look elsewhere: 11 to 90. On 50 rendered heads of known gaze: mean error 3.3° across;
/// up and down is told weakly and some degrees too low. Meaningless below an iris of 7 px, behind closed
/// lids and beyond 40° of yaw.
struct Gaze
{
    double left = 0, up = 0;
    /// Left eye minus right eye, horizontally, beyond what is natural: the inner corners make irises sit 14°
    /// apart in the mean (25 faces, deviation 5.7°). Below 12 either way it says nothing.
    double apart = 0;
    double angle() const;
};

/// What a face looks like to the likeness network, of length 1.
using FaceLikeness = std::array<float, 128>;

/// Cosine: 0.60 and more "same look", 0.45–0.60 drifting, less: different (same people in different
/// photographs 0.67–0.79, one picture after edits 0.91 and more, different people 0.05 in the mean, 99 %
/// below 0.42). A similarity, never a claim about who it is.
double similarity(const FaceLikeness &a, const FaceLikeness &b);

// The following functions are pure geometry on the mesh; their constants were calibrated on about 190
// portraits that look into the camera.

/// The iris against the middle of the eye's corners in millimetres, on a sphere of 10 mm whose centre lies
/// behind the corners, so that a turned head shifts the iris of a direct look.
Gaze gazeOf(const FaceMesh &mesh, const Irises &irises, double yawDegrees);

/// Distance of the lids over the width of the eye (Soukupová, Čech 2016). Below 0.15 closed, 0.15–0.22
/// narrow; open eyes have 0.31 in the median.
struct EyeOpening
{
    double right = 0, left = 0;
    double smaller() const { return right < left ? right : left; }
};
EyeOpening eyeOpeningOf(const FaceMesh &mesh);

/// Measured with the roll taken out. `lift`, `width`: in distances between the eyes' middles; `gap`: between
/// the inner lips, over the distance from the eyes' middle to the chin; `slant`: height of the left corner
/// above the right one, over the distance of the outer corners of the eyes.
struct MouthShape
{
    double lift = 0;  ///< corners above the middle of the lips: < 0.05 no smile, > 0.115 a broad one
    double width = 0; ///< 0.88 at rest, 1.08 in a broad smile
    double gap = 0;   ///< < 0.02 closed, > 0.07 open
    double slant = 0; ///< |slant| 0.01 in the median, 0.03 at the 95th percentile
    // Like `lift`, but above the upper and the lower edge of the lips, and below the wings of the nose.
    double overUpper = 0, overLower = 0, underNose = 0;
};
MouthShape mouthShapeOf(const FaceMesh &mesh);

} // namespace presence
