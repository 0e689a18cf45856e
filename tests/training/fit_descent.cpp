// SPDX-License-Identifier: MIT
#include "tests/training/fit_descent.h"

#include "core/base/file_io.h"
#include "core/critique/fitter/landmark_fitter.h"
#include "tests/training/training_set.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

using namespace presence;
using namespace presence::critique;

namespace {

constexpr std::uint64_t seed = 20;
constexpr int heldOut = 8; ///< every eighth face is not fitted to
constexpr int codes = 24;
constexpr int basisSamples = 1500; ///< for the principal components
constexpr double ridge = 0.05;     ///< of the number of samples; codes have spread 1
constexpr double poseRidge = 2e-6;
constexpr double portraitWeight = 0.1; ///< of the mean portrait, against all renders

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

struct Set
{
    std::vector<TrainingFace> faces;
    std::vector<bool> kept; ///< not fitted to
    std::vector<bool> rendered;
    std::vector<bool> shut; ///< lids drawn shut by warping

    /// How often a face is drawn: portraits teach what skin and hair look like, and few are at hand; most
    /// people have their eyes open.
    int copies(std::size_t i, bool tight) const
    {
        return rendered[i] ? 1 : shut[i] ? (tight ? 2 : 3) : (tight ? 7 : 9);
    }
};

Set readSet(const std::vector<std::filesystem::path> &folders)
{
    Set set;
    for (const auto &folder : folders) {
        std::size_t index = 0;
        for (TrainingFace &face : readTrainingFaces(folder)) {
            const bool keep = index++ % heldOut == 0, rendered = face.pose.has_value();
            const auto add = [&](TrainingFace more, bool shut = false) {
                set.shut.push_back(shut);
                set.faces.push_back(std::move(more));
                set.kept.push_back(keep);
                set.rendered.push_back(rendered);
            };
            if (!rendered) {
                add(withClosedEyes(face), true);
                if (face.mirrorSafe) {
                    const TrainingFace other = mirrored(face);
                    add(withClosedEyes(other), true);
                    add(other);
                }
            }
            add(std::move(face));
        }
    }
    return set;
}

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
std::vector<Sample> drawSamples(const Set &set, Descent &descent)
{
    cv::RNG random(seed);
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

double outerCorners(const FittedPoints &points)
{
    return distance(at(points, mesh::outerCornerRight), at(points, mesh::outerCornerLeft));
}

/// Mean distance of the points, over the distance of the outer corners of the eyes before foreshortening.
double errorOf(const FittedPoints &fitted, const TrainingFace &face)
{
    double sum = 0;
    for (std::size_t i = 0; i < fittedPointCount; ++i)
        sum += distance(fitted[i], face.points[i]) / fittedPointCount;
    const double turn = face.pose ? std::max(0.5, std::cos(face.pose->yaw * CV_PI / 180)) : 1;
    return sum * turn / outerCorners(face.points);
}

/// Several boxes per held-out face, as unsteady as the cascades draw them.
std::vector<std::pair<std::size_t, FittedFace>> fitHeldOut(const Set &set, const LandmarkFitter &fitter,
                                                           int copies)
{
    std::vector<std::pair<std::size_t, FittedFace>> fits;
    cv::RNG random(seed + 1);
    for (std::size_t i = 0; i < set.faces.size(); ++i)
        for (int copy = 0; set.kept[i] && copy < copies; ++copy) {
            Region box = set.faces[i].box;
            const double width = box.width * std::exp(random.gaussian(0.05));
            box.x += (box.width - width) / 2 + random.gaussian(0.02) * width;
            box.y += (box.height - width) / 2 + random.gaussian(0.02) * width;
            box.width = box.height = width;
            fits.emplace_back(i, fitter.fit(set.faces[i].picture, box, 0));
        }
    return fits;
}

double share(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    return values[std::size_t(part * double(values.size() - 1))];
}

double meanOf(const std::vector<double> &values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? 0 : sum / double(values.size());
}

/// Pose features of the mean portrait and its mirror image, 1 × poseFeatureCount; empty without portraits.
cv::Mat averagePortrait(const LandmarkFitter &fitter, const Set &set)
{
    cv::Mat sum = cv::Mat::zeros(1, poseFeatureCount, CV_64F);
    int count = 0;
    for (std::size_t i = 0; i < set.faces.size(); ++i) {
        if (set.rendered[i] || set.shut[i])
            continue;
        cv::Mat features;
        poseFeatures(fitter.fit(set.faces[i].picture, set.faces[i].box, 0).points, fitter.descent())
            .convertTo(features, CV_64F);
        sum += features.t();
        ++count;
    }
    return count ? cv::Mat(sum / count) : cv::Mat();
}

/// Fitted to faces whose points were not learned, so that it knows the errors it will meet; the two halves
/// judge each other.
nlohmann::ordered_json fitPose(Descent &descent, const Set &set)
{
    const LandmarkFitter fitter(descent);
    cv::Mat known, wanted;
    for (const auto &[index, fitted] : fitHeldOut(set, fitter, 4)) {
        const TrainingFace &face = set.faces[index];
        if (!face.pose)
            continue;
        for (const bool flip : {false, true}) {
            FittedPoints points = fitted.points;
            if (flip)
                for (std::size_t i = 0; i < fittedPointCount; ++i) {
                    const Point2 from = at(fitted.points, mirroredId(fittedPointIds[i]));
                    points[i] = {-from.x, from.y};
                }
            known.push_back(cv::Mat(poseFeatures(points, descent).t()));
            wanted.push_back(cv::Mat(
                cv::Matx12f(float(flip ? -face.pose->yaw : face.pose->yaw), float(face.pose->pitch))));
        }
    }
    const cv::Mat ordinary = averagePortrait(fitter, set);
    const auto solve = [&](const cv::Mat &x, const cv::Mat &y) {
        cv::Mat normal, weights, x64, y64;
        x.convertTo(x64, CV_64F);
        y.convertTo(y64, CV_64F);
        // The average of ordinary portraits counts as level and straight, as it does for the mesh.
        if (!ordinary.empty()) {
            const double weight = std::sqrt(portraitWeight * x.rows);
            x64.push_back(cv::Mat(weight * ordinary));
            y64.push_back(cv::Mat(cv::Mat::zeros(1, 2, CV_64F)));
        }
        normal = x64.t() * x64;
        for (int i = 0; i < poseFeatureCount - 1; ++i)
            normal.at<double>(i, i) += poseRidge * x.rows;
        cv::solve(normal, x64.t() * y64, weights, cv::DECOMP_CHOLESKY);
        weights.convertTo(weights, CV_32F);
        return weights;
    };
    const int half = known.rows / 16 * 8;
    std::vector<double> yaw, pitch;
    for (const bool second : {false, true}) {
        const cv::Range learn = second ? cv::Range(0, half) : cv::Range(half, known.rows);
        const cv::Range judge = second ? cv::Range(half, known.rows) : cv::Range(0, half);
        const cv::Mat said = known.rowRange(judge) * solve(known.rowRange(learn), wanted.rowRange(learn));
        for (int i = 0; i < said.rows; ++i) {
            yaw.push_back(std::abs(said.at<float>(i, 0) - wanted.at<float>(judge.start + i, 0)));
            pitch.push_back(std::abs(said.at<float>(i, 1) - wanted.at<float>(judge.start + i, 1)));
        }
    }
    descent.pose.weights = cv::Mat(solve(known, wanted).t()).clone();
    std::printf("pose, held-out renders: yaw %.2f°, pitch %.2f° mean error\n", meanOf(yaw), meanOf(pitch));
    return {{"yaw_deg", meanOf(yaw)}, {"pitch_deg", meanOf(pitch)}};
}

/// A box that touches the face little or not at all.
Region elsewhere(const TrainingFace &face, cv::RNG &random)
{
    const cv::Rect2d own(face.box.x, face.box.y, face.box.width, face.box.height);
    for (;;) {
        const double side = face.box.width * random.uniform(0.25, 1.3);
        const cv::Rect2d box(random.uniform(-0.2, 0.9) * face.picture.cols,
                             random.uniform(-0.2, 0.9) * face.picture.rows, side, side);
        if ((box & own).area() < 0.35 * std::max(box.area(), own.area()))
            return {box.x, box.y, box.width, box.height};
    }
}

/// Ridge regression of "a face" against "none, or gone astray" on what the last stage sees.
nlohmann::ordered_json fitPresence(Descent &descent, const Set &set)
{
    const int features = int(fittedPointCount) * descent.stages.back().codes;
    descent.presence = cv::Mat::zeros(1, features + 1, CV_32F);
    descent.presence.at<float>(features) = 1;
    const LandmarkFitter fitter(descent);
    cv::RNG random(seed + 2);
    struct Trial
    {
        std::size_t face;
        Region box;
        bool away;
        cv::Mat seen = {};
        float wanted = 0;
    };
    std::vector<Trial> trials;
    for (std::size_t i = 0; i < set.faces.size(); ++i) {
        const TrainingFace &face = set.faces[i];
        const int copies = set.rendered[i] || set.shut[i] ? 1 : 3;
        for (int copy = 0; copy < copies; ++copy) {
            Region box = face.box;
            box.x += random.gaussian(0.05) * box.width;
            box.y += random.gaussian(0.05) * box.width;
            trials.push_back({i, box, false});
            trials.push_back({i, elsewhere(face, random), true});
        }
    }
    cv::parallel_for_({0, int(trials.size())}, [&](const cv::Range &range) {
        for (int n = range.start; n < range.end; ++n) {
            Trial &trial = trials[std::size_t(n)];
            const TrainingFace &face = set.faces[trial.face];
            const FittedFace fitted = fitter.fit(face.picture, trial.box, 0);
            trial.seen =
                descent
                    .fit(GreyPatch(face.picture, fitted.crop, largestSide).cropped(fitted.crop, largestSide))
                    .seen;
            const double error = errorOf(fitted.points, face);
            // Beside the face the fit may still find its way; in between, neither.
            trial.wanted = error < 0.05 ? 1.0f : error > 0.1 ? -1.0f : 0.0f;
        }
    });
    cv::Mat known, wanted;
    for (const Trial &trial : trials) {
        if (set.kept[trial.face] || trial.wanted == 0)
            continue;
        cv::Mat row;
        cv::hconcat(cv::Mat(trial.seen.t()), cv::Mat::ones(1, 1, CV_32F), row);
        known.push_back(row);
        wanted.push_back(trial.wanted);
    }
    cv::Mat normal, weights;
    cv::mulTransposed(known, normal, true);
    for (int i = 0; i < features; ++i)
        normal.at<float>(i, i) += float(ridge * known.rows);
    cv::solve(normal, known.t() * wanted, weights, cv::DECOMP_CHOLESKY);
    descent.presence = cv::Mat(weights.t()).clone();
    std::vector<double> faces, others;
    for (const Trial &trial : trials)
        if (set.kept[trial.face] && trial.wanted != 0)
            (trial.wanted > 0 ? faces : others).push_back(descent.presenceOf(trial.seen));
    const auto above = [](const std::vector<double> &scores) {
        return double(std::ranges::count_if(scores, [](double score) { return score > 0; })) /
               double(std::max<std::size_t>(1, scores.size()));
    };
    std::printf(
        "presence, held out: %.1f %% of %zu faces above 0 (5th percentile %.2f), %.1f %% of %zu other "
        "places (95th percentile %.2f)\n",
        100 * above(faces), faces.size(), share(faces, 0.05), 100 * above(others), others.size(),
        share(others, 0.95));
    return {{"faces_found", above(faces)}, {"other_places_taken", above(others)}};
}

nlohmann::ordered_json measure(const Descent &descent, const Set &set)
{
    const LandmarkFitter fitter(descent);
    nlohmann::ordered_json measured;
    const auto fits = fitHeldOut(set, fitter, 2);
    for (const bool rendered : {false, true}) {
        std::vector<double> errors;
        int lidsRight = 0, lids = 0;
        for (const auto &[index, fitted] : fits) {
            if (set.rendered[index] != rendered)
                continue;
            const TrainingFace &face = set.faces[index];
            errors.push_back(errorOf(fitted.points, face));
            const double truth = fitter.reading({face.points, {}, 1}, face.box).eyes->smaller();
            const double seen = fitter.reading(fitted, face.box).eyes->smaller();
            if (truth > 0.10 && truth < 0.2)
                continue; // half shut: neither
            ++lids;
            lidsRight += (truth < 0.15) == (seen < 0.15);
        }
        if (errors.empty())
            continue;
        const char *kind = rendered ? "renders" : "portraits";
        std::printf("%s: mean %.2f %%, median %.2f %%, 90th percentile %.2f %% of outer eye distance, above "
                    "10 %%: %td of %zu; lids %d of %d\n",
                    kind, 100 * meanOf(errors), 100 * share(errors, 0.5), 100 * share(errors, 0.9),
                    std::ranges::count_if(errors, [](double e) { return e > 0.1; }), errors.size(), lidsRight,
                    lids);
        measured[kind] = {{"fits", errors.size()},
                          {"mean", meanOf(errors)},
                          {"median", share(errors, 0.5)},
                          {"90th_percentile", share(errors, 0.9)},
                          {"lids_right", lids ? double(lidsRight) / lids : 0}};
    }
    return measured;
}

} // namespace

int fitLandmarks(const std::filesystem::path &out, const std::vector<std::filesystem::path> &folders)
{
    const Set set = readSet(folders);
    if (set.faces.size() < 100) {
        std::fprintf(stderr, "At least 100 labelled faces are needed; the folders hold %zu.\n",
                     set.faces.size());
        return 1;
    }
    Descent descent;
    std::vector<Sample> samples = drawSamples(set, descent);
    std::printf("%zu faces, %zu samples\n", set.faces.size(), samples.size());
    for (const StagePlan &wanted : plan) {
        DescentStage stage = stageWithBasis(wanted, samples);
        fitStep(stage, samples);
        descent.stages.push_back(std::move(stage));
        double error = 0;
        for (const Sample &sample : samples)
            for (std::size_t i = 0; i < fittedPointCount; ++i)
                error += distance(sample.now[i], sample.truth[i]) / outerCorners(sample.truth) /
                         fittedPointCount / double(samples.size());
        std::printf("stage of %d px: %.2f %%\n", wanted.side, 100 * error);
        std::fflush(stdout);
    }
    const auto presence = fitPresence(descent, set);
    const auto pose = fitPose(descent, set);
    const std::string bytes = writeDescent(descent);
    auto read = readDescent(bytes); // what is measured is what will be read
    if (!read || !writeFile(out, bytes))
        return 1;
    const nlohmann::ordered_json recipe{
        {"schema", "presence.landmarks/1"},
        {"points", fittedPointIds},
        {"recipe",
         "supervised descent (Xiong, De la Torre 2013): eight half-rectified gradient directions, 4×4 "
         "grids, 24 principal components per point, ridge regression, six stages from 40 to 224 px; "
         "every eighth face held out, "
         "which the pose rule is fitted to together with the mean portrait, which counts as level"},
        {"command", "presence-fit-landmarks"},
        {"seed", seed},
        {"faces", set.faces.size()},
        {"samples", samples.size()},
        {"licence", "weights MIT; fitted to renders of the built-in sitter and to CC0 portraits"},
        {"error_of_outer_eye_distance", measure(*read, set)},
        {"error_of_pose", pose},
        {"presence", presence}};
    return writeFile(std::filesystem::path(out).replace_extension(".json"), recipe.dump(2) + "\n") ? 0 : 1;
}
