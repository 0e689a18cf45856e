// SPDX-License-Identifier: MIT
#include "plugins/sitter/sitter_backend.h"

#include "core/sitter/maps/maps.h"
#include "core/sitter/png.h"
#include "core/sitter/sitter.h"

#include <algorithm>
#include <map>
#include <random>

namespace presence {

namespace {

constexpr int defaultSamples = 16;
constexpr int previewSamples = 2;
constexpr const char *truthExtra = "truth";

/// Hands back what was asked for beside the picture.
Result<std::vector<Attachment>> attachmentsOf(const GenerationRequest &request, const SitterTruth &truth,
                                              std::stop_token stop)
{
    std::vector<Attachment> attachments;
    std::vector<MapKind> kinds;
    for (const std::string &extra : request.extras) {
        if (const auto kind = mapKindFromId(extra))
            kinds.push_back(*kind);
        else if (extra != truthExtra)
            return Error{Error::Kind::BadInput, "The sitter has no “" + extra + "” to hand back."};
    }
    if (std::ranges::find(request.extras, truthExtra) != request.extras.end()) {
        const auto masks = drawMasks(request.spec, truth.width, truth.height, truth.seed, stop);
        if (!masks)
            return masks.error();
        std::map<std::string, std::string> names;
        for (const MaskFile &mask : *masks) {
            names[mask.id] = "mask_" + std::string(mask.id) + ".png";
            attachments.push_back({names[mask.id], std::string(mask.file.bytes())});
        }
        attachments.push_back({"truth.json", truth.toJson(names)});
    }
    if (kinds.empty())
        return attachments;
    const auto maps = drawMaps(request.spec, kinds, truth.width, truth.height, truth.seed, stop);
    if (!maps)
        return maps.error();
    for (const MapFile &map : *maps)
        attachments.push_back({std::string(mapInfo(map.kind).id) + ".png", std::string(map.file.bytes())});
    return attachments;
}

std::int64_t drawnSeed()
{
    std::random_device device;
    return std::int64_t(device() & 0x7fffffffu);
}

} // namespace

BackendInfo SitterBackend::info() const
{
    BackendInfo info;
    info.id = "sitter";
    info.name = "Sitter";
    info.kind = BackendInfo::Kind::Offline;
    info.seed = true;
    info.steps = true;
    info.livePreview = true;
    info.cancel = true;
    info.largestCount = 1; // so that each picture is stored before the next is begun
    info.sizeStep = 8;
    info.smallestSide = 64;
    info.largestSide = 4096;
    info.extras.push_back(truthExtra);
    for (const MapInfo &map : mapInfos())
        info.extras.push_back(map.id);
    info.note = "The built-in head: offline, free, exactly as directed. Steps are samples a pixel (16).";
    return info;
}

Result<> SitterBackend::check(std::stop_token) { return {}; }

Result<GenerationResult> SitterBackend::generate(const GenerationRequest &request,
                                                 const ProgressCallback &progress, std::stop_token stop)
{
    const RenderSettings &settings = request.settings;
    if (settings.count != 1)
        return Error{Error::Kind::BadInput,
                     "The sitter makes one picture at a time, not " + std::to_string(settings.count) + "."};
    if (settings.width % 8 || settings.height % 8)
        return Error{Error::Kind::BadInput, "The sitter's width and height must be multiples of 8, not " +
                                                std::to_string(settings.width) + " × " +
                                                std::to_string(settings.height) + "."};
    const std::int64_t seed = settings.seed < 0 ? drawnSeed() : settings.seed;
    const auto tell = [&](double fraction, ImageFile preview) {
        if (progress)
            progress({fraction, fraction < 1 ? "drawing" : "done", std::move(preview)});
    };

    Sitter sitter;
    SitterOptions options{settings.width, settings.height, previewSamples, std::uint64_t(seed)};
    tell(0, {});
    if (progress) {
        auto preview = sitter.render(request.spec, options, stop);
        if (!preview)
            return preview.error();
        if (auto file = pngFrom(preview->picture))
            tell(0.2, *std::move(file));
    }
    options.samples = settings.steps > 0 ? settings.steps : defaultSamples;
    auto drawn = sitter.render(request.spec, options, stop);
    if (!drawn)
        return drawn.error();
    auto file = pngFrom(drawn->picture);
    if (!file)
        return file.error();
    GeneratedImage image;
    image.file = *std::move(file);
    image.seed = seed;
    image.truthJson = drawn->truth.toJson();
    auto attachments = attachmentsOf(request, drawn->truth, stop);
    if (!attachments)
        return attachments.error();
    image.attachments = *std::move(attachments);
    GenerationResult result;
    result.model = "sitter";
    result.images.push_back(std::move(image));
    tell(1, {});
    return result;
}

} // namespace presence
