// SPDX-License-Identifier: MIT
#include "core/critique/fitter/landmark_fitter.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

constexpr std::string_view weightsFile = "models/landmarks.bin";
constexpr std::size_t coarseStages = 4;          ///< enough to find where the face is and how it is turned
constexpr double irisOfOuterCorners = 11.7 / 89; ///< mm: visible iris, outer corners of the canonical face

/// Our points at their places among those of the mesh, so that its geometry can be asked; the others are
/// zero.
FaceMesh sparseMesh(const FittedPoints &points)
{
    FaceMesh mesh;
    mesh.points.resize(mesh::pointCountWithIrises);
    for (std::size_t i = 0; i < points.size(); ++i)
        mesh.points[fittedPointIds[i]] = {points[i].x, points[i].y, 0};
    return mesh;
}

/// Two measures of the height over the width (Soukupová, Čech 2016).
double openingOf(const FittedPoints &points, const std::array<std::size_t, 6> &eye)
{
    const auto length = [&](std::size_t a, std::size_t b) {
        return distance(at(points, eye[a]), at(points, eye[b]));
    };
    return (length(1, 5) + length(2, 4)) / std::max(1e-9, 2 * length(0, 3));
}

/// A circle of the usual size around the centre.
Iris irisAround(Point2 centre, double diameter)
{
    const double r = diameter / 2;
    return {{{centre,
              {centre.x + r, centre.y},
              {centre.x, centre.y - r},
              {centre.x - r, centre.y},
              {centre.x, centre.y + r}}}};
}

double outerCorners(const FittedPoints &points)
{
    return distance(at(points, mesh::outerCornerRight), at(points, mesh::outerCornerLeft));
}

} // namespace

GreyPatch::GreyPatch(const cv::Mat &bgr, const Crop &crop, int pixels)
{
    const double reach = 0.75 * crop.side; // more than half the diagonal
    const cv::Rect around =
        cv::Rect(int(std::floor(crop.centre.x - reach)), int(std::floor(crop.centre.y - reach)),
                 int(2 * reach) + 2, int(2 * reach) + 2) &
        cv::Rect(0, 0, bgr.cols, bgr.rows);
    if (around.width < 2 || around.height < 2)
        return;
    const int shrink = std::max(1, int(crop.side / pixels));
    cv::Mat part = bgr(around);
    if (shrink > 1)
        cv::resize(part, part, {std::max(1, around.width / shrink), std::max(1, around.height / shrink)}, 0,
                   0, cv::INTER_AREA);
    cv::cvtColor(part, m_grey, cv::COLOR_BGR2GRAY);
    m_origin = {double(around.x), double(around.y)};
    m_perPixel = double(m_grey.cols) / around.width;
}

cv::Mat GreyPatch::cropped(const Crop &crop, int pixels) const
{
    if (m_grey.empty())
        return cv::Mat::zeros(pixels, pixels, CV_8U);
    return cut(m_grey,
               {{(crop.centre.x - m_origin.x) * m_perPixel, (crop.centre.y - m_origin.y) * m_perPixel},
                crop.side * m_perPixel,
                crop.angle},
               pixels);
}

Result<LandmarkFitter> LandmarkFitter::load(const Resources &resources)
{
    const auto bytes = resources.text(weightsFile);
    if (!bytes)
        return bytes.error();
    auto descent = readDescent(*bytes);
    if (!descent)
        return descent.error();
    return LandmarkFitter(std::move(*descent));
}

FittedFace LandmarkFitter::fit(const cv::Mat &bgr, const Region &box, double rollDeg) const
{
    const int side = m_descent.stages.back().side;
    const Crop around = Descent::cropAround(box, rollDeg);
    const GreyPatch patch(bgr, around, side);
    const auto fitIn = [&](const Crop &crop, std::size_t stages) {
        return Descent::toPicture(m_descent.fit(patch.cropped(crop, side), stages).points, crop);
    };
    // The cascades' boxes are unsteady: three sizes, of which every point takes the middle answer.
    std::array<FittedPoints, 3> starts;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        Crop crop = around;
        crop.side *= 0.9 + 0.1 * double(i);
        starts[i] = fitIn(crop, coarseStages);
    }
    const auto middleOf = [&](std::size_t i, double Point2::*axis) {
        const double a = starts[0][i].*axis, b = starts[1][i].*axis, c = starts[2][i].*axis;
        return std::max(std::min(a, b), std::min(std::max(a, b), c));
    };
    FittedPoints first;
    for (std::size_t i = 0; i < fittedPointCount; ++i)
        first[i] = {middleOf(i, &Point2::x), middleOf(i, &Point2::y)};
    // Again from around the points, until the crop is where the fine stages learned it to be.
    const FittedPoints near = fitIn(m_descent.cropAround(first), coarseStages);
    const Crop last = m_descent.cropAround(near);
    const DescentFit fine = m_descent.fit(patch.cropped(last, side));
    return {Descent::toPicture(fine.points, last), last, m_descent.presenceOf(fine.seen)};
}

FaceReading LandmarkFitter::reading(const FittedFace &face, const Region &box) const
{
    constexpr double degrees = 180 / std::numbers::pi;
    const FittedPoints &points = face.points;
    const cv::Mat angles = m_descent.pose.weights * poseFeatures(points, m_descent);
    FaceReading reading;
    reading.box.box = box;
    HeadPose pose;
    pose.yaw = angles.at<float>(0);
    pose.pitch = angles.at<float>(1);
    pose.roll = m_descent.cropAround(points).angle * degrees;
    reading.pose = pose;
    reading.eyes = EyeOpening{openingOf(points, {33, 160, 158, 133, 153, 144}),
                              openingOf(points, {263, 387, 385, 362, 380, 373})};
    const FaceMesh mesh = sparseMesh(points);
    reading.mouth = mouthShapeOf(mesh);
    const double iris =
        irisOfOuterCorners * outerCorners(points) / std::max(0.5, std::cos(pose.yaw / degrees));
    reading.irises =
        Irises{irisAround(at(points, mesh::irisRight), iris), irisAround(at(points, mesh::irisLeft), iris)};
    reading.gaze = gazeOf(mesh, *reading.irises, pose.yaw);
    // Our corners follow a turning head further than the mesh's do: slopes and level fitted to 61 renders.
    reading.gaze->left += 0.36 * pose.yaw;
    reading.gaze->up += pose.pitch + 4;
    return reading;
}

} // namespace presence::critique
