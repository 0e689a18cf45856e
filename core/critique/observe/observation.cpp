// SPDX-License-Identifier: MIT
#include "core/critique/observe/observation.h"

#include "core/critique/face/head_pose.h"
#include "core/critique/observe/find_face.h"
#include "core/critique/observe/read_face.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <opencv2/imgproc.hpp>

namespace presence::critique {

namespace {

/// A rectangle given in fractions of the box, its centre turned around the middle of the face.
cv::Rect region(double left, double right, double top, double bottom, double rollDeg)
{
    const double angle = rollDeg * CV_PI / 180;
    const double u = (left + right) / 2 - 0.5;
    const double v = (top + bottom) / 2 - 0.5;
    const double x = 0.5 + u * std::cos(angle) - v * std::sin(angle) - (right - left) / 2;
    const double y = 0.5 + u * std::sin(angle) + v * std::cos(angle) - (bottom - top) / 2;
    constexpr double side = FacePatch::side;
    return cv::Rect(int(x * side), int(y * side), int((right - left) * side), int((bottom - top) * side)) &
           cv::Rect(0, 0, FacePatch::side, FacePatch::side);
}

/// Cheeks and forehead as fractions of the cascade box: fitted to the face mesh's regions on 96 pictures.
FacePatch cutPatch(const Picture &picture, const Face &face, double rollDeg)
{
    const cv::Rect2d full(face.box.x * picture.scale, face.box.y * picture.scale,
                          face.box.width * picture.scale, face.box.height * picture.scale);
    const cv::Rect inside = cv::Rect(full) & cv::Rect(0, 0, picture.full.cols, picture.full.rows);
    FacePatch patch;
    patch.fullWidth = full.width;
    cv::resize(picture.full(inside), patch.bgr, {FacePatch::side, FacePatch::side}, 0, 0,
               full.width > FacePatch::side ? cv::INTER_AREA : cv::INTER_LINEAR);
    patch.lab = toLab(patch.bgr);
    patch.luminance = toLuminance(patch.bgr);
    patch.rightCheek = region(0.20, 0.36, 0.50, 0.66, rollDeg);
    patch.leftCheek = region(0.64, 0.80, 0.50, 0.66, rollDeg);
    patch.forehead = region(0.36, 0.64, 0.12, 0.24, rollDeg);
    patch.skin = cv::Mat::zeros(patch.bgr.size(), CV_8U);
    cv::ellipse(patch.skin, cv::Point(FacePatch::side / 2, int(0.52 * FacePatch::side)),
                cv::Size(int(0.36 * FacePatch::side), int(0.46 * FacePatch::side)), rollDeg, 0, 360, 255,
                cv::FILLED);
    return patch;
}

std::vector<Region> boxesOf(const Observation &seen)
{
    std::vector<Region> boxes;
    for (const Face &face : seen.faces)
        boxes.push_back(fullBox(face, seen.picture));
    return boxes;
}

/// Where there is a mesh, only the faces it confirms count.
void takeOver(Observation &seen, NetworkReading &&read, double turnedAwayDeg)
{
    seen.degradation = read.degradation;
    if (read.subject) {
        seen.subject = subjectOf(*read.subject, seen.picture);
        seen.subjectTier = "S";
    }
    if (std::ranges::any_of(read.faces, [](const FaceReading &face) { return !face.mesh; }))
        return;
    seen.faces.clear();
    seen.countTier = "C";
    for (const FaceReading &face : read.faces)
        seen.faces.push_back(faceOf(face, seen.picture, turnedAwayDeg));
    if (read.faces.empty())
        return;
    seen.eyes = eyesOf(read.faces.front(), seen.picture);
    seen.reading = std::move(read.faces.front());
    seen.readingTier = "C";
    if (seen.reading->pose)
        seen.reading->pose->pitch -= HeadModel::levelPitchDegrees;
}

/// Width of the right eye in pixels of the picture.
double eyeWidth(const FaceReading &reading)
{
    constexpr double irises = 2.4; // an eye of 28 mm, an iris of 11.7 mm
    if (!reading.mesh)
        return reading.irises ? irises * reading.irises->right.diameter() : 0;
    return distance(reading.mesh->at(mesh::outerCornerRight), reading.mesh->at(mesh::innerCornerRight));
}

} // namespace

double Observation::confidenceOfPoints() const
{
    if (!reading)
        return 0;
    // Pose and shapes change by half a degree when the iris shrinks to 5 px, which is an eye of 13 px; beyond
    // 45° the mesh guesses (own measurement, 96 pictures).
    const double size = std::clamp(eyeWidth(*reading) / 26, 0.3, 1.0);
    const double turn = reading->pose ? std::clamp((60 - std::abs(reading->pose->yaw)) / 30, 0.0, 1.0) : 0.7;
    return 0.9 * size * turn * (readingTier == "C" ? 1 : 0.8);
}

Result<Observation> observe(const ImageFile &image, std::string_view name, const Instruments &instruments,
                            std::stop_token stop)
{
    auto &[cascades, lidReader, fitter, smileReader, limits, networks] = instruments;
    const auto cancelled = [&] { return Error{Error::Kind::Cancelled, "The review was stopped."}; };
    try {
        auto picture = decodePicture(image, name, limits["picture.colorless"]);
        if (!picture)
            return picture.error();
        if (stop.stop_requested())
            return cancelled();
        Observation seen;
        seen.picture = std::move(*picture);
        if (!networks.findsFaces())
            findBelievableFaces(seen, instruments);
        if (!networks.tiers().empty()) {
            auto read = networks.read(seen.picture.full, boxesOf(seen), stop);
            if (!read)
                return read.error();
            takeOver(seen, std::move(*read), limits["face.turned_too_far"]);
        }
        if (!seen.reading && !seen.faces.empty())
            readWithFitter(seen, instruments);
        if (seen.reading)
            seen.smile = smileReader.read(*seen.reading);
        if (stop.stop_requested())
            return cancelled();
        if (const Face *face = seen.mainFace()) {
            // The outline needs nothing of the features, and takes as long as all of them.
            auto outline = std::async(std::launch::async, [&seen, face, &limits] {
                Subject subject = seen.subject ? *seen.subject : findSubject(seen.picture, *face);
                auto background =
                    measureBackground(seen.picture, *face, subject, limits["background.quiet_gradient"]);
                return std::pair(std::move(subject), std::move(background));
            });
            seen.patch = cutPatch(seen.picture, *face, seen.eyes ? seen.eyes->rollDeg() : 0);
            seen.lids = lidReader.read(seen.picture, *face, seen.eyes);
            if (!seen.reading)
                seen.mouth = measureMouth(seen.picture, *face, cascades);
            auto [subject, background] = outline.get();
            seen.subject = std::move(subject);
            seen.background = std::move(background);
        }
        if (stop.stop_requested())
            return cancelled();
        return seen;
    } catch (const std::exception &problem) {
        return Error{Error::Kind::Internal, "“" + std::string(name) + "” could not be measured.",
                     problem.what()};
    }
}

} // namespace presence::critique
