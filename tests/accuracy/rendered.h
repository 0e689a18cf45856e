// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/critique.h"
#include "core/sitter/sitter.h"
#include "tests/accuracy/record.h"

#include <cstdint>
#include <string>

namespace cv {
class Mat;
}

/// 8-bit BGR as the bytes of a PNG.
presence::ImageFile pngOf(const cv::Mat &bgr, const std::string &name);
cv::Mat pixelsOf(const presence::SitterPicture &picture);

/// Renders of the sitter with everything random within the ranges where a critique can be expected to answer:
/// head turned up to 30° and 15° up or down, tilted up to 12°, eyes at the camera or at least 16° beside it,
/// lids open or closed, mouths from rest to a broad smile, a key up to 70° round and 10–45° high at 1:1 to
/// 8:1, all ten skin tones. The same seed gives the same pictures.
struct RenderedTruth
{
    Score faces, lids, smile, gaze, lightSide, warmth, mouth;
    Errors yaw, pitch, roll, eyeLine, azimuth;
    std::string faceTier = "A", eyeTier = "A", rollTier = "A", pointTier, lightTier = "A", smileTier = "A";
};
RenderedTruth reviewRendered(const presence::Critic &critic, int count, std::uint32_t seed);

/// What is asked of reviewRendered's answers.
void tellRendered(Record &record, const RenderedTruth &truth);
