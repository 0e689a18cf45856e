// SPDX-License-Identifier: MIT
#include "core/sitter/maps/maps.h"
#include "core/sitter/maps/paint.h"
#include "core/sitter/moving/movement.h"

#include <benchmark/benchmark.h>

using namespace presence;

/// The ground of all maps, with the geometry made anew as for one order.
static void sight(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(sightOf({}, int(state.range(0)), int(state.range(0)) * 5 / 4));
}
BENCHMARK(sight)->Arg(512)->Arg(1024)->Unit(benchmark::kMillisecond)->UseRealTime();

/// One map from a sight that is there, without the PNG.
static void painted(benchmark::State &state, SitterPicture (*paint)(const Sight &))
{
    const Sight seen = *sightOf({}, 832, 1040);
    for (auto _ : state)
        benchmark::DoNotOptimize(paint(seen));
}
BENCHMARK_CAPTURE(painted, depth, paintDepth)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(painted, normals, paintNormals)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(painted, edges, paintEdges)->Unit(benchmark::kMillisecond);

/// Every kind as files, as the studio saves them.
static void allMaps(benchmark::State &state)
{
    std::vector<MapKind> kinds;
    for (const MapInfo &info : mapInfos())
        kinds.push_back(info.kind);
    for (auto _ : state)
        benchmark::DoNotOptimize(drawMaps({}, kinds, 832, 1040));
}
BENCHMARK(allMaps)->Unit(benchmark::kMillisecond)->UseRealTime();

/// A spec becomes concrete, without meshes.
static void sitting(benchmark::State &state)
{
    PortraitSpec spec;
    for (auto _ : state)
        benchmark::DoNotOptimize(sittingOf(spec, 1, 832, 1040));
}
BENCHMARK(sitting)->Unit(benchmark::kMicrosecond);

/// A spec at a moment of a motion; must be nothing beside a frame.
static void moment(benchmark::State &state)
{
    MotionSpec motion;
    motion.loop = true;
    motion.curves.push_back({"expression.au12", 3, 0.5, 0.7, 1, 0.8, false});
    motion.waves.push_back({"posture.openness", 0.3, 4, 0.4});
    motion.blinks = BlinkRhythm{};
    const Movement movement(motion);
    const PortraitSpec rest;
    double seconds = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(movement.at(rest, seconds += 0.04));
}
BENCHMARK(moment)->Unit(benchmark::kMicrosecond);

BENCHMARK_MAIN();
