// SPDX-License-Identifier: MIT
#include "core/base/encoding/sha256.h"
#include "core/base/file_io.h"
#include "core/critique/detect/yunet.h"
#include "core/critique/face/head_pose.h"
#include "core/critique/networks/brisque.h"
#include "core/critique/networks/face_mesh.h"
#include "core/critique/networks/face_networks.h"
#include "core/critique/networks/identity.h"
#include "core/critique/networks/iris.h"
#include "core/critique/networks/segmentation.h"

#include <benchmark/benchmark.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

using namespace presence;

namespace {

const std::filesystem::path shared = PRESENCE_SOURCE_DIR "/../shared";

/// The models, one 1024 × 1024 portrait and its face, or nothing where the shared material is absent.
struct Bench
{
    ModelStore store;
    cv::Mat picture;
    FaceBox box;
    FaceMesh mesh;

    static std::optional<Bench> open(benchmark::State &state)
    {
        auto store = ModelStore::open(Resources(PRESENCE_SOURCE_DIR "/resources"), shared / "models");
        const cv::Mat picture = cv::imread((shared / "photos/ai_10.jpg").string());
        if (!store || picture.empty()) {
            state.SkipWithError("the shared models and photographs are absent");
            return {};
        }
        Bench bench{std::move(*store), picture, {}, {}};
        bench.box = FaceFinder::load(bench.file("face_detection_yunet_2022mar.onnx"))->find(picture)->front();
        bench.mesh = *FaceMesher::loadWithIrises(bench.file("mp_face_landmarks_478_fp16.onnx"))
                          ->read(picture, bench.box);
        return bench;
    }
    std::string file(std::string_view name) const { return *store.read(name); }
};

template <typename Prepare>
void measure(benchmark::State &state, Prepare prepare)
{
    const auto bench = Bench::open(state);
    if (!bench)
        return;
    const auto work = prepare(*bench);
    for (auto _ : state)
        benchmark::DoNotOptimize(work());
}

void faces(benchmark::State &state)
{
    measure(state, [](const Bench &b) {
        return [&b, part = *FaceFinder::load(b.file("face_detection_yunet_2022mar.onnx"))] {
            return part.find(b.picture);
        };
    });
}

void meshWithIrises(benchmark::State &state)
{
    measure(state, [](const Bench &b) {
        return [&b, part = *FaceMesher::loadWithIrises(b.file("mp_face_landmarks_478_fp16.onnx"))] {
            return part.read(b.picture, b.box);
        };
    });
}

void meshWithoutIrises(benchmark::State &state)
{
    measure(state, [](const Bench &b) {
        return [&b, part = *FaceMesher::loadWithoutIrises(b.file("mp_face_landmark_468.onnx"))] {
            return part.read(b.picture, b.box);
        };
    });
}

void irises(benchmark::State &state)
{
    measure(state, [](const Bench &b) {
        return [&b, part = *IrisReader::load(b.file("mp_iris_landmark.onnx"))] {
            return part.read(b.picture, b.mesh);
        };
    });
}

void expressions(benchmark::State &state)
{
    measure(state, [](const Bench &b) {
        return [&b, part = *ExpressionReader::load(b.file("mp_face_blendshapes.onnx"))] {
            return part.read(b.mesh);
        };
    });
}

void headPose(benchmark::State &state)
{
    measure(state, [](const Bench &b) {
        return [&b, part = *HeadModel::parse(b.file("mp_geometry_landmark_weights.pbtxt"))] {
            return part.fit(b.mesh);
        };
    });
}

void segmentation(benchmark::State &state)
{
    measure(state, [](const Bench &b) {
        return [&b, part = *SubjectFinder::load(b.file("sinet_portrait_320.onnx"))] {
            return part.find(b.picture);
        };
    });
}

void likeness(benchmark::State &state)
{
    measure(state, [](const Bench &b) {
        return [&b, part = *LikenessReader::load(b.file("mobilefacenet_128.onnx"))] {
            return part.read(b.picture, b.mesh);
        };
    });
}

void quality(benchmark::State &state)
{
    measure(state, [](const Bench &b) {
        return [&b, part = *QualityReader::load(b.file("brisque_model_live.yml"),
                                                b.file("brisque_range_live.yml"))] {
            return part.read(b.picture);
        };
    });
}

void everything(benchmark::State &state)
{
    const int side = int(state.range(0));
    measure(state, [side](const Bench &b) {
        cv::Mat picture;
        cv::resize(b.picture, picture, {side, side}, 0, 0, cv::INTER_CUBIC);
        return [picture, part = FaceNetworks::load(b.store)] { return part.read(picture); };
    });
}

void loadEverything(benchmark::State &state)
{
    measure(state, [](const Bench &b) { return [&b] { return FaceNetworks::load(b.store); }; });
}

void hashing(benchmark::State &state)
{
    const std::string bytes(std::size_t(16) << 20, 'x');
    for (auto _ : state)
        benchmark::DoNotOptimize(sha256Hex(bytes));
    state.SetBytesProcessed(std::int64_t(state.iterations()) * std::int64_t(bytes.size()));
}

} // namespace

BENCHMARK(faces)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(meshWithIrises)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(meshWithoutIrises)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(irises)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(expressions)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(headPose)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(segmentation)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(likeness)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(quality)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(everything)->Arg(1024)->Arg(4096)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(loadEverything)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(hashing)->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();
