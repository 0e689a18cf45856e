// SPDX-License-Identifier: MIT
#include "app/cli/commands.h"
#include "app/cli/interruption.h"

#include "core/base/file_io.h"
#include "core/sitter/moving/movement.h"
#include "core/sitter/png.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>

namespace presence::cli {

namespace {

constexpr int longSide = 640, mostFrames = 100000;

/// "frame_00042.png"
std::string frameName(int number)
{
    char name[32];
    std::snprintf(name, sizeof name, "frame_%05d.png", number);
    return name;
}

/// Draws and writes one frame after the other; what is written stays when the rest is cancelled.
Result<> drawFrames(const PortraitSpec &rest, const Movement &movement, SitterOptions drawing, double fps,
                    int count, const std::filesystem::path &out, std::stop_token stop)
{
    Sitter sitter;
    for (int frame = 0; frame < count; ++frame) {
        const auto drawn = sitter.render(movement.at(rest, frame / fps), drawing, stop);
        if (!drawn)
            return drawn.error();
        const auto file = pngFrom(drawn->picture);
        if (!file)
            return file.error();
        if (const auto written = writeFile(out / frameName(frame), file->bytes()); !written)
            return written.error();
        std::fprintf(stderr, "\r\033[K%d of %d", frame + 1, count);
    }
    std::fputs("\r\033[K", stderr);
    return {};
}

} // namespace

int runFrames(const Context &context, const FramesOptions &options)
{
    const Interruption interruption;
    const auto spec = readSpec(options.spec);
    if (!spec)
        return failed(spec.error());
    auto motion = loadMotion(context.resources, options.motion);
    if (!motion)
        return failed(motion.error());
    if (options.seconds > 0)
        motion->seconds = options.seconds;
    motion->loop = motion->loop || options.loop;
    const auto size =
        options.size.empty() ? sizeForAspect(spec->camera.aspect, longSide) : parseSize(options.size);
    if (!size)
        return wrongUsage(size.error().message);
    const int count = std::max(int(std::lround(motion->seconds * options.fps)), 1);
    if (count > mostFrames)
        return wrongUsage("That would be " + std::to_string(count) +
                          " pictures; use less --seconds or --fps.");

    SitterOptions drawing;
    drawing.width = (*size)[0];
    drawing.height = (*size)[1];
    drawing.samples = options.samples;
    drawing.seed = std::uint64_t(options.seed);
    const Movement movement(*motion, drawing.seed);
    const auto drawn =
        drawFrames(*spec, movement, drawing, options.fps, count, options.out, interruption.token());
    if (!drawn)
        return failed(drawn.error());
    nlohmann::ordered_json files = nlohmann::ordered_json::array();
    std::string lines;
    for (int frame = 0; frame < count; ++frame) {
        const std::string file = (std::filesystem::path(options.out) / frameName(frame)).string();
        files.push_back(file);
        lines += file + "\n";
    }
    return print(options.json ? nlohmann::ordered_json{{"motion", motion->name},
                                                       {"fps", options.fps},
                                                       {"loop", motion->loop},
                                                       {"width", drawing.width},
                                                       {"height", drawing.height},
                                                       {"blinks_s", movement.blinkStarts()},
                                                       {"frames", files}}
                                        .dump(2) +
                                    "\n"
                              : lines);
}

} // namespace presence::cli
