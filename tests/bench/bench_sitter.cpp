// SPDX-License-Identifier: MIT
#include "core/sitter/form/figure.h"
#include "core/sitter/sitter.h"

#include <benchmark/benchmark.h>

#include <fstream>
#include <malloc.h>
#include <string>

using namespace presence;

/// One slider moves between two frames of the preview; aim 33 ms on two cores.
static void draggedFrame(benchmark::State &state, void (*move)(PortraitSpec &, double))
{
    Sitter sitter;
    PortraitSpec spec;
    SitterOptions options;
    options.width = 320;
    options.height = 400;
    options.samples = 1;
    options.draft = true;
    (void)sitter.render(spec, options);
    double at = 0;
    for (auto _ : state) {
        move(spec, at);
        at = at > 4.5 ? 0 : at + 0.1;
        benchmark::DoNotOptimize(sitter.render(spec, options));
    }
}
BENCHMARK_CAPTURE(draggedFrame, smile,
                  [](PortraitSpec &spec, double v) {
                      spec.expression.unit(12) = {v, v};
                  })
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(draggedFrame, headYaw, [](PortraitSpec &spec, double v) { spec.pose.headYawDeg = v; })
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(draggedFrame, keyAzimuth,
                  [](PortraitSpec &spec, double v) { spec.lighting.keyAzimuthDeg = 10 * v; })
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

/// The finished picture; aims 1.5 s at 640×800 and 6 s at 1024×1280, 16 samples, two cores.
static void finishedPicture(benchmark::State &state)
{
    Sitter sitter;
    SitterOptions options;
    options.width = int(state.range(0));
    options.height = int(state.range(0)) * 5 / 4;
    (void)sitter.render({}, options);
    for (auto _ : state)
        benchmark::DoNotOptimize(sitter.render({}, options));
}
BENCHMARK(finishedPicture)->Arg(640)->Arg(1024)->Unit(benchmark::kMillisecond)->UseRealTime();

/// The light mesh after one slider; aim 5 ms.
static void movedFigure(benchmark::State &state)
{
    Figure figure;
    FaceMotion motion;
    float at = 0;
    for (auto _ : state) {
        motion.travel[*actionUnitIndex(12)] = {at, at};
        at = at > 0.9f ? 0 : at + 0.02f;
        benchmark::DoNotOptimize(figure.pose({}, {}, motion, eyesLookingAt({0, 0, 150}, motion), {}, 0.4f));
    }
}
BENCHMARK(movedFigure)->Unit(benchmark::kMillisecond);

/// Megabytes of this program in memory, of a line of /proc/self/status.
static double megabytes(const std::string &line)
{
    std::ifstream file("/proc/self/status");
    std::string word;
    double kilobytes = 0;
    while (file >> word)
        if (word == line)
            file >> kilobytes;
    return kilobytes / 1000;
}

/// What one sitter keeps after a frame of the preview and a finished picture, and its most at any time; aim
/// 80 MB.
static void memory(benchmark::State &state, const char *hair)
{
    PortraitSpec spec;
    spec.identity.hair = hair;
    for (auto _ : state) {
        malloc_trim(0);
        const double before = megabytes("VmRSS:");
        std::ofstream("/proc/self/clear_refs") << 5; // forgets the peak so far
        Sitter sitter;
        SitterOptions options;
        options.draft = true;
        options.width = 320;
        options.height = 400;
        options.samples = 1;
        (void)sitter.render(spec, options);
        (void)sitter.render(spec, {});
        state.counters["peakMB"] = megabytes("VmHWM:") - before;
        malloc_trim(0);
        state.counters["keptMB"] = megabytes("VmRSS:") - before;
    }
}
BENCHMARK_CAPTURE(memory, short, "short")->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(memory, long, "long")->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(memory, afro, "afro")->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

BENCHMARK_MAIN();
