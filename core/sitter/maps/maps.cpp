// SPDX-License-Identifier: MIT
#include "core/sitter/maps/maps.h"

#include "core/sitter/maps/paint.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace presence {

namespace {

constexpr MapInfo infos[] = {
    {MapKind::Depth, "depth", "Depth", "depth_midas"},
    {MapKind::Normal, "normal", "Normals", "normal_bae"},
    {MapKind::Edges, "edges", "Edges", "canny"},
    {MapKind::Segmentation, "segmentation", "Regions", ""},
    {MapKind::SegmentationAde, "segmentation_ade", "Regions for ControlNet", "seg_ofade20k"},
    {MapKind::Landmarks, "landmarks", "Face points", "openpose_faceonly"},
    {MapKind::FaceLines, "face_lines", "Face lines", ""},
    {MapKind::Pose, "pose", "Pose", "openpose_face"},
};
static_assert(std::size(infos) == mapKindCount);

constexpr RegionColor colors[] = {
    {"background", {0, 0, 0}}, {"skin", {224, 172, 105}}, {"eyes", {255, 255, 255}},
    {"iris", {0, 96, 255}},    {"brows", {128, 64, 0}},   {"lips", {220, 0, 64}},
    {"mouth", {96, 0, 32}},    {"hair", {96, 64, 160}},   {"garment", {0, 160, 96}},
};

Rgb ownColor(Region region)
{
    switch (region) {
    case Region::Background:
        return colors[0].rgb;
    case Region::Skin:
        return colors[1].rgb;
    case Region::EyeWhite:
        return colors[2].rgb;
    case Region::Iris:
    case Region::Pupil:
        return colors[3].rgb;
    case Region::Brow:
        return colors[4].rgb;
    case Region::Lips:
        return colors[5].rgb;
    case Region::Mouth:
        return colors[6].rgb;
    case Region::Hair:
        return colors[7].rgb;
    case Region::Garment:
        return colors[8].rgb;
    }
    return {};
}

/// ADE20K knows a person as one thing, and the wall (Zhou et al. 2017; the colours of its 150 classes).
Rgb adeColor(Region region) { return region == Region::Background ? Rgb{120, 120, 120} : Rgb{150, 5, 61}; }

bool isEye(Region region)
{
    return region == Region::EyeWhite || region == Region::Iris || region == Region::Pupil;
}
bool isSkin(Region region)
{
    return region == Region::Skin || region == Region::Brow || region == Region::Lips;
}

Result<ImageFile> pngOf(const MapPicture &picture, bool grey)
{
    const cv::Mat rgb(picture.height, picture.width, CV_8UC3, const_cast<std::uint8_t *>(picture.rgb.data()));
    cv::Mat turned;
    cv::cvtColor(rgb, turned, grey ? cv::COLOR_RGB2GRAY : cv::COLOR_RGB2BGR);
    std::vector<unsigned char> bytes;
    if (!cv::imencode(".png", turned, bytes))
        return Error{Error::Kind::Internal, "A control picture could not be written as PNG."};
    return ImageFile::fromBytes(std::string(bytes.begin(), bytes.end()), "the control picture");
}

MapPicture painted(MapKind kind, const Sight &sight)
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
        return pngOf(paint(), grey);
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
        bool (*holds)(Region);
    } masks[] = {{"skin", isSkin},
                 {"eyes", isEye},
                 {"hair", [](Region region) { return region == Region::Hair; }},
                 {"background", [](Region region) { return region == Region::Background; }}};
    std::vector<MaskFile> files;
    for (const auto &mask : masks) {
        const auto paint = [&] {
            return paintRegions(*sight, [&](Region region) {
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
