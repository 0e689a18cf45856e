// SPDX-License-Identifier: MIT
#include "tests/training/expressions/logistic.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>

namespace {

constexpr int rounds = 15;

/// Mean and spread of every cue.
std::vector<cv::Vec2d> spreads(const std::vector<Example> &examples)
{
    std::vector<cv::Vec2d> found(examples.front().cues.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        double sum = 0, squares = 0, count = double(examples.size());
        for (const Example &example : examples) {
            sum += example.cues[i];
            squares += example.cues[i] * example.cues[i];
        }
        found[i] = {sum / count, std::sqrt(std::max(1e-12, squares / count - sum * sum / count / count))};
    }
    return found;
}

} // namespace

std::vector<double> fitLogistic(const std::vector<Example> &examples, double ridge)
{
    const auto scale = spreads(examples);
    const int n = int(scale.size()) + 1;
    cv::Mat weights = cv::Mat::zeros(n, 1, CV_64F);
    double whole = 0;
    for (const Example &example : examples)
        whole += example.weight;
    for (int round = 0; round < rounds; ++round) {
        cv::Mat curve = cv::Mat::zeros(n, n, CV_64F), slope = cv::Mat::zeros(n, 1, CV_64F);
        for (const Example &example : examples) {
            cv::Mat cues = cv::Mat::ones(n, 1, CV_64F);
            for (std::size_t i = 0; i < scale.size(); ++i)
                cues.at<double>(int(i)) = (example.cues[i] - scale[i][0]) / scale[i][1];
            const double likely = 1 / (1 + std::exp(-std::clamp(weights.dot(cues), -30.0, 30.0)));
            curve += example.weight * std::max(1e-4, likely * (1 - likely)) * cues * cues.t();
            slope += example.weight * ((example.yes ? 1 : 0) - likely) * cues;
        }
        for (int i = 0; i + 1 < n; ++i) {
            curve.at<double>(i, i) += ridge * whole;
            slope.at<double>(i) -= ridge * whole * weights.at<double>(i);
        }
        cv::Mat step;
        cv::solve(curve, slope, step, cv::DECOMP_CHOLESKY);
        weights += step;
    }
    std::vector<double> raw(std::size_t(n), weights.at<double>(n - 1));
    for (std::size_t i = 0; i < scale.size(); ++i) {
        raw[i] = weights.at<double>(int(i)) / scale[i][1];
        raw.back() -= raw[i] * scale[i][0];
    }
    return raw;
}

double logOdds(const std::vector<double> &weights, const std::vector<double> &cues)
{
    double sum = weights.back();
    for (std::size_t i = 0; i < cues.size(); ++i)
        sum += weights[i] * cues[i];
    return sum;
}
