// SPDX-License-Identifier: MIT
#include "tests/training/fit_descent.h"

#include "core/critique/fitter/landmark_fitter.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <opencv2/imgproc.hpp>

using namespace presence;
using namespace presence::critique;

namespace {

constexpr int codes = 24;
constexpr int basisSamples = 1500; ///< for the principal components
constexpr double ridge = 0.05;     ///< of the number of samples; codes have spread 1

struct StagePlan
{
    int side;
    double blur, spacing;
};
/// Grids that cover 36, 27, 19.5, 13.5, 9 and 8 of 160 px, as wide as their surroundings are uncertain.
constexpr StagePlan plan[] = {{40, 1.5, 3.0},  {64, 2.0, 3.6},  {96, 2.1, 3.9},
                              {128, 2.0, 3.6}, {160, 1.8, 3.0}, {224, 2.0, 3.6}};
constexpr int largestSide = 224;

/// One crop of a face with what is known of it and where the fit stands.
struct Sample
{
    cv::Mat grey;
    FittedPoints truth{}, now{};
    std::size_t face = 0;
};

FittedPoints medianOf(const std::vector<Sample> &samples)
{
    FittedPoints median;
    std::vector<double> values(samples.size());
    const auto middle = [&](auto get) {
        std::ranges::transform(samples, values.begin(), get);
        std::ranges::nth_element(values, values.begin() + std::ptrdiff_t(values.size() / 2));
        return values[values.size() / 2];
    };
    for (std::size_t i = 0; i < fittedPointCount; ++i)
        median[i] = {middle([i](const Sample &sample) { return sample.truth[i].x; }),
                     middle([i](const Sample &sample) { return sample.truth[i].y; })};
    return median;
}

/// The face made a little longer or broader, which stands for other people.
TrainingFace stretched(const TrainingFace &face, double across)
{
    TrainingFace other = face;
    other.picture = cv::Mat();
    cv::resize(face.picture, other.picture, {}, across, 1, cv::INTER_LINEAR);
    for (Point2 &point : other.points)
        point.x *= across;
    return other;
}

Sample sampleIn(const TrainingFace &original, std::size_t index, Crop crop, double wide, cv::RNG &random)
{
    const double across = std::exp(random.gaussian(0.05));
    const TrainingFace face = stretched(original, across);
    crop.centre.x *= across;
    crop.centre.x += random.gaussian(0.035 * wide) * crop.side / 1.45;
    crop.centre.y += random.gaussian(0.035 * wide) * crop.side / 1.45;
    crop.side *= std::exp(random.gaussian(0.07 * wide));
    crop.angle += random.gaussian(9 * wide) * CV_PI / 180;
    Sample sample;
    sample.face = index;
    sample.grey = GreyPatch(face.picture, crop, largestSide).cropped(crop, largestSide);
    if (random.uniform(0.0, 1.0) < 0.3)
        cv::GaussianBlur(sample.grey, sample.grey, {0, 0}, random.uniform(0.5, 3.0));
    sample.truth = Descent::toCrop(face.points, crop);
    return sample;
}

/// First crops around the box, as it is found; then crops around the points, as the second pass has them.
std::vector<Sample> drawSamples(const TrainingSet &set, Descent &descent)
{
    cv::RNG random(fittingSeed);
    std::vector<Sample> samples;
    for (std::size_t i = 0; i < set.faces.size(); ++i)
        for (int copy = 0; copy < set.copies(i, false); ++copy)
            if (!set.kept[i])
                samples.push_back(
                    sampleIn(set.faces[i], i, Descent::cropAround(set.faces[i].box, 0), 1, random));
    descent.start = medianOf(samples);
    for (std::size_t i = 0; i < set.faces.size(); ++i)
        for (int copy = 0; copy < set.copies(i, true); ++copy)
            if (!set.kept[i])
                samples.push_back(
                    sampleIn(set.faces[i], i, descent.cropAround(set.faces[i].points), 0.4, random));
    for (Sample &sample : samples)
        sample.now = descent.start;
    return samples;
}

/// Principal components of what surrounds each point, brought to spread 1.
DescentStage stageWithBasis(const StagePlan &wanted, const std::vector<Sample> &samples)
{
    DescentStage stage;
    stage.side = wanted.side;
    stage.blur = wanted.blur;
    stage.spacing = wanted.spacing;
    stage.codes = codes;
    const int count = std::min(basisSamples, int(samples.size()));
    std::vector<cv::Mat> around(fittedPointCount);
    for (cv::Mat &values : around)
        values.create(count, descriptorSize, CV_32F);
    cv::parallel_for_({0, count}, [&](const cv::Range &range) {
        for (int n = range.start; n < range.end; ++n) {
            const Sample &sample = samples[std::size_t(n) * samples.size() / std::size_t(count)];
            cv::Mat sized;
            cv::resize(sample.grey, sized, {stage.side, stage.side}, 0, 0, cv::INTER_AREA);
            const cv::Mat maps = directionMaps(sized, stage.blur);
            for (std::size_t i = 0; i < fittedPointCount; ++i)
                describe(maps, {sample.now[i].x * stage.side - 0.5, sample.now[i].y * stage.side - 0.5},
                         stage.spacing, around[i].ptr<float>(n));
        }
    });
    stage.basis.create(int(fittedPointCount) * codes, descriptorSize, CV_32F);
    stage.offset.create(int(fittedPointCount) * codes, 1, CV_32F);
    cv::parallel_for_({0, int(fittedPointCount)}, [&](const cv::Range &range) {
        for (int i = range.start; i < range.end; ++i) {
            const cv::PCA pca(around[std::size_t(i)], cv::noArray(), cv::PCA::DATA_AS_ROW, codes);
            for (int k = 0; k < codes; ++k) {
                const int row = i * codes + k;
                const double spread = std::sqrt(std::max(1e-10f, pca.eigenvalues.at<float>(k)));
                cv::Mat(pca.eigenvectors.row(k) / spread).copyTo(stage.basis.row(row));
                stage.offset.at<float>(row) = -float(stage.basis.row(row).dot(pca.mean));
            }
        }
    });
    return stage;
}

/// Ridge regression of what is still missing on what is seen; moves the samples.
void fitStep(DescentStage &stage, std::vector<Sample> &samples)
{
    const int count = int(samples.size()), features = int(fittedPointCount) * codes;
    constexpr int outputs = 2 * int(fittedPointCount);
    cv::Mat seen(count, features + 1, CV_32F), missing(count, outputs, CV_32F);
    cv::parallel_for_({0, count}, [&](const cv::Range &range) {
        for (int n = range.start; n < range.end; ++n) {
            const Sample &sample = samples[std::size_t(n)];
            cv::Mat sized;
            cv::resize(sample.grey, sized, {stage.side, stage.side}, 0, 0, cv::INTER_AREA);
            const cv::Mat codesSeen = stage.look(sized, sample.now).t();
            codesSeen.copyTo(seen.row(n).colRange(0, features));
            seen.at<float>(n, features) = 1;
            for (std::size_t i = 0; i < fittedPointCount; ++i) {
                missing.at<float>(n, 2 * int(i)) = float(sample.truth[i].x - sample.now[i].x);
                missing.at<float>(n, 2 * int(i) + 1) = float(sample.truth[i].y - sample.now[i].y);
            }
        }
    });
    cv::Mat normal, weights;
    cv::mulTransposed(seen, normal, true);
    for (int i = 0; i < features; ++i)
        normal.at<float>(i, i) += float(ridge * count);
    cv::solve(normal, seen.t() * missing, weights, cv::DECOMP_CHOLESKY);
    stage.step = cv::Mat(weights.rowRange(0, features).t()).clone();
    stage.constant = cv::Mat(weights.row(features).t()).clone();
    const cv::Mat moves = seen * weights;
    for (int n = 0; n < count; ++n)
        for (std::size_t i = 0; i < fittedPointCount; ++i) {
            samples[std::size_t(n)].now[i].x += moves.at<float>(n, 2 * int(i));
            samples[std::size_t(n)].now[i].y += moves.at<float>(n, 2 * int(i) + 1);
        }
}

double meanError(const std::vector<Sample> &samples)
{
    double error = 0;
    for (const Sample &sample : samples)
        for (std::size_t i = 0; i < fittedPointCount; ++i)
            error +=
                distance(sample.now[i], sample.truth[i]) /
                distance(at(sample.truth, mesh::outerCornerRight), at(sample.truth, mesh::outerCornerLeft)) /
                fittedPointCount / double(samples.size());
    return error;
}

} // namespace

Descent fitStages(const TrainingSet &set)
{
    Descent descent;
    std::vector<Sample> samples = drawSamples(set, descent);
    std::printf("%zu faces, %zu samples\n", set.faces.size(), samples.size());
    for (const StagePlan &wanted : plan) {
        DescentStage stage = stageWithBasis(wanted, samples);
        fitStep(stage, samples);
        descent.stages.push_back(std::move(stage));
        std::printf("stage of %d px: %.2f %%\n", wanted.side, 100 * meanError(samples));
        std::fflush(stdout);
    }
    return descent;
}
