// SPDX-License-Identifier: MIT
#include "tests/training/training_set.h"

#include "tests/accuracy/close_eyes.h"
#include "tests/accuracy/table.h"

#include <cmath>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <sstream>

using namespace presence;
using namespace presence::critique;

namespace {

constexpr int heldOut = 8; ///< every eighth face is not fitted to

} // namespace

std::vector<TrainingFace> readTrainingFaces(const std::filesystem::path &folder)
{
    std::vector<TrainingFace> faces;
    for (const auto &row : readTable(folder / "labels.csv")) {
        TrainingFace face;
        face.name = row.at("file");
        face.picture = cv::imread((folder / face.name).string());
        if (face.picture.empty())
            continue;
        std::istringstream(row.at("box")) >> face.box.x >> face.box.y >> face.box.width >> face.box.height;
        const std::string &safe = row.at("mirror_safe");
        face.mirrorSafe = safe == "1" || safe == "true" || safe == "yes";
        for (std::size_t i = 0; i < fittedPointCount; ++i) {
            const std::string id = std::to_string(fittedPointIds[i]);
            face.points[i] = {std::stod(row.at("x" + id)), std::stod(row.at("y" + id))};
        }
        if (row.contains("yaw"))
            face.pose = TrainingFace::Pose{std::stod(row.at("yaw")), std::stod(row.at("pitch"))};
        faces.push_back(std::move(face));
    }
    return faces;
}

TrainingFace mirrored(const TrainingFace &face)
{
    TrainingFace other = face;
    other.picture = cv::Mat(); // not into the pixels of `face`, which it shares
    cv::flip(face.picture, other.picture, 1);
    other.box.x = face.picture.cols - face.box.x - face.box.width;
    for (std::size_t i = 0; i < fittedPointCount; ++i) {
        const Point2 from = at(face.points, mirroredId(fittedPointIds[i]));
        other.points[i] = {face.picture.cols - from.x, from.y};
    }
    if (face.pose)
        other.pose->yaw = -face.pose->yaw;
    return other;
}

TrainingFace withClosedEyes(const TrainingFace &face)
{
    TrainingFace shut = face;
    shut.picture = face.picture.clone();
    struct Eye
    {
        std::array<std::size_t, 2> corners, upper, lower;
    };
    for (const Eye &eye : {Eye{{33, 133}, {160, 158}, {144, 153}}, Eye{{263, 362}, {387, 385}, {373, 380}}}) {
        const auto lid = [&](const std::array<std::size_t, 2> &middle) {
            std::vector<cv::Point2d> points;
            for (const std::size_t id : {eye.corners[0], middle[0], middle[1], eye.corners[1]})
                points.emplace_back(at(face.points, id).x, at(face.points, id).y);
            return points;
        };
        closeEye(shut.picture, lid(eye.upper), lid(eye.lower));
        for (std::size_t i = 0; i < 2; ++i) // the margins meet on the lower one
            shut.points[fittedIndex(eye.upper[i])] = at(face.points, eye.lower[i]);
    }
    return shut;
}

TrainingSet readTrainingSet(const std::vector<std::filesystem::path> &folders)
{
    TrainingSet set;
    for (const auto &folder : folders) {
        std::size_t index = 0;
        for (TrainingFace &face : readTrainingFaces(folder)) {
            const bool keep = index++ % heldOut == 0, rendered = face.pose.has_value();
            const auto add = [&](TrainingFace more, bool shut = false) {
                set.shut.push_back(shut);
                set.faces.push_back(std::move(more));
                set.kept.push_back(keep);
                set.rendered.push_back(rendered);
            };
            if (!rendered) {
                add(withClosedEyes(face), true);
                if (face.mirrorSafe) {
                    const TrainingFace other = mirrored(face);
                    add(withClosedEyes(other), true);
                    add(other);
                }
            }
            add(std::move(face));
        }
    }
    return set;
}
