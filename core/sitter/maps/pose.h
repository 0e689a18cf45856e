// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/sitter.h"
#include "core/sitter/truth/face_points.h"

namespace presence {

/// The 18 body points in the order ControlNet's OpenPose reads: nose, neck, right shoulder, elbow, wrist,
/// left shoulder, elbow, wrist, right hip, knee, ankle, left hip, knee, ankle, right eye, left eye, right
/// ear, left ear (right and left are the subject's). The sitter ends above the knees: knees and ankles are
/// never visible. Limbs count as visible when they are in the picture; an ear when the head does not turn it
/// away.
using BodyPoints = std::array<SeenPoint, 18>;
BodyPoints bodyPointsOf(const Sitting &sitting, const Stage &stage, const std::array<SeenPoint, 2> &irises,
                        const FacePoints &face);

/// Body in colours, face in white, on black, as the OpenPose preprocessor of ControlNet draws it: limbs as
/// ellipses of half width 4 at 0.6 of their colour, joints as discs of radius 4, face points and pupils (the
/// 70 of OpenPose) as white discs of radius 3, each at 512 pixels of the shorter side, in proportion at other
/// sizes (Mikubill/sd-webui-controlnet, annotator/openpose/util.py).
SitterPicture drawPose(int width, int height, const BodyPoints &body, const FacePoints &face,
                       const std::array<SeenPoint, 2> &irises);

/// Only the 70 white points of the face, as the preprocessor "openpose_faceonly".
SitterPicture drawFacePoints(int width, int height, const FacePoints &face,
                             const std::array<SeenPoint, 2> &irises);

/// Points and, between them, the lines of jaw, brows, nose, eyes and lips in white.
SitterPicture drawFaceLines(int width, int height, const FacePoints &face,
                            const std::array<SeenPoint, 2> &irises);

} // namespace presence
