// SPDX-License-Identifier: MIT
#include "core/critique/measure/marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

constexpr double rad = CV_PI / 180;

// Edges of MediaPipe's face mesh.
constexpr std::array outerLips{61,  146, 91,  181, 84,  17, 314, 405, 321, 375,
                               291, 409, 270, 269, 267, 0,  37,  39,  40,  185};
constexpr std::array innerLips{78,  95,  88,  178, 87,  14, 317, 402, 318, 324,
                               308, 415, 310, 311, 312, 13, 82,  81,  80,  191};
constexpr std::array rightLids{33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246};
constexpr std::array leftLids{263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466};

const FaceMesh *wholeMesh(const Observation &seen)
{
    const bool whole =
        seen.reading && seen.reading->mesh && seen.reading->mesh->points.size() >= mesh::pointCount;
    return whole ? &*seen.reading->mesh : nullptr;
}

double tenth(double value) { return std::round(value * 10) / 10; }

Mark meshOutline(const FaceMesh &mesh, std::span<const int> indices, std::string label)
{
    Mark mark{Mark::Kind::Outline, {}, std::move(label)};
    for (const int index : indices) {
        const Point2 at = mesh.at(std::size_t(index));
        mark.points.push_back({tenth(at.x), tenth(at.y)});
    }
    return mark;
}

Mark circle(const Iris &iris, std::string label)
{
    constexpr int corners = 16;
    Mark mark{Mark::Kind::Outline, {}, std::move(label)};
    for (int i = 0; i < corners; ++i) {
        const double turn = 2 * CV_PI * i / corners, radius = iris.diameter() / 2;
        mark.points.push_back({tenth(iris.points[0].x + radius * std::cos(turn)),
                               tenth(iris.points[0].y + radius * std::sin(turn))});
    }
    return mark;
}

cv::Point2d middleOf(const cv::Rect2d &box) { return (box.tl() + box.br()) * 0.5; }

/// Where a nose is in the box of a face, or the tip of the nose where the points are known.
cv::Point2d nose(const Observation &seen)
{
    if (const FaceMesh *mesh = wholeMesh(seen)) {
        const Point2 tip = mesh->at(mesh::noseTip);
        return cv::Point2d(tip.x, tip.y) / seen.picture.scale;
    }
    const cv::Rect2d &box = seen.faces.front().box;
    return {box.x + 0.5 * box.width, box.y + 0.58 * box.height};
}

} // namespace

Mark mark(Mark::Kind kind, const Picture &picture, std::span<const cv::Point2d> work, std::string label)
{
    Mark mark{kind, {}, std::move(label)};
    for (const cv::Point2d &point : work)
        mark.points.push_back({tenth(point.x * picture.scale), tenth(point.y * picture.scale)});
    return mark;
}

Mark line(const Picture &picture, cv::Point2d from, cv::Point2d to, std::string label)
{
    return mark(Mark::Kind::Line, picture, std::array{from, to}, std::move(label));
}

Mark arrow(const Picture &picture, cv::Point2d from, cv::Point2d to, std::string label)
{
    return mark(Mark::Kind::Arrow, picture, std::array{from, to}, std::move(label));
}

Mark outline(const Picture &picture, const cv::Rect2d &box, std::string label)
{
    const std::array corners{box.tl(), cv::Point2d(box.br().x, box.y), box.br(),
                             cv::Point2d(box.x, box.br().y)};
    return mark(Mark::Kind::Outline, picture, corners, std::move(label));
}

std::vector<Mark> irisMarks(const Observation &seen)
{
    if (seen.reading && seen.reading->irises)
        return {circle(seen.reading->irises->left, "iris"), circle(seen.reading->irises->right, "iris")};
    if (!seen.eyes)
        return {};
    return {mark(Mark::Kind::Points, seen.picture, std::array{seen.eyes->left.pupil, seen.eyes->right.pupil},
                 "pupils")};
}

std::vector<Mark> lidMarks(const Observation &seen)
{
    if (const FaceMesh *mesh = wholeMesh(seen))
        return {meshOutline(*mesh, leftLids, "lids"), meshOutline(*mesh, rightLids, "lids")};
    if (!seen.eyes)
        return {};
    return {outline(seen.picture, seen.eyes->left.box, "lids"),
            outline(seen.picture, seen.eyes->right.box, "lids")};
}

std::vector<Mark> lipMarks(const Observation &seen)
{
    if (const FaceMesh *mesh = wholeMesh(seen))
        return {meshOutline(*mesh, outerLips, "lips"), meshOutline(*mesh, innerLips, "mouth")};
    if (!seen.mouth)
        return {};
    return {outline(seen.picture, seen.mouth->area, "mouth")};
}

std::vector<Mark> gazeMarks(const Observation &seen)
{
    if (!seen.reading || !seen.reading->gaze || !seen.eyes)
        return {};
    const Gaze &gaze = *seen.reading->gaze;
    // Image right is the subject's left; y grows downward. As long as the eyes are apart at 30°.
    const double reach = 2 * seen.eyes->distance();
    const cv::Point2d way(std::sin(gaze.left * rad) * reach, -std::sin(gaze.up * rad) * reach);
    return {arrow(seen.picture, seen.eyes->left.pupil, seen.eyes->left.pupil + way, "gaze"),
            arrow(seen.picture, seen.eyes->right.pupil, seen.eyes->right.pupil + way, "gaze")};
}

std::vector<Mark> headMarks(const Observation &seen)
{
    if (!seen.reading || !seen.reading->pose || seen.faces.empty())
        return {};
    const HeadPose &pose = *seen.reading->pose;
    const cv::Point2d from = nose(seen);
    const double reach = 0.6 * seen.faces.front().box.width;
    const double yaw = pose.yaw * rad, pitch = pose.pitch * rad, roll = pose.roll * rad;
    const auto rolled = [&](double x, double y) {
        return cv::Point2d(x * std::cos(roll) - y * std::sin(roll), x * std::sin(roll) + y * std::cos(roll)) *
               reach;
    };
    const cv::Point2d ahead = rolled(std::sin(yaw) * std::cos(pitch), -std::sin(pitch));
    const cv::Point2d up = rolled(std::sin(yaw) * std::sin(-pitch), -std::cos(pitch));
    const cv::Point2d across = rolled(std::cos(yaw), 0);
    return {arrow(seen.picture, from, from + ahead, "nose"),
            line(seen.picture, from - up, from + up, "upright"),
            line(seen.picture, from - across, from + across, "level")};
}

std::vector<Mark> eyeLineMarks(const Observation &seen)
{
    if (!seen.eyes)
        return {};
    const cv::Point2d left = middleOf(seen.eyes->left.box), right = middleOf(seen.eyes->right.box);
    const cv::Point2d beyond = (left - right) * 0.5;
    return {line(seen.picture, right - beyond, left + beyond, "eye_line")};
}

std::vector<Mark> mirrorMarks(const Observation &seen)
{
    if (!seen.eyes)
        return {};
    const cv::Point2d across = seen.eyes->left.pupil - seen.eyes->right.pupil;
    const cv::Point2d down(-across.y, across.x);
    const cv::Point2d middle = seen.eyes->middle();
    return {line(seen.picture, middle - down * 0.8, middle + down * 1.6, "mirror_axis")};
}

std::vector<Mark> subjectMarks(const Observation &seen)
{
    if (!seen.subject || seen.subject->mask.empty())
        return {};
    std::vector<std::vector<cv::Point>> contours;
    cv::findContours(seen.subject->mask, contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
    if (contours.empty())
        return {};
    const auto largest = std::ranges::max_element(
        contours, {}, [](const std::vector<cv::Point> &contour) { return cv::contourArea(contour); });
    std::vector<cv::Point> simple;
    constexpr double tolerance = 2.5; // work pixels: finer than the masks are true to
    cv::approxPolyDP(*largest, simple, tolerance, true);
    const std::vector<cv::Point2d> points(simple.begin(), simple.end());
    return {mark(Mark::Kind::Outline, seen.picture, points, "person")};
}

std::vector<Mark> skinMarks(const Observation &seen)
{
    if (!seen.patch || seen.faces.empty())
        return {};
    const cv::Rect2d &box = seen.faces.front().box;
    const double scale = box.width / FacePatch::side, down = box.height / FacePatch::side;
    const auto placed = [&](const cv::Rect &part, const char *label) {
        return outline(
            seen.picture,
            {box.x + part.x * scale, box.y + part.y * down, part.width * scale, part.height * down}, label);
    };
    return {placed(seen.patch->leftCheek, "left_cheek"), placed(seen.patch->rightCheek, "right_cheek"),
            placed(seen.patch->forehead, "forehead")};
}

Mark lightMark(const Observation &seen, double azimuthDeg, double elevationDeg)
{
    const cv::Rect2d &box = seen.faces.front().box;
    const cv::Point2d to = nose(seen);
    const cv::Point2d lamp(std::sin(azimuthDeg * rad) * std::cos(elevationDeg * rad),
                           -std::sin(elevationDeg * rad));
    return arrow(seen.picture, to + lamp * 1.1 * box.width, to + lamp * 0.35 * box.width, "light");
}

} // namespace presence::critique
