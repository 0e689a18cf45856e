// SPDX-License-Identifier: MIT
#include "core/critique/networks/brisque.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace presence {

namespace {

constexpr int featureCount = 36;
constexpr int leastSide = 16;

/// An asymmetric generalised Gaussian: shape and the deviation of either side.
struct Distribution
{
    double shape, left, right;
};

/// The shape whose ratio Γ(2/s)²/(Γ(1/s)·Γ(3/s)) is nearest, in steps of 0.001 from 0.2 to 10; the ratio
/// grows with the shape.
double shapeOf(double ratio)
{
    static const std::vector<double> ratios = [] {
        std::vector<double> table;
        for (float shape = 0.2f; shape < 10; shape += 0.001f)
            table.push_back(
                std::exp(2 * std::lgamma(2 / shape) - std::lgamma(1 / shape) - std::lgamma(3 / shape)));
        return table;
    }();
    auto above = std::lower_bound(ratios.begin(), ratios.end(), ratio);
    if (above == ratios.end() || (above != ratios.begin() && ratio - above[-1] <= *above - ratio))
        --above;
    return 0.2 + 0.001 * double(above - ratios.begin());
}

/// Moment matching (Lasmar, Stitou, Berthoumieu 2009).
Distribution fit(const cv::Mat &values)
{
    double left = 0, right = 0, sum = 0;
    std::size_t leftCount = 0, rightCount = 0;
    for (int y = 0; y < values.rows; ++y)
        for (const float *v = values.ptr<float>(y), *end = v + values.cols; v < end; ++v) {
            const double square = double(*v) * *v;
            sum += std::abs(*v);
            if (*v > 0)
                right += square, ++rightCount;
            else if (*v < 0)
                left += square, ++leftCount;
        }
    const double total = double(values.total());
    const double squares = std::max(left + right, 1e-12) / total;
    left = std::sqrt(left / double(std::max<std::size_t>(leftCount, 1)));
    right = std::sqrt(right / double(std::max<std::size_t>(rightCount, 1)));
    const double gamma = right > 1e-12 ? left / right : 1;
    const double ratio = (sum / total) * (sum / total) / squares;
    const double symmetric = ratio * (std::pow(gamma, 3) + 1) * (gamma + 1) / std::pow(gamma * gamma + 1, 2);
    return {shapeOf(symmetric), left, right};
}

/// Luminance with the local mean taken out, over the local deviation.
cv::Mat contrastNormalised(const cv::Mat &grey)
{
    const cv::Size window(7, 7);
    cv::Mat mean, deviation;
    cv::GaussianBlur(grey, mean, window, 7.0 / 6, 0, cv::BORDER_REPLICATE);
    cv::GaussianBlur(grey.mul(grey), deviation, window, 7.0 / 6, 0, cv::BORDER_REPLICATE);
    const cv::Mat variance = deviation - mean.mul(mean);
    cv::sqrt(cv::max(variance, 0), deviation);
    cv::Mat normal = (grey - mean) / (deviation + 1.0 / 255);
    normal.setTo(0, variance < 0); // flat to within rounding
    return normal;
}

/// Each value times its neighbour; zero where there is none.
cv::Mat neighbourProducts(const cv::Mat &values, cv::Point step)
{
    cv::Mat products = cv::Mat::zeros(values.size(), CV_32F);
    const cv::Rect all(0, 0, values.cols, values.rows);
    const cv::Rect has = all & (all - step);
    cv::multiply(values(has), values(has + step), products(has));
    return products;
}

void appendFeatures(const cv::Mat &grey, std::vector<float> &features)
{
    const cv::Mat normal = contrastNormalised(grey);
    const Distribution own = fit(normal);
    features.push_back(float(own.shape));
    features.push_back(float((own.left * own.left + own.right * own.right) / 2));
    for (const cv::Point step : {cv::Point(1, 0), cv::Point(0, 1), cv::Point(1, 1), cv::Point(1, -1)}) {
        const Distribution pair = fit(neighbourProducts(normal, step));
        const double scale = std::sqrt(std::tgamma(1 / pair.shape) / std::tgamma(3 / pair.shape));
        const double mean =
            (pair.right - pair.left) * std::tgamma(2 / pair.shape) / std::tgamma(1 / pair.shape) * scale;
        for (const double value : {pair.shape, mean, pair.left * pair.left, pair.right * pair.right})
            features.push_back(float(value));
    }
}

std::vector<float> featuresOf(const cv::Mat &bgr)
{
    cv::Mat grey, half;
    cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
    grey.convertTo(grey, CV_32F, 1.0 / 255);
    std::vector<float> features;
    appendFeatures(grey, features);
    cv::resize(grey, half, cv::Size(grey.cols / 2, grey.rows / 2), 0, 0, cv::INTER_CUBIC);
    appendFeatures(half, features);
    return features;
}

Error damaged(const std::string &detail)
{
    return {Error::Kind::BadInput,
            "The files of the quality model are damaged. Remove the model and install it again.", detail};
}

} // namespace

Result<QualityReader> QualityReader::load(const std::string &modelYaml, const std::string &rangeYaml)
{
    try {
        QualityReader reader;
        const cv::FileStorage model(modelYaml, cv::FileStorage::READ | cv::FileStorage::MEMORY);
        const cv::FileNode svm = model["opencv_ml_svm"];
        const cv::FileNode decision = svm["decision_functions"][0];
        reader.m_rho = double(decision["rho"]);
        reader.m_gamma = double(svm["kernel"]["gamma"]);
        std::vector<double> coefficients;
        decision["alpha"] >> coefficients;
        for (const cv::FileNode &row : svm["support_vectors"]) {
            std::vector<float> values;
            row >> values;
            if (values.size() != featureCount)
                return damaged("support vectors");
            reader.m_supportVectors.push_back(cv::Mat(values, true).reshape(1, 1));
        }
        cv::FileStorage(rangeYaml, cv::FileStorage::READ | cv::FileStorage::MEMORY)["range"] >>
            reader.m_range;
        if (coefficients.empty() || int(coefficients.size()) != reader.m_supportVectors.rows ||
            reader.m_gamma <= 0 || std::string(svm["kernel"]["type"]) != "RBF")
            return damaged("decision function");
        reader.m_coefficients = cv::Mat(coefficients, true).reshape(1, 1);
        if (reader.m_range.type() != CV_32F || reader.m_range.size() != cv::Size(featureCount, 2))
            return damaged("range");
        return reader;
    } catch (const std::exception &problem) {
        return damaged(problem.what());
    }
}

Result<double> QualityReader::read(const cv::Mat &bgr) const
{
    if (std::min(bgr.cols, bgr.rows) < leastSide)
        return Error{Error::Kind::BadInput, "The picture is too small to judge its quality."};
    try {
        std::vector<float> features = featuresOf(bgr);
        for (int i = 0; i < featureCount; ++i) {
            const float low = m_range.at<float>(0, i), high = m_range.at<float>(1, i);
            features[std::size_t(i)] = 2 * (features[std::size_t(i)] - low) / (high - low) - 1;
        }
        double sum = -m_rho;
        for (int i = 0; i < m_supportVectors.rows; ++i) {
            double squares = 0;
            for (int f = 0; f < featureCount; ++f) {
                const double difference = m_supportVectors.at<float>(i, f) - features[std::size_t(f)];
                squares += difference * difference;
            }
            sum += m_coefficients.at<double>(i) * std::exp(-m_gamma * squares);
        }
        return std::clamp(sum, 0.0, 100.0);
    } catch (const cv::Exception &problem) {
        return Error{Error::Kind::Internal, "The quality model failed on this picture.", problem.what()};
    }
}

} // namespace presence
