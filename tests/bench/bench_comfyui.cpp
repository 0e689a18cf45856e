// SPDX-License-Identifier: MIT
#include "plugins/comfyui/comfyui_backend.h"
#include "tests/support/comfyui/fake_comfyui.h"

#include <QCoreApplication>

#include <benchmark/benchmark.h>

#include <chrono>
#include <ctime>
#include <thread>

using namespace presence;
using namespace presence::test;
using Clock = std::chrono::steady_clock;

static std::unique_ptr<ComfyBackend> backendAt(const std::string &address)
{
    const Resources resources(PRESENCE_SOURCE_DIR "/resources");
    PluginEnvironment environment{resources, {}, {}, [address](const std::string &) { return address; }};
    return std::make_unique<ComfyBackend>(readWorkflows(resources, {}).workflows, environment);
}

static GenerationRequest request(std::int64_t seed)
{
    GenerationRequest request;
    request.prompt.text = "portrait of a potter";
    request.settings.width = 512;
    request.settings.height = 640;
    request.settings.seed = seed;
    request.settings.steps = 20;
    request.settings.model = "workflow: SDXL";
    return request;
}

static double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + 1e-9 * double(time.tv_nsec);
}

/// What a job costs the thread that asks for it: twenty steps with a preview each. The server's own work is
/// not in the figure.
static void clientTimeOfAJob(benchmark::State &state)
{
    FakeComfyUi fake;
    const auto backend = backendAt(fake.address());
    std::int64_t seed = 1;
    for (auto _ : state) {
        const double begin = threadSeconds();
        if (!backend->generate(request(seed++), [](const Progress &) {}, {}))
            state.SkipWithError("no picture");
        state.SetIterationTime(threadSeconds() - begin);
    }
}
BENCHMARK(clientTimeOfAJob)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(50);

/// From request_stop() to the return of generate() while a job runs.
static void cancelARunningJob(benchmark::State &state)
{
    FakeComfyUi fake;
    const auto backend = backendAt(fake.address());
    for (auto _ : state) {
        fake.hold();
        std::stop_source source;
        Clock::time_point stopped;
        std::jthread canceller([&] {
            fake.waitUntilRunning();
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            stopped = Clock::now();
            source.request_stop();
        });
        const auto result = backend->generate(request(1), {}, source.get_token());
        const auto returned = Clock::now();
        canceller.join();
        if (result.ok() || result.error().kind != Error::Kind::Cancelled)
            state.SkipWithError("was not cancelled");
        state.SetIterationTime(std::chrono::duration<double>(returned - stopped).count());
        while (fake.isRunningOrWaiting())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}
BENCHMARK(cancelARunningJob)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(50);

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
