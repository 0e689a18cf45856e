// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/image_file.h"
#include "core/spec/portrait_spec.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// A picture that steers a real generator, drawn from the same spec as the portrait.
enum class MapKind {
    Depth,           ///< near white, far black, as MiDaS gives it
    Normal,          ///< directions of surfaces as colours, as ControlNet 1.1 "normalbae" reads them
    Edges,           ///< white outlines one pixel wide on black, as "canny" reads them
    Segmentation,    ///< regions in our own colours: regionColors()
    SegmentationAde, ///< person and wall in the colours of ADE20K, as ControlNet "seg" reads them
    Landmarks,       ///< 68 points and pupils, white on black, as "openpose_faceonly"
    FaceLines,       ///< the same joined by lines
    Pose,            ///< body in colours and face in white, as "openpose_face"
};
inline constexpr std::size_t mapKindCount = 8;

/// Id of a kind, and the ControlNet module whose pictures it stands for ("" where there is none).
struct MapInfo
{
    MapKind kind;
    const char *id;
    const char *module;
};
std::span<const MapInfo> mapInfos();
const MapInfo &mapInfo(MapKind kind);
std::optional<MapKind> mapKindFromId(std::string_view id);

/// One row of the table of colours of MapKind::Segmentation.
struct RegionColor
{
    const char *region;
    std::array<std::uint8_t, 3> rgb;
};
std::span<const RegionColor> regionColors();

struct MapFile
{
    MapKind kind;
    ImageFile file; ///< PNG, RGB, 8 bits a channel
};

/// Draws these maps at this size (sides 16–4096 pixels). `seed` as in SitterOptions: with the same one the
/// maps fit the sitter's picture to the pixel. `drawn` is told how many are ready. Error::Cancelled soon
/// after `stop`; BadInput for impossible sizes. Uses every core; safe from every thread.
Result<std::vector<MapFile>> drawMaps(const PortraitSpec &spec, std::span<const MapKind> kinds, int width,
                                      int height, std::uint64_t seed = 1, std::stop_token stop = {},
                                      const std::function<void(std::size_t)> &drawn = {});

/// White where the picture shows skin (with brows and lips), eyes, hair or background, black elsewhere;
/// greyscale PNG. The ids are "skin", "eyes", "hair" and "background".
struct MaskFile
{
    const char *id;
    ImageFile file;
};
Result<std::vector<MaskFile>> drawMasks(const PortraitSpec &spec, int width, int height,
                                        std::uint64_t seed = 1, std::stop_token stop = {});

} // namespace presence
