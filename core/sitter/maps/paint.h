// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/maps/pose.h"
#include "core/sitter/maps/sight.h"

#include <array>

namespace presence {

using Rgb = std::array<std::uint8_t, 3>;

/// Inverse distance as MiDaS estimates it (Ranftl et al. 2020), from white at the nearest point of the sitter
/// to black at the wall behind, 2.2 m away.
SitterPicture paintDepth(const Sight &sight);

/// 127.5 · (1 + n) of the unit normal; red to the picture's left, green up, blue to the camera, as the README
/// of ControlNet 1.1 has it; the background faces the camera.
SitterPicture paintNormals(const Sight &sight);

/// Canny edges (Canny 1986; thresholds 100 and 200 as ControlNet's defaults) of the sitter drawn in even
/// light with one grey for every region: outlines, lips, lids, irises, brows, nose and folds, but no texture.
SitterPicture paintEdges(const Sight &sight);

/// Each region in the colour `of` gives it.
template <typename ColorOf>
SitterPicture paintRegions(const Sight &sight, ColorOf of)
{
    SitterPicture picture{sight.width, sight.height, {}};
    picture.rgb.reserve(sight.region.size() * 3);
    for (const SeenRegion region : sight.region) {
        const Rgb color = of(region);
        picture.rgb.insert(picture.rgb.end(), color.begin(), color.end());
    }
    return picture;
}

} // namespace presence
