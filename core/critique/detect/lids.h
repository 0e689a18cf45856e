// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "core/critique/detect/eyes.h"

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// How closed the two eyes look: about −1 open, +1 closed, 0 undecided.
struct Lids
{
    double left = 0;
    double right = 0;
    double distancePx = 0; ///< between the eyes, in pixels of the original picture

    double mean() const { return (left + right) / 2; }
};

/// Tells open lids from closed ones by the directions of the edges around an eye: a linear rule over a grid
/// of orientation histograms, fitted by ridge regression to portraits with open eyes and the same portraits
/// with the upper lids warped shut. The command presence-fit-lids in tests/training fits and cross-validates
/// it.
class LidReader
{
public:
    static Result<LidReader> load(const Resources &resources);

    /// Where the eyes were not found their usual places in the face are read.
    Lids read(const Picture &picture, const Face &face, const std::optional<Eyes> &eyes) const;

    static constexpr int patchWidth = 62;  ///< at 100 px between the eyes
    static constexpr int patchHeight = 36; ///< at 100 px between the eyes
    static constexpr int featureCount = 7 * 4 * 8;

    /// Levelled cut-outs around the eyes, both turned to the same side: {left, right}. 8-bit grey.
    static std::array<cv::Mat, 2> patches(const Picture &picture, const Face &face,
                                          const std::optional<Eyes> &eyes);
    /// Seven by four cells of eight signed directions each, normalised, square roots.
    static cv::Mat features(const cv::Mat &patch);

private:
    cv::Mat m_weights; ///< featureCount + 1 rows, the last is the constant
};

} // namespace presence::critique
