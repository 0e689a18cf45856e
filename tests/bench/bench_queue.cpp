// SPDX-License-Identifier: MIT
#include "core/base/encoding/base64.h"
#include "core/base/file_io.h"
#include "plugins/plugin_loader.h"
#include "tests/support/loopback_server.h"
#include "tests/support/test_picture.h"
#include "ui/models/queue/generation_queue.h"
#include "ui/models/takes/decode.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <csignal>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <random>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace presence;

namespace {

constexpr int backendCount = 4, jobCount = 200;

/// What a service sends: a tiny picture; one of 832×1040 pixels as large as it can be, 2.6 MB; and one as
/// services send it, 1.3 MB, of soft shapes with a little noise.
enum Size { Tiny, Stored, Portrait };

std::string portrait()
{
    cv::Mat picture(1040, 832, CV_8UC3);
    std::mt19937 random(1);
    picture.forEach<cv::Vec3b>([](cv::Vec3b &pixel, const int *at) {
        for (int channel = 0; channel < 3; ++channel)
            pixel[channel] =
                std::uint8_t(120 + 60 * std::sin(at[0] * 0.01 + channel) * std::cos(at[1] * 0.012));
    });
    for (std::uint8_t *value = picture.data; value != picture.dataend; ++value)
        *value = std::uint8_t(*value + random() % 8);
    std::vector<unsigned char> png;
    cv::imencode(".png", picture, png);
    return {png.begin(), png.end()};
}

std::string pictureOf(Size size)
{
    return size == Tiny     ? test::pngPicture(64, 80)
           : size == Stored ? test::pngPicture(832, 1040)
                            : portrait();
}

/// Answers in a process of its own, so that what is counted here is the client alone. The port it listens at.
int startServer()
{
    int channel[2];
    if (::pipe(channel) != 0)
        return 0;
    if (::fork() == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        std::array<std::string, 3> answers;
        for (const Size size : {Tiny, Stored, Portrait})
            answers[size] = R"({"pictures": [")" + toBase64(pictureOf(size)) + R"("], "seeds": [7]})";
        test::LoopbackServer server([&](const test::LoopbackRequest &request, test::LoopbackReply &reply) {
            if (!request.path.starts_with("/draw"))
                return reply.send(200, "{}");
            reply.pause(std::chrono::milliseconds(20));
            reply.send(200, answers[std::size_t(request.path.back() - '0')]);
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

/// The decoding that nobody can spare: one picture, once, into what lists show. CPU seconds.
double secondsToDecode(Size size)
{
    constexpr int rounds = 40;
    const ImageFile file = ImageFile::fromBytes(pictureOf(size), "bench").value();
    const double before = cpuSeconds();
    for (int round = 0; round < rounds; ++round)
        benchmark::DoNotOptimize(decodeThumbnail(file, 320));
    return (cpuSeconds() - before) / rounds;
}

std::string recipe(int number, Size size)
{
    return R"({"presence": "recipe/1", "id": "bench)" + std::to_string(number) + R"(", "name": "Bench",
        "kind": "local", "address": "http://127.0.0.1:)" +
           std::to_string(serverPort) + R"(", "dialect": "natural",
        "limits": {"count": 1, "atOnce": 1, "side": {"smallest": 64, "largest": 2048, "step": 8}},
        "generate": {"path": "/draw)" +
           std::to_string(size) + R"(", "body": {"text": {"$": "prompt"}, "seed": {"$": "seed"}}},
        "response": {"images": "/pictures/*", "seeds": "/seeds/*"},
        "check": {"path": "/status"}, "errors": {"messages": ["/error"]}})";
}

/// 200 orders through four backends at once, from placing to the take on the disk, journal included. All CPU
/// time of the process counts, that of the kernel for its files and sockets as well: with TMPDIR on a memory
/// disk what the file system takes for four flushed files and two folders a job is left out. Every picture is
/// decoded once for the lists that show it, which takes what libpng takes, whoever calls it: `decode_ms` is
/// measured apart, on the same bytes in the same run, and `client_ms_per_job` is what remains.
void twoHundredJobs(benchmark::State &state)
{
    const Size size = Size(state.range(0));
    int argc = 1;
    char name[] = "bench_queue", *argv[] = {name};
    QCoreApplication application(argc, argv);
    QTemporaryDir home;
    const std::filesystem::path folder = home.path().toStdString();
    for (int i = 0; i < backendCount; ++i)
        (void)writeFile(folder / "recipes" / ("bench" + std::to_string(i) + ".json"), recipe(i, size));
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
    const double decoding = secondsToDecode(size) * 1000, each = cpu * 1000 / (double(round) * jobCount);
    state.counters["cpu_ms_per_job"] = each;
    state.counters["decode_ms"] = decoding;
    state.counters["client_ms_per_job"] = each - decoding;
    state.counters["grown_MiB_over_150_jobs"] = grown;
}

} // namespace

BENCHMARK(twoHundredJobs)
    ->ArgName("picture")
    ->Arg(Tiny)
    ->Arg(Stored)
    ->Arg(Portrait)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

BENCHMARK_MAIN();
