// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "core/generation/http_client.h"
#include "plugins/recipe/recipe_backend.h"
#include "tests/support/loopback_server.h"
#include "tests/support/services/bfl.h"

#include <benchmark/benchmark.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <thread>
#include <unistd.h>

using namespace presence;
using namespace presence::test;
using nlohmann::json;
using Clock = std::chrono::steady_clock;

static std::unique_ptr<RecipeBackend> backendAt(const std::string &address)
{
    json text = json::parse(*readFile(PRESENCE_SOURCE_DIR "/resources/recipes/bfl.json"));
    text["job"]["poll"]["everySeconds"] = 0.01;
    return std::make_unique<RecipeBackend>(
        *parseRecipe(text.dump(), "bfl"),
        PluginEnvironment{Resources(PRESENCE_SOURCE_DIR "/resources"),
                          {},
                          [](const std::string &) { return FakeService::key; },
                          [address](const std::string &) { return address; }});
}

static GenerationRequest request()
{
    GenerationRequest request;
    request.prompt.text = "portrait";
    request.settings.model = "flux-2-pro";
    return request;
}

static double threadCpuSeconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + 1e-9 * double(time.tv_nsec);
}

static double residentMegabytes()
{
    std::ifstream statm("/proc/self/statm");
    double total = 0, resident = 0;
    statm >> total >> resident;
    return resident * double(::sysconf(_SC_PAGESIZE)) / 1e6;
}

/// 200 jobs, each submitted, polled twice and fetched, through four services at once. The processor time is
/// that of the clients' own threads.
static void twoHundredJobs(benchmark::State &state)
{
    constexpr int services = 4, jobsEach = 50;
    for (auto _ : state) {
        std::vector<std::unique_ptr<FakeBfl>> fakes;
        std::vector<std::unique_ptr<RecipeBackend>> backends;
        for (int i = 0; i < services; ++i) {
            fakes.push_back(std::make_unique<FakeBfl>());
            backends.push_back(backendAt(fakes.back()->address()));
            if (!backends.back()->generate(request(), {}, {})) // warm
                state.SkipWithError("no picture");
        }
        std::atomic<int> done = 0;
        double half = 0;
        std::atomic<double> cpu = 0;
        std::atomic<int> failed = 0;
        {
            std::vector<std::jthread> clients;
            for (const auto &backend : backends)
                clients.emplace_back([&] {
                    const double start = threadCpuSeconds();
                    for (int job = 0; job < jobsEach; ++job) {
                        failed += !backend->generate(request(), [](const Progress &) {}, {}).ok();
                        if (++done == services * jobsEach / 2)
                            half = residentMegabytes();
                    }
                    cpu += threadCpuSeconds() - start;
                });
        }
        if (failed > 0)
            state.SkipWithError("a job failed");
        state.counters["cpu_ms_per_job"] = 1000 * cpu / (services * jobsEach);
        state.counters["growth_of_last_hundred_MB"] = residentMegabytes() - half;
    }
}
BENCHMARK(twoHundredJobs)->Unit(benchmark::kSecond)->UseRealTime()->Iterations(1);

/// From request_stop() to the return of generate() while a job is being polled.
static void cancelJob(benchmark::State &state)
{
    FakeBfl fake;
    fake.takePolls(1 << 30);
    const auto backend = backendAt(fake.address());
    for (auto _ : state) {
        std::stop_source source;
        Clock::time_point stopped;
        std::jthread canceller;
        const auto result = backend->generate(
            request(),
            [&](const Progress &news) {
                if (news.fraction >= 0 && !canceller.joinable())
                    canceller = std::jthread([&] {
                        std::this_thread::sleep_for(std::chrono::milliseconds(7));
                        stopped = Clock::now();
                        source.request_stop();
                    });
            },
            source.get_token());
        const auto returned = Clock::now();
        canceller.join();
        if (result.ok())
            state.SkipWithError("was not cancelled");
        state.SetIterationTime(std::chrono::duration<double>(returned - stopped).count());
    }
}
BENCHMARK(cancelJob)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(50);

/// 64 MB by us and by the curl program from the same server, taking turns: the share of its speed that we
/// reach.
static void downloadBesideCurl(benchmark::State &state)
{
    const std::string body(std::size_t(64) << 20, 'x');
    LoopbackServer server([&](const LoopbackRequest &, LoopbackReply &reply) { reply.send(200, body); });
    HttpRequest ask;
    ask.url = server.address() + "/";
    ask.largestResponseBytes = body.size();
    const std::string curl = "curl -s -o /dev/shm/presence-bench-download " + ask.url;
    double ours = 1e9, theirs = 1e9; // the best of the rounds: whatever else runs here only ever slows down
    for (auto _ : state) {
        auto start = Clock::now();
        if (const auto response = sendHttp(ask, {}); !response || response->body.size() != body.size())
            state.SkipWithError("incomplete");
        ours = std::min(ours, std::chrono::duration<double>(Clock::now() - start).count());
        start = Clock::now();
        if (std::system(curl.c_str()) != 0)
            state.SkipWithError("the curl program is not there");
        theirs = std::min(theirs, std::chrono::duration<double>(Clock::now() - start).count());
    }
    std::remove("/dev/shm/presence-bench-download");
    state.counters["share_of_curl"] = theirs / ours;
    state.counters["MB_per_s"] = double(body.size()) / 1e6 / ours;
}
BENCHMARK(downloadBesideCurl)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(10);

BENCHMARK_MAIN();
