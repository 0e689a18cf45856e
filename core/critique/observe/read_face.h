// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/detect/eyes.h"
#include "core/critique/fitter/landmark_fitter.h"
#include "core/critique/networks/face_networks.h"
#include "core/critique/observe/subject.h"

namespace presence::critique {

// Private to core/critique: carries OpenCV types. What the networks found, in the terms of the cascades, so
// that every check reads one kind of face, eyes and subject. Needs a reading with a mesh.

/// The box as the cascades would draw it: width 1.557 · √(outer eye distance · eyes to chin), both taken
/// before foreshortening, eyes at 0.374 of its height (159 portraits with boxes and points; standard
/// deviation of the width 4.6 %, of the eye height 1.2 %).
Face faceOf(const FaceReading &reading, const Picture &picture, double turnedAwayDeg);
Face faceOf(const FittedFace &fitted, const HeadPose &pose, const Picture &picture, double turnedAwayDeg);

/// Eye boxes around the corners, pupils at the irises.
Eyes eyesOf(const FaceReading &reading, const Picture &picture);
Eyes eyesOf(const FittedFace &face, const Picture &picture);

/// The mask at work size; sure where few cells lie between person and background.
Subject subjectOf(const SubjectMask &mask, const Picture &picture);

} // namespace presence::critique
