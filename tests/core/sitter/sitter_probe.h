// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/sitter.h"

#include <cmath>

namespace presence {

/// A draft picture, quick enough for many: 4:5, `height` pixels tall.
inline SitterOptions draftOf(int height, int samples = 1)
{
    SitterOptions options;
    options.width = height * 4 / 5;
    options.height = height;
    options.samples = samples;
    options.draft = true;
    return options;
}

/// A spec whose picture hides nothing: even light, centred, no natural unevenness.
inline PortraitSpec plainSpec()
{
    PortraitSpec spec;
    spec.realism.asymmetry = 0;
    spec.realism.strayHair = 0;
    spec.camera.crop = "cu";
    spec.camera.focalLengthMm = 135;
    return spec;
}

/// Mean of a function of linear-ish channel values around a point, over a square of `half` pixels each way.
struct PatchMean
{
    double red = 0, green = 0, blue = 0;
    double luma() const { return 0.2126 * red + 0.7152 * green + 0.0722 * blue; }
};
inline PatchMean meanAround(const SitterPicture &picture, SitterTruth::Point at, int half)
{
    const auto linear = [](std::uint8_t v) { return std::pow(v / 255.0, 2.2); };
    PatchMean mean;
    int count = 0;
    for (int y = int(at.y) - half; y <= int(at.y) + half; ++y)
        for (int x = int(at.x) - half; x <= int(at.x) + half; ++x) {
            if (x < 0 || y < 0 || x >= picture.width || y >= picture.height)
                continue;
            const std::uint8_t *pixel = picture.rgb.data() + 3 * (std::size_t(y) * picture.width + x);
            mean.red += linear(pixel[0]);
            mean.green += linear(pixel[1]);
            mean.blue += linear(pixel[2]);
            ++count;
        }
    return count ? PatchMean{mean.red / count, mean.green / count, mean.blue / count} : mean;
}

inline SitterTruth::Point between(SitterTruth::Point a, SitterTruth::Point b, double t = 0.5)
{
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/// The middle of a cheek.
inline SitterTruth::Point leftCheek(const SitterTruth &truth)
{
    return between(truth.leftEyeOuter, truth.mouthLeft, 0.45);
}
inline SitterTruth::Point rightCheek(const SitterTruth &truth)
{
    return between(truth.rightEyeOuter, truth.mouthRight, 0.45);
}

} // namespace presence
