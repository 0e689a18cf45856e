// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/face/face_measures.h"

#include <algorithm>
#include <array>

namespace presence::critique {

constexpr std::size_t fittedPointCount = 40;

/// The points that the fitter places, by their numbers in MediaPipe's face mesh: lids and corners of the
/// right and of the left eye, centres of the irises, brows, nose, mouth, chin, jaw and temples.
constexpr std::array<std::size_t, fittedPointCount> fittedPointIds{
    33,  160, 158, 133, 153, 144, 362, 385, 387, 263, 373, 380, 468, 473, 70, 105, 107, 336, 334, 300,
    168, 4,   98,  327, 1,   61,  37,  0,   267, 291, 314, 17,  84,  13,  14, 152, 172, 397, 127, 356};

using FittedPoints = std::array<Point2, fittedPointCount>;

/// Place in `fittedPointIds`.
constexpr std::size_t fittedIndex(std::size_t id)
{
    return std::size_t(std::ranges::find(fittedPointIds, id) - fittedPointIds.begin());
}

/// The number of the point on the other side of the face; points of the middle are their own.
constexpr std::size_t mirroredId(std::size_t id)
{
    constexpr std::array<std::array<std::size_t, 2>, 16> pairs{{{33, 263},
                                                                {160, 387},
                                                                {158, 385},
                                                                {133, 362},
                                                                {153, 380},
                                                                {144, 373},
                                                                {468, 473},
                                                                {70, 300},
                                                                {105, 334},
                                                                {107, 336},
                                                                {98, 327},
                                                                {61, 291},
                                                                {37, 267},
                                                                {84, 314},
                                                                {172, 397},
                                                                {127, 356}}};
    for (const auto &pair : pairs)
        for (const std::size_t side : {0, 1})
            if (pair[side] == id)
                return pair[1 - side];
    return id;
}

/// By the number of the mesh, which must be one of `fittedPointIds`.
constexpr Point2 at(const FittedPoints &points, std::size_t id) { return points[fittedIndex(id)]; }

} // namespace presence::critique
