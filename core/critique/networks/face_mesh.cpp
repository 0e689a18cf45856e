// SPDX-License-Identifier: MIT
#include "core/critique/networks/face_mesh.h"

#include "core/critique/models/onnx_file.h"

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

double slope(Point2 from, Point2 to) { return std::atan2(to.y - from.y, to.x - from.x); }

Crop aroundBox(const FaceBox &face)
{
    return {{face.box.x + face.box.width / 2, face.box.y + face.box.height / 2},
            1.35 * std::max(face.box.width, face.box.height),
            slope(face.points[0], face.points[1])};
}

/// The bounding box is taken along the eyes, not along the picture.
Crop aroundPoints(const FaceMesh &mesh)
{
    Crop crop;
    crop.angle = slope(mesh.at(mesh::outerCornerRight), mesh.at(mesh::outerCornerLeft));
    const double c = std::cos(crop.angle), s = std::sin(crop.angle);
    double left = 1e30, right = -1e30, top = 1e30, bottom = -1e30;
    for (const Point3 &point : mesh.points) {
        const double along = c * point.x + s * point.y, across = c * point.y - s * point.x;
        left = std::min(left, along), right = std::max(right, along);
        top = std::min(top, across), bottom = std::max(bottom, across);
    }
    const double along = (left + right) / 2, across = (top + bottom) / 2;
    crop.centre = {c * along - s * across, s * along + c * across};
    crop.side = 1.5 * std::max(right - left, bottom - top);
    return crop;
}

} // namespace

Result<FaceMesher> FaceMesher::loadWithIrises(std::string_view onnx)
{
    auto widened = widenHalfPrecision(onnx);
    if (!widened)
        return widened.error();
    auto network = Network::load(std::move(*widened), "Face mesh with irises");
    if (!network)
        return network.error();
    return FaceMesher(std::move(*network), 256, {"Identity", "Identity_1"});
}

Result<FaceMesher> FaceMesher::loadWithoutIrises(std::string onnx)
{
    auto network = Network::load(std::move(onnx), "Face mesh without irises");
    if (!network)
        return network.error();
    return FaceMesher(std::move(*network), 192, {"conv2d_21", "conv2d_31"});
}

Result<FaceMesh> FaceMesher::pass(const cv::Mat &bgr, const Crop &crop) const
{
    const auto outputs = m_network.run(unitBlob(cut(bgr, crop, m_pixels)), m_outputs);
    if (!outputs)
        return outputs.error();
    const cv::Mat &points = (*outputs)[0], &presence = (*outputs)[1];
    const std::size_t count = points.total() / 3;
    if ((count != mesh::pointCount && count != mesh::pointCountWithIrises) || presence.empty())
        return Error{Error::Kind::Internal, "The face mesh answered in an unknown form."};
    FaceMesh mesh;
    mesh.presence = 1 / (1 + std::exp(-double(presence.ptr<float>()[0])));
    mesh.points.reserve(count);
    for (const float *p = points.ptr<float>(); mesh.points.size() < count; p += 3)
        mesh.points.push_back(toPicture(crop, m_pixels, {p[0], p[1], p[2]}));
    return mesh;
}

Result<FaceMesh> FaceMesher::read(const cv::Mat &bgr, const FaceBox &face) const
{
    const auto first = pass(bgr, aroundBox(face));
    return first ? pass(bgr, aroundPoints(*first)) : first;
}

} // namespace presence
