// SPDX-License-Identifier: MIT
#include "core/base/encoding/base64.h"
#include "core/generation/http_client.h"
#include "tests/support/loopback_server.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <thread>

using namespace presence;
using namespace presence::test;
using Clock = std::chrono::steady_clock;

static HttpRequest requestTo(const LoopbackServer &server)
{
    HttpRequest request;
    request.url = server.address() + "/";
    return request;
}

/// One small request and its answer, connection included.
static void smallRequest(benchmark::State &state)
{
    LoopbackServer server([](const LoopbackRequest &, LoopbackReply &reply) { reply.send(200, "{}"); });
    const HttpRequest request = requestTo(server);
    for (auto _ : state)
        if (!sendHttp(request, {}))
            state.SkipWithError("no answer");
}
BENCHMARK(smallRequest)->Unit(benchmark::kMillisecond)->UseRealTime();

/// From request_stop() to the return of sendHttp() while the server says nothing.
static void cancelSilentServer(benchmark::State &state)
{
    LoopbackServer server([](const LoopbackRequest &, LoopbackReply &reply) { reply.stall(); });
    const HttpRequest request = requestTo(server);
    std::size_t sent = 0;
    for (auto _ : state) {
        std::stop_source source;
        Clock::time_point stopped;
        ++sent;
        std::jthread canceller([&] {
            server.waitFor("/", sent);
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            stopped = Clock::now();
            source.request_stop();
        });
        const auto response = sendHttp(request, source.get_token());
        const auto returned = Clock::now();
        canceller.join();
        if (response.ok() || response.error().kind != Error::Kind::Cancelled)
            state.SkipWithError("was not cancelled");
        state.SetIterationTime(std::chrono::duration<double>(returned - stopped).count());
    }
}
BENCHMARK(cancelSilentServer)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(200);

/// 64 MB of body. The server's own sending is in the figure too.
static void largeDownload(benchmark::State &state)
{
    const std::string body(std::size_t(64) << 20, 'x');
    LoopbackServer server([&](const LoopbackRequest &, LoopbackReply &reply) { reply.send(200, body); });
    HttpRequest request = requestTo(server);
    request.largestResponseBytes = body.size();
    for (auto _ : state)
        if (const auto response = sendHttp(request, {}); !response || response->body.size() != body.size())
            state.SkipWithError("incomplete");
    state.SetBytesProcessed(std::int64_t(body.size()) * std::int64_t(state.iterations()));
}
BENCHMARK(largeDownload)->Unit(benchmark::kMillisecond)->UseRealTime();

/// A picture of 8 MB as services send it.
static void decodeBase64(benchmark::State &state)
{
    const std::string text = toBase64(std::string(std::size_t(8) << 20, '\x5a'));
    for (auto _ : state)
        benchmark::DoNotOptimize(fromBase64(text));
    state.SetBytesProcessed(std::int64_t(text.size()) * std::int64_t(state.iterations()));
}
BENCHMARK(decodeBase64)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
