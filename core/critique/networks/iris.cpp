// SPDX-License-Identifier: MIT
#include "core/critique/networks/iris.h"

#include <cmath>
#include <utility>

namespace presence {

namespace {

constexpr int pixels = 64;
constexpr double sideToEyeWidth = 2.3;

} // namespace

Result<IrisReader> IrisReader::load(std::string onnx)
{
    auto network = Network::load(std::move(onnx), "Irises");
    if (!network)
        return network.error();
    return IrisReader(std::move(*network));
}

Result<Iris> IrisReader::readEye(const cv::Mat &bgr, const FaceMesh &mesh, bool left) const
{
    const Point2 outer = mesh.at(left ? mesh::outerCornerLeft : mesh::outerCornerRight);
    const Point2 inner = mesh.at(left ? mesh::innerCornerLeft : mesh::innerCornerRight);
    const Point2 right = mesh.at(mesh::outerCornerRight), far = mesh.at(mesh::outerCornerLeft);
    const Crop crop{middle(outer, inner), sideToEyeWidth * distance(outer, inner),
                    std::atan2(far.y - right.y, far.x - right.x)};
    // The network knows the eye at the image's left; the other one is shown to it mirrored.
    const auto outputs = m_network.run(unitBlob(cut(bgr, crop, pixels, left)), {"output_iris"});
    if (!outputs)
        return outputs.error();
    const cv::Mat &points = outputs->front();
    Iris iris;
    if (points.total() != iris.points.size() * 3)
        return Error{Error::Kind::Internal, "The iris model answered in an unknown form."};
    const float *p = points.ptr<float>();
    for (Point2 &point : iris.points) {
        const Point3 at = toPicture(crop, pixels, {p[0], p[1], p[2]}, left);
        point = {at.x, at.y};
        p += 3;
    }
    if (left)
        std::swap(iris.points[1], iris.points[3]); // mirrored, left and right rim changed places
    return iris;
}

Result<Irises> IrisReader::read(const cv::Mat &bgr, const FaceMesh &mesh) const
{
    const auto right = readEye(bgr, mesh, false);
    if (!right)
        return right.error();
    const auto left = readEye(bgr, mesh, true);
    if (!left)
        return left.error();
    return Irises{*right, *left, true};
}

} // namespace presence
