// SPDX-License-Identifier: MIT
#include "core/sitter/maps/maps.h"

#include "core/sitter/maps/paint.h"
#include "core/sitter/png.h"

#include <exception>

namespace presence {

namespace {

constexpr MapInfo infos[] = {
    {MapKind::Depth, "depth", "depth_midas"},
    {MapKind::Normal, "normal", "normal_bae"},
    {MapKind::Edges, "edges", "canny"},
    {MapKind::Segmentation, "segmentation", ""},
    {MapKind::SegmentationAde, "segmentation_ade", "seg_ofade20k"},
    {MapKind::Landmarks, "landmarks", "openpose_faceonly"},
    {MapKind::FaceLines, "face_lines", ""},
    {MapKind::Pose, "pose", "openpose_face"},
};
static_assert(std::size(infos) == mapKindCount);

constexpr RegionColor colors[] = {
    {"background", {0, 0, 0}}, {"skin", {224, 172, 105}}, {"eyes", {255, 255, 255}},
    {"iris", {0, 96, 255}},    {"brows", {128, 64, 0}},   {"lips", {220, 0, 64}},
    {"mouth", {96, 0, 32}},    {"hair", {96, 64, 160}},   {"garment", {0, 160, 96}},
};

Rgb ownColor(SeenRegion region)
{
    switch (region) {
    case SeenRegion::Background:
        return colors[0].rgb;
    case SeenRegion::Skin:
        return colors[1].rgb;
    case SeenRegion::EyeWhite:
        return colors[2].rgb;
    case SeenRegion::Iris:
    case SeenRegion::Pupil:
        return colors[3].rgb;
    case SeenRegion::Brow:
        return colors[4].rgb;
    case SeenRegion::Lips:
        return colors[5].rgb;
    case SeenRegion::Mouth:
        return colors[6].rgb;
    case SeenRegion::Hair:
        return colors[7].rgb;
    case SeenRegion::Garment:
        return colors[8].rgb;
    }
    return {};
}

/// ADE20K knows a person as one thing, and the wall (Zhou et al. 2017; the colours of its 150 classes).
Rgb adeColor(SeenRegion region)
{
    return region == SeenRegion::Background ? Rgb{120, 120, 120} : Rgb{150, 5, 61};
}

bool isEye(SeenRegion region)
{
    return region == SeenRegion::EyeWhite || region == SeenRegion::Iris || region == SeenRegion::Pupil;
}
bool isSkin(SeenRegion region)
{
    return region == SeenRegion::Skin || region == SeenRegion::Brow || region == SeenRegion::Lips;
}

SitterPicture painted(MapKind kind, const Sight &sight)
{
    switch (kind) {
    case MapKind::Depth:
        return paintDepth(sight);
    case MapKind::Normal:
        return paintNormals(sight);
    case MapKind::Edges:
        return paintEdges(sight);
    case MapKind::Segmentation:
        return paintRegions(sight, ownColor);
    case MapKind::SegmentationAde:
        return paintRegions(sight, adeColor);
    case MapKind::Landmarks:
        return drawFacePoints(sight.width, sight.height, sight.face, sight.irises);
    case MapKind::FaceLines:
        return drawFaceLines(sight.width, sight.height, sight.face, sight.irises);
    case MapKind::Pose:
        return drawPose(sight.width, sight.height, sight.body, sight.face, sight.irises);
    }
    return {};
}

/// What OpenCV has against a picture becomes an error here.
template <typename Paint>
Result<ImageFile> fileOf(Paint paint, bool grey)
{
    try {
        return grey ? greyPngFrom(paint()) : pngFrom(paint());
    } catch (const std::exception &problem) {
        return Error{Error::Kind::Internal, "A control picture could not be drawn.", problem.what()};
    }
}

} // namespace

std::span<const MapInfo> mapInfos() { return infos; }

const MapInfo &mapInfo(MapKind kind) { return infos[std::size_t(kind)]; }

std::optional<MapKind> mapKindFromId(std::string_view id)
{
    for (const MapInfo &info : infos)
        if (info.id == id)
            return info.kind;
    return std::nullopt;
}

std::span<const RegionColor> regionColors() { return colors; }

Result<std::vector<MapFile>> drawMaps(const PortraitSpec &spec, std::span<const MapKind> kinds, int width,
                                      int height, std::uint64_t seed, std::stop_token stop,
                                      const std::function<void(std::size_t)> &drawn)
{
    const auto sight = sightOf(spec, width, height, seed, stop);
    if (!sight)
        return sight.error();
    std::vector<MapFile> files;
    for (const MapKind kind : kinds) {
        if (stop.stop_requested())
            return Error{Error::Kind::Cancelled, "Mapping the sitter was cancelled."};
        auto file = fileOf([&] { return painted(kind, *sight); }, false);
        if (!file)
            return file.error();
        files.push_back({kind, *std::move(file)});
        if (drawn)
            drawn(files.size());
    }
    return files;
}

Result<std::vector<MaskFile>> drawMasks(const PortraitSpec &spec, int width, int height, std::uint64_t seed,
                                        std::stop_token stop)
{
    const auto sight = sightOf(spec, width, height, seed, std::move(stop));
    if (!sight)
        return sight.error();
    constexpr struct
    {
        const char *id;
        bool (*holds)(SeenRegion);
    } masks[] = {{"skin", isSkin},
                 {"eyes", isEye},
                 {"hair", [](SeenRegion region) { return region == SeenRegion::Hair; }},
                 {"background", [](SeenRegion region) { return region == SeenRegion::Background; }}};
    std::vector<MaskFile> files;
    for (const auto &mask : masks) {
        const auto paint = [&] {
            return paintRegions(*sight, [&](SeenRegion region) {
                return mask.holds(region) ? Rgb{255, 255, 255} : Rgb{};
            });
        };
        auto file = fileOf(paint, true);
        if (!file)
            return file.error();
        files.push_back({mask.id, *std::move(file)});
    }
    return files;
}

} // namespace presence
