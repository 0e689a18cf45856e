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

Eye eyeOf(const FaceMesh &mesh, std::size_t outer, std::size_t inner, const std::optional<Iris> &iris,
          const Picture &picture)
{
    const cv::Point2d a = work(mesh.at(outer), picture), b = work(mesh.at(inner), picture);
    const cv::Point2d centre = (a + b) * 0.5;
    const double width = 1.5 * cv::norm(a - b), height = 0.75 * width;
    Eye eye;
    eye.box = {centre.x - width / 2, centre.y - height / 2, width, height};
    eye.pupil = iris ? work(iris->points[0], picture) : centre;
    return eye;
}

} // namespace

Face faceOf(const FaceReading &reading, const Picture &picture, double turnedAwayDeg)
{
    const FaceMesh &mesh = *reading.mesh;
    const Point2 eyes = middle(middle(mesh.at(mesh::outerCornerRight), mesh.at(mesh::innerCornerRight)),
                               middle(mesh.at(mesh::outerCornerLeft), mesh.at(mesh::innerCornerLeft)));
    const double yaw = reading.pose ? reading.pose->yaw * CV_PI / 180 : 0;
    const double across = distance(mesh.at(mesh::outerCornerRight), mesh.at(mesh::outerCornerLeft)) /
                          std::max(0.5, std::cos(yaw));
    const double down = distance(eyes, mesh.at(mesh::chin));
    const double side = boxPerScale * std::sqrt(across * down) / picture.scale;
    const cv::Point2d centre = work(middle(eyes, mesh.at(mesh::chin)), picture);
    Face face;
    face.box = {centre.x - side / 2, work(eyes, picture).y - eyesInBox * side, side, side};
    face.votes = 3;
    face.turned = reading.pose && std::abs(reading.pose->yaw) > turnedAwayDeg;
    return face;
}

Eyes eyesOf(const FaceReading &reading, const Picture &picture)
{
    std::optional<Iris> left, right;
    if (reading.irises) {
        left = reading.irises->left;
        right = reading.irises->right;
    }
    return {eyeOf(*reading.mesh, mesh::outerCornerLeft, mesh::innerCornerLeft, left, picture),
            eyeOf(*reading.mesh, mesh::outerCornerRight, mesh::innerCornerRight, right, picture)};
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
