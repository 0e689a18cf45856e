// SPDX-License-Identifier: MIT
#include "core/sitter/maps/paint.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <limits>

namespace presence {

namespace {

constexpr float wallBehindCm = 220; ///< as the backdrop is painted (backdrop.cpp)

/// Grey of a region before light, 0–1. Neighbours differ enough to leave an edge.
float greyOf(SeenRegion region)
{
    switch (region) {
    case SeenRegion::Background:
        return 1.0f;
    case SeenRegion::Skin:
        return 0.72f;
    case SeenRegion::EyeWhite:
        return 0.95f;
    case SeenRegion::Iris:
        return 0.40f;
    case SeenRegion::Pupil:
        return 0.05f;
    case SeenRegion::Brow:
        return 0.42f;
    case SeenRegion::Lips:
        return 0.46f;
    case SeenRegion::Mouth:
        return 0.15f;
    case SeenRegion::Hair:
        return 0.25f;
    case SeenRegion::Garment:
        return 0.40f;
    }
    return 0;
}

std::uint8_t byteOf(float share) { return std::uint8_t(std::lround(255 * saturate(share))); }

} // namespace

SitterPicture paintDepth(const Sight &sight)
{
    constexpr float infinity = std::numeric_limits<float>::infinity();
    const float nearest = *std::min_element(sight.depthCm.begin(), sight.depthCm.end());
    const float far = 1 / (sight.camera.distance + wallBehindCm);
    const float range = nearest < infinity ? 1 / nearest - far : 1;
    SitterPicture picture{sight.width, sight.height, {}};
    picture.rgb.reserve(sight.depthCm.size() * 3);
    for (const float depth : sight.depthCm)
        picture.rgb.insert(picture.rgb.end(), 3, byteOf((1 / depth - far) / range));
    return picture;
}

SitterPicture paintNormals(const Sight &sight)
{
    SitterPicture picture{sight.width, sight.height, {}};
    picture.rgb.reserve(sight.normal.size() * 3);
    const auto code = [](float v) { return byteOf(0.5f + 0.5f * v); };
    for (const Vec3 n : sight.normal)
        picture.rgb.insert(picture.rgb.end(), {code(-n.x), code(n.y), code(n.z)});
    return picture;
}

SitterPicture paintEdges(const Sight &sight)
{
    cv::Mat grey(sight.height, sight.width, CV_8UC1);
    for (std::size_t i = 0; i < sight.region.size(); ++i) {
        const SeenRegion region = sight.region[i];
        const bool shaded =
            region == SeenRegion::Skin || region == SeenRegion::Garment || region == SeenRegion::Lips;
        const float light = shaded ? 0.30f + 0.70f * saturate(sight.normal[i].z) : 1;
        grey.data[i] = byteOf(greyOf(region) * light);
    }
    // Strands of hair are finer than a line: close the form they make.
    const int strand = std::max(std::min(sight.width, sight.height) / 170, 1) * 2 + 1;
    cv::Mat closed, edges;
    cv::medianBlur(grey, closed, std::min(strand, 7));
    cv::Canny(closed, edges, 50, 110);
    SitterPicture picture{sight.width, sight.height, {}};
    picture.rgb.reserve(sight.region.size() * 3);
    for (std::size_t i = 0; i < sight.region.size(); ++i)
        picture.rgb.insert(picture.rgb.end(), 3, edges.data[i]);
    return picture;
}

} // namespace presence
