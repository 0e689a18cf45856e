// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/finding.h"
#include "core/critique/observe/observation.h"

#include <span>

namespace presence::critique {

// Private to core/critique: carries OpenCV types. What to draw onto the picture so that an answer can be
// followed. Labels are keys of the names in critique/words.json. Each function gives as much as was seen,
// perhaps nothing.

/// From work pixels to those of the picture, to a tenth of a pixel.
Mark mark(Mark::Kind kind, const Picture &picture, std::span<const cv::Point2d> work, std::string label);
Mark line(const Picture &picture, cv::Point2d from, cv::Point2d to, std::string label);
Mark arrow(const Picture &picture, cv::Point2d from, cv::Point2d to, std::string label);
Mark outline(const Picture &picture, const cv::Rect2d &box, std::string label);

/// The irises where the points are known, else the pupils.
std::vector<Mark> irisMarks(const Observation &seen);
/// The openings of the eyes, else their boxes.
std::vector<Mark> lidMarks(const Observation &seen);
/// The outer and the inner edge of the lips, else where the mouth was looked for.
std::vector<Mark> lipMarks(const Observation &seen);
/// From each eye to where it looks; needs a gaze.
std::vector<Mark> gazeMarks(const Observation &seen);
/// Where the nose points, with the upright and the level axis of the head; needs a pose.
std::vector<Mark> headMarks(const Observation &seen);
/// The line through the eyes, as far as the face is wide.
std::vector<Mark> eyeLineMarks(const Observation &seen);
/// The upright through the middle of the eyes, about which the halves of a face mirror each other.
std::vector<Mark> mirrorMarks(const Observation &seen);
/// The simplified outline of the person.
std::vector<Mark> subjectMarks(const Observation &seen);
/// The places whose texture and light are measured: cheeks and forehead.
std::vector<Mark> skinMarks(const Observation &seen);
/// Light falling onto the face from this side, degrees from the camera: + = the subject's left, up.
Mark lightMark(const Observation &seen, double azimuthDeg, double elevationDeg);

} // namespace presence::critique
