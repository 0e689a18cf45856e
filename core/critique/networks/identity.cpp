// SPDX-License-Identifier: MIT
#include "core/critique/networks/identity.h"

#include "core/critique/models/onnx_file.h"

#include <algorithm>
#include <cmath>
#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

namespace presence {

namespace {

/// The turned and scaled copy of the picture that fits best, by least squares.
cv::Matx23d alignment(const std::array<Point2, 5> &from)
{
    const auto &to = LikenessReader::alignedPoints();
    Point2 meanFrom, meanTo;
    for (std::size_t i = 0; i < from.size(); ++i) {
        meanFrom.x += from[i].x / 5, meanFrom.y += from[i].y / 5;
        meanTo.x += to[i].x / 5, meanTo.y += to[i].y / 5;
    }
    double along = 0, across = 0, spread = 1e-9;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const double x = from[i].x - meanFrom.x, y = from[i].y - meanFrom.y;
        const double u = to[i].x - meanTo.x, v = to[i].y - meanTo.y;
        along += x * u + y * v;
        across += x * v - y * u;
        spread += x * x + y * y;
    }
    const double a = along / spread, b = across / spread;
    return {a, -b, meanTo.x - a * meanFrom.x + b * meanFrom.y, //
            b, a,  meanTo.y - b * meanFrom.x - a * meanFrom.y};
}

/// RGB by ImageNet's means and deviations.
cv::Mat blobOf(const cv::Mat &face)
{
    cv::Mat scaled;
    face.convertTo(scaled, CV_32F, 1.0 / 255);
    scaled = (scaled - cv::Scalar(0.406, 0.456, 0.485)) / cv::Scalar(0.225, 0.224, 0.229);
    return cv::dnn::blobFromImage(scaled, 1, {}, {}, true);
}

FaceLikeness unitLength(FaceLikeness likeness)
{
    const double length = std::max(std::sqrt(similarity(likeness, likeness)), 1e-9);
    for (float &value : likeness)
        value = float(value / length);
    return likeness;
}

} // namespace

const std::array<Point2, 5> &LikenessReader::alignedPoints()
{
    static constexpr std::array<Point2, 5> points{
        {{38.2946, 51.6963}, {73.5318, 51.5014}, {56.0252, 71.7366}, {41.5493, 92.3655}, {70.7299, 92.2041}}};
    return points;
}

Result<LikenessReader> LikenessReader::load(std::string_view onnx)
{
    auto accepted = moveClipBounds(onnx);
    if (!accepted)
        return accepted.error();
    auto network = Network::load(std::move(*accepted), "Likeness");
    if (!network)
        return network.error();
    return LikenessReader(std::move(*network));
}

Result<FaceLikeness> LikenessReader::embed(const cv::Mat &aligned) const
{
    const auto outputs = m_network.run(blobOf(aligned), {"output0"});
    if (!outputs)
        return outputs.error();
    FaceLikeness likeness;
    if (outputs->front().total() != likeness.size())
        return Error{Error::Kind::Internal, "The likeness model answered in an unknown form."};
    std::copy_n(outputs->front().ptr<float>(), likeness.size(), likeness.begin());
    return likeness;
}

Result<FaceLikeness> LikenessReader::read(const cv::Mat &bgr, const FaceMesh &mesh) const
{
    const auto eye = [&](std::size_t outer, std::size_t inner) {
        return middle(mesh.at(outer), mesh.at(inner));
    };
    const auto map = alignment({eye(mesh::outerCornerRight, mesh::innerCornerRight),
                                eye(mesh::outerCornerLeft, mesh::innerCornerLeft), mesh.at(mesh::noseTip),
                                mesh.at(mesh::mouthCornerRight), mesh.at(mesh::mouthCornerLeft)});
    cv::Mat aligned, mirrored;
    cv::warpAffine(bgr, aligned, map, cv::Size(side, side));
    cv::flip(aligned, mirrored, 1);
    auto likeness = embed(aligned);
    const auto other = embed(mirrored);
    if (!likeness || !other)
        return likeness ? other : likeness;
    for (std::size_t i = 0; i < likeness->size(); ++i)
        (*likeness)[i] += (*other)[i];
    return unitLength(*likeness);
}

} // namespace presence
