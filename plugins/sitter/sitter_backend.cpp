// SPDX-License-Identifier: MIT
#include "plugins/sitter/sitter_backend.h"

#include "core/sitter/sitter.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include <random>

namespace presence {

namespace {

constexpr int defaultSamples = 16;
constexpr int previewSamples = 2;

Result<ImageFile> encoded(const SitterPicture &picture)
{
    try {
        cv::Mat bgr(picture.height, picture.width, CV_8UC3);
        for (std::size_t i = 0; i < picture.rgb.size(); i += 3) {
            bgr.data[i] = picture.rgb[i + 2];
            bgr.data[i + 1] = picture.rgb[i + 1];
            bgr.data[i + 2] = picture.rgb[i];
        }
        std::vector<unsigned char> bytes;
        if (!cv::imencode(".png", bgr, bytes))
            return Error{Error::Kind::Internal, "The sitter's picture could not be written as PNG."};
        return ImageFile::fromBytes(std::string(bytes.begin(), bytes.end()), "the sitter's picture");
    } catch (const std::exception &problem) {
        return Error{Error::Kind::Internal, "The sitter's picture could not be written as PNG.",
                     problem.what()};
    }
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
        if (auto file = encoded(preview->picture))
            tell(0.2, *std::move(file));
    }
    options.samples = settings.steps > 0 ? settings.steps : defaultSamples;
    auto drawn = sitter.render(request.spec, options, stop);
    if (!drawn)
        return drawn.error();
    auto file = encoded(drawn->picture);
    if (!file)
        return file.error();
    GeneratedImage image;
    image.file = *std::move(file);
    image.seed = seed;
    image.truthJson = drawn->truth.toJson();
    GenerationResult result;
    result.model = "sitter";
    result.images.push_back(std::move(image));
    tell(1, {});
    return result;
}

} // namespace presence
