// SPDX-License-Identifier: MIT
#include "core/critique/critique.h"
#include "core/sitter/sitter.h"

#include <benchmark/benchmark.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

using namespace presence;

/// A square sitter portrait as PNG bytes, so that the critique meets a face and decoding is counted.
static ImageFile portrait(int side)
{
    SitterOptions options;
    options.width = options.height = side;
    options.samples = 4;
    Sitter sitter;
    const auto render = sitter.render(PortraitSpec{}, options);
    cv::Mat pixels(side, side, CV_8UC3, const_cast<std::uint8_t *>(render->picture.rgb.data())), bgr;
    cv::cvtColor(pixels, bgr, cv::COLOR_RGB2BGR);
    std::vector<unsigned char> bytes;
    cv::imencode(".png", bgr, bytes);
    return *ImageFile::fromBytes(std::string(bytes.begin(), bytes.end()), "bench.png");
}

static void reviewOfAPortrait(benchmark::State &state)
{
    const auto critic = Critic::load(Resources(PRESENCE_SOURCE_DIR "/resources"), defaultCascadeFolders());
    const ImageFile image = portrait(int(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(critic->review(image, PortraitSpec{}, "bench.png"));
}
BENCHMARK(reviewOfAPortrait)
    ->Arg(1024)
    ->Arg(2048)
    ->Arg(4096)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

static void loadingTheCritic(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(
            Critic::load(Resources(PRESENCE_SOURCE_DIR "/resources"), defaultCascadeFolders()));
}
BENCHMARK(loadingTheCritic)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
