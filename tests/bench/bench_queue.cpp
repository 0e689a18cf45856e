// SPDX-License-Identifier: MIT
#include "core/base/encoding/base64.h"
#include "core/base/file_io.h"
#include "plugins/plugin_loader.h"
#include "tests/support/loopback_server.h"
#include "tests/support/test_picture.h"
#include "ui/models/queue/generation_queue.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <csignal>
#include <fstream>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace presence;

namespace {

constexpr int backendCount = 4, jobCount = 200;

/// Answers in a process of its own, so that what is counted here is the client alone. The port it listens at.
int startServer()
{
    int channel[2];
    if (::pipe(channel) != 0)
        return 0;
    if (::fork() == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        const std::string answer =
            R"({"pictures": [")" + toBase64(test::pngPicture(832, 1040)) + R"("], "seeds": [7]})";
        test::LoopbackServer server([&](const test::LoopbackRequest &request, test::LoopbackReply &reply) {
            if (request.path != "/draw")
                return reply.send(200, "{}");
            reply.pause(std::chrono::milliseconds(20));
            reply.send(200, answer);
        });
        const int port = server.port();
        (void)!::write(channel[1], &port, sizeof port);
        for (;;)
            ::pause();
    }
    int port = 0;
    (void)!::read(channel[0], &port, sizeof port);
    return port;
}

const int serverPort = startServer(); // before there are threads

double cpuSeconds()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return double(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           double(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

double residentMiB()
{
    std::ifstream in("/proc/self/statm");
    double total = 0, resident = 0;
    in >> total >> resident;
    return resident * double(::sysconf(_SC_PAGESIZE)) / (1 << 20);
}

std::string recipe(int number)
{
    return R"({"presence": "recipe/1", "id": "bench)" + std::to_string(number) + R"(", "name": "Bench",
        "kind": "local", "address": "http://127.0.0.1:)" +
           std::to_string(serverPort) + R"(", "dialect": "natural",
        "limits": {"count": 1, "atOnce": 1, "side": {"smallest": 64, "largest": 2048, "step": 8}},
        "generate": {"path": "/draw", "body": {"text": {"$": "prompt"}, "seed": {"$": "seed"}}},
        "response": {"images": "/pictures/*", "seeds": "/seeds/*"},
        "check": {"path": "/status"}, "errors": {"messages": ["/error"]}})";
}

/// 200 orders through four backends at once, from placing to the take on the disk, journal included.
void twoHundredJobs(benchmark::State &state)
{
    int argc = 1;
    char name[] = "bench_queue", *argv[] = {name};
    QCoreApplication application(argc, argv);
    QTemporaryDir home;
    const std::filesystem::path folder = home.path().toStdString();
    for (int i = 0; i < backendCount; ++i)
        (void)writeFile(folder / "recipes" / ("bench" + std::to_string(i) + ".json"), recipe(i));
    PluginHost plugins;
    BackendRegistry backends;
    plugins.loadFolder(PRESENCE_BINARY_DIR "/lib/presence/plugins",
                       {Resources(PRESENCE_SOURCE_DIR "/resources"), folder, {}, {}}, backends);
    int round = 0;
    double cpu = 0, grown = 0;
    for (auto _ : state) {
        const auto shoot = folder / ("shoot" + std::to_string(round++));
        GenerationQueue queue(backends,
                              GenerationQueue::storageIn(ShootStore::open(shoot).value(), backends));
        queue.keepIn(shoot);
        int finished = 0;
        double early = 0;
        QObject::connect(&queue, &GenerationQueue::takeFinished, [&] {
            if (++finished == jobCount / 4)
                early = residentMiB();
        });
        const double before = cpuSeconds();
        for (int i = 0; i < jobCount; ++i) {
            GenerationQueue::Order order;
            order.backendId = "bench" + std::to_string(i % backendCount);
            order.request.prompt.text = "a founder in her forties, warm slight smile, into the lens";
            order.request.settings.seed = i;
            if (!queue.place(order))
                return state.SkipWithError("an order was refused");
        }
        while (queue.unfinished() > 0)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        cpu += cpuSeconds() - before;
        grown = std::max(grown, residentMiB() - early);
        if (finished != jobCount)
            return state.SkipWithError("a take is missing");
    }
    state.counters["cpu_ms_per_job"] = cpu * 1000 / (double(round) * jobCount);
    state.counters["grown_MiB_over_150_jobs"] = grown;
}

} // namespace

BENCHMARK(twoHundredJobs)->Unit(benchmark::kMillisecond)->UseRealTime();

BENCHMARK_MAIN();
