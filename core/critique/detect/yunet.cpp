// SPDX-License-Identifier: MIT
#include "core/critique/detect/yunet.h"

#include <algorithm>
#include <cmath>
#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

namespace presence {

namespace {

constexpr int workSide = 320;
constexpr float leastScore = 0.7f;
constexpr float mostOverlap = 0.3f;
constexpr double leastDeviation = 2; ///< of L*; an all-black picture scores 0.89 otherwise
constexpr int valuesPerPrior = 14;   ///< box and five points
constexpr int leastSide = 64;        ///< the coarsest grid has cells of 64 px

/// The boxes the network's answers are relative to, in pixels: three or two sizes at every cell of four
/// grids (libfacedetection.train, task 1, configuration of the 2022 model).
std::vector<cv::Rect2f> priors(cv::Size input)
{
    const std::vector<std::vector<float>> sizes{{10, 16, 24}, {32, 48}, {64, 96}, {128, 192, 256}};
    std::vector<cv::Rect2f> all;
    cv::Size grid((input.width + 1) / 2 / 2, (input.height + 1) / 2 / 2);
    float step = 4;
    for (const auto &sides : sizes) {
        grid = {grid.width / 2, grid.height / 2};
        step *= 2;
        for (int y = 0; y < grid.height; ++y)
            for (int x = 0; x < grid.width; ++x)
                for (const float side : sides)
                    all.emplace_back((float(x) + 0.5f) * step, (float(y) + 0.5f) * step, side, side);
    }
    return all;
}

bool hasDetail(const cv::Mat &bgr)
{
    cv::Mat lab;
    cv::cvtColor(bgr, lab, cv::COLOR_BGR2Lab);
    cv::Mat lightness, mean, deviation;
    cv::extractChannel(lab, lightness, 0);
    cv::meanStdDev(lightness, mean, deviation);
    return deviation.at<double>(0) * 100 / 255 >= leastDeviation;
}

FaceBox decode(const float *delta, const cv::Rect2f &prior, double score, double scale)
{
    constexpr double centreVariance = 0.1,
                     heightVariance = 0.2; // widths use the first one, see cv::FaceDetectorYN
    const auto point = [&](int i) {
        return Point2{scale * (prior.x + delta[i] * centreVariance * prior.width),
                      scale * (prior.y + delta[i + 1] * centreVariance * prior.height)};
    };
    FaceBox face;
    const Point2 centre = point(0);
    face.box.width = scale * prior.width * std::exp(delta[2] * centreVariance);
    face.box.height = scale * prior.height * std::exp(delta[3] * heightVariance);
    face.box.x = centre.x - face.box.width / 2;
    face.box.y = centre.y - face.box.height / 2;
    for (int p = 0; p < 5; ++p)
        face.points[std::size_t(p)] = point(4 + 2 * p);
    face.score = score;
    return face;
}

/// Keeps the best of overlapping boxes.
std::vector<FaceBox> distinct(const std::vector<FaceBox> &faces)
{
    std::vector<cv::Rect2d> boxes;
    std::vector<float> scores;
    for (const FaceBox &face : faces) {
        boxes.emplace_back(face.box.x, face.box.y, face.box.width, face.box.height);
        scores.push_back(float(face.score));
    }
    std::vector<int> kept;
    cv::dnn::NMSBoxes(boxes, scores, leastScore, mostOverlap, kept);
    std::vector<FaceBox> result;
    for (const int i : kept)
        result.push_back(faces[std::size_t(i)]);
    return result;
}

double prominence(const FaceBox &face)
{
    return std::pow(face.score, 8) * std::sqrt(face.box.width * face.box.height);
}

} // namespace

Result<FaceFinder> FaceFinder::load(std::string onnx)
{
    auto network = Network::load(std::move(onnx), "Face finder");
    if (!network)
        return network.error();
    return FaceFinder(std::move(*network));
}

Result<std::vector<FaceBox>> FaceFinder::find(const cv::Mat &bgr) const
{
    const double scale = double(std::max(bgr.cols, bgr.rows)) / workSide;
    const cv::Size size(std::max(1, int(bgr.cols / scale)), std::max(1, int(bgr.rows / scale)));
    cv::Mat small;
    cv::resize(bgr, small, size, 0, 0, cv::INTER_AREA);
    if (!hasDetail(small))
        return std::vector<FaceBox>{};
    cv::copyMakeBorder(small, small, 0, std::max(0, leastSide - size.height), 0,
                       std::max(0, leastSide - size.width), cv::BORDER_CONSTANT, {});

    const auto outputs = m_network.run(cv::dnn::blobFromImage(small), {"loc", "conf", "iou"});
    if (!outputs)
        return outputs.error();
    const auto boxes = priors(small.size());
    const auto &[deltas, classes, overlaps] = std::tie((*outputs)[0], (*outputs)[1], (*outputs)[2]);
    if (deltas.total() != boxes.size() * valuesPerPrior || classes.total() != boxes.size() * 2 ||
        overlaps.total() != boxes.size())
        return Error{Error::Kind::Internal, "The face finder answered in an unknown form."};
    std::vector<FaceBox> faces;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const float overlap = std::clamp(overlaps.ptr<float>()[i], 0.f, 1.f);
        const float score = std::sqrt(std::max(0.f, classes.ptr<float>()[2 * i + 1]) * overlap);
        if (score >= leastScore)
            faces.push_back(decode(deltas.ptr<float>() + i * valuesPerPrior, boxes[i], score, scale));
    }
    faces = distinct(faces);
    std::ranges::stable_sort(
        faces, [](const FaceBox &a, const FaceBox &b) { return prominence(a) > prominence(b); });
    return faces;
}

} // namespace presence
