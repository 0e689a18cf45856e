// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/sitter/truth/face_points.h"
#include "core/spec/portrait_spec.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace presence {

/// What a pixel shows.
enum class SeenRegion : std::uint8_t {
    Background,
    Skin,
    EyeWhite,
    Iris,
    Pupil,
    Brow,
    Lips,
    Mouth,
    Hair,
    Garment
};

/// What the camera sees of the sitter, pixel by pixel and without light: the ground of every map and mask.
/// Rows from the top; every list has width · height members.
struct Sight
{
    int width = 0;
    int height = 0;
    std::vector<SeenRegion> region;
    std::vector<float> depthCm; ///< along the camera's axis; +∞ where only the background is
    std::vector<Vec3> normal;   ///< unit, x to the right of the picture, y up, z to the camera

    CameraRig camera;
    FacePoints face;
    std::array<SeenPoint, 2> irises;  ///< left, right
    std::array<SeenPoint, 18> body{}; ///< COCO-18 order, see pose.h; visible = in the picture
};

/// Looks at the sitter through the middle of every pixel. `seed` as in SitterOptions: with the same one the
/// sight fits the picture to the pixel. Sides of 16–4096 pixels, else Error::BadInput; Cancelled soon after
/// `stop`. Uses every core; safe from every thread.
Result<Sight> sightOf(const PortraitSpec &spec, int width, int height, std::uint64_t seed = 1,
                      std::stop_token stop = {});

} // namespace presence
