// SPDX-License-Identifier: MIT
#include "core/critique/observe/read_face.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

constexpr double boxPerScale = 1.557;
constexpr double eyesInBox = 0.374;

cv::Point2d work(Point2 point, const Picture &picture)
{
    return {point.x / picture.scale, point.y / picture.scale};
}

Eye eyeOf(Point2 outer, Point2 inner, const std::optional<Point2> &iris, const Picture &picture)
{
    const cv::Point2d a = work(outer, picture), b = work(inner, picture);
    const cv::Point2d centre = (a + b) * 0.5;
    const double width = 1.5 * cv::norm(a - b), height = 0.75 * width;
    Eye eye;
    eye.box = {centre.x - width / 2, centre.y - height / 2, width, height};
    eye.pupil = iris ? work(*iris, picture) : centre;
    return eye;
}

/// `point`: by the number of the mesh.
template <typename PointOf>
Face faceAround(PointOf point, const std::optional<HeadPose> &pose, const Picture &picture,
                double turnedAwayDeg)
{
    const Point2 eyes = middle(middle(point(mesh::outerCornerRight), point(mesh::innerCornerRight)),
                               middle(point(mesh::outerCornerLeft), point(mesh::innerCornerLeft)));
    const double yaw = pose ? pose->yaw * CV_PI / 180 : 0;
    const double across =
        distance(point(mesh::outerCornerRight), point(mesh::outerCornerLeft)) / std::max(0.5, std::cos(yaw));
    const double down = distance(eyes, point(mesh::chin));
    const double side = boxPerScale * std::sqrt(across * down) / picture.scale;
    const cv::Point2d centre = work(middle(eyes, point(mesh::chin)), picture);
    Face face;
    face.box = {centre.x - side / 2, work(eyes, picture).y - eyesInBox * side, side, side};
    face.votes = 3;
    face.turned = pose && std::abs(pose->yaw) > turnedAwayDeg;
    return face;
}

} // namespace

Face faceOf(const FaceReading &reading, const Picture &picture, double turnedAwayDeg)
{
    const FaceMesh &mesh = *reading.mesh;
    return faceAround([&](std::size_t id) { return mesh.at(id); }, reading.pose, picture, turnedAwayDeg);
}

Face faceOf(const FittedFace &fitted, const HeadPose &pose, const Picture &picture, double turnedAwayDeg)
{
    return faceAround([&](std::size_t id) { return at(fitted.points, id); }, pose, picture, turnedAwayDeg);
}

Eyes eyesOf(const FaceReading &reading, const Picture &picture)
{
    const FaceMesh &mesh = *reading.mesh;
    std::optional<Point2> left, right;
    if (reading.irises) {
        left = reading.irises->left.points[0];
        right = reading.irises->right.points[0];
    }
    return {eyeOf(mesh.at(mesh::outerCornerLeft), mesh.at(mesh::innerCornerLeft), left, picture),
            eyeOf(mesh.at(mesh::outerCornerRight), mesh.at(mesh::innerCornerRight), right, picture)};
}

Eyes eyesOf(const FittedFace &face, const Picture &picture)
{
    const auto point = [&](std::size_t id) { return at(face.points, id); };
    return {
        eyeOf(point(mesh::outerCornerLeft), point(mesh::innerCornerLeft), point(mesh::irisLeft), picture),
        eyeOf(point(mesh::outerCornerRight), point(mesh::innerCornerRight), point(mesh::irisRight), picture)};
}

Subject subjectOf(const SubjectMask &mask, const Picture &picture)
{
    const cv::Mat cells(mask.height, mask.width, CV_32F, const_cast<float *>(mask.values.data()));
    const auto undecided = std::ranges::count_if(mask.values, [](float p) { return p > 0.2f && p < 0.8f; });
    Subject subject;
    // The outline itself always takes some undecided cells: up to a tenth of the grid is ordinary.
    subject.confidence = std::clamp(1.1 - double(undecided) / double(mask.values.size()), 0.0, 1.0);
    cv::resize(cells, subject.mask, picture.work.size(), 0, 0, cv::INTER_LINEAR);
    subject.mask = subject.mask > 0.5;
    return subject;
}

} // namespace presence::critique
