// SPDX-License-Identifier: MIT
#include "tests/training/fit_rules.h"

#include "core/critique/fitter/landmark_fitter.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <opencv2/imgproc.hpp>

using namespace presence;
using namespace presence::critique;

namespace {

constexpr double poseRidge = 2e-6;
constexpr double portraitWeight = 0.1; ///< of the mean portrait, against all renders
constexpr double presenceRidge = 0.05; ///< of the number of samples; codes have spread 1

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
std::vector<std::pair<std::size_t, FittedFace>> fitHeldOut(const TrainingSet &set,
                                                           const LandmarkFitter &fitter, int copies)
{
    std::vector<std::pair<std::size_t, FittedFace>> fits;
    cv::RNG random(fittingSeed + 1);
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
cv::Mat averagePortrait(const LandmarkFitter &fitter, const TrainingSet &set)
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

} // namespace

nlohmann::ordered_json fitPose(Descent &descent, const TrainingSet &set)
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

nlohmann::ordered_json fitPresence(Descent &descent, const TrainingSet &set)
{
    const int features = int(fittedPointCount) * descent.stages.back().codes;
    descent.presence = cv::Mat::zeros(1, features + 1, CV_32F);
    descent.presence.at<float>(features) = 1;
    const LandmarkFitter fitter(descent);
    const int side = descent.stages.back().side;
    cv::RNG random(fittingSeed + 2);
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
                descent.fit(GreyPatch(face.picture, fitted.crop, side).cropped(fitted.crop, side)).seen;
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
        normal.at<float>(i, i) += float(presenceRidge * known.rows);
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

nlohmann::ordered_json measure(const Descent &descent, const TrainingSet &set)
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
