// SPDX-License-Identifier: MIT
#include "core/critique/face/head_pose.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <numbers>
#include <opencv2/core.hpp>
#include <optional>

namespace presence {

namespace {

constexpr std::size_t leastRigidPoints = 4;
constexpr std::size_t valuesPerVertex = 5; ///< x, y, z and two texture coordinates

/// The number behind `key` in the line, or nothing.
std::optional<double> numberAfter(std::string_view line, std::string_view key)
{
    const auto at = line.find(key);
    if (at == std::string_view::npos)
        return {};
    line.remove_prefix(at + key.size());
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    double value = 0;
    const auto read = std::from_chars(line.data(), line.data() + line.size(), value);
    if (read.ec != std::errc() || !std::isfinite(value))
        return {};
    return value;
}

cv::Vec3d weightedMean(const std::vector<cv::Vec3d> &points, const std::vector<double> &weights)
{
    cv::Vec3d mean;
    for (std::size_t i = 0; i < points.size(); ++i)
        mean += weights[i] * points[i];
    return mean;
}

} // namespace

Result<HeadModel> HeadModel::parse(std::string_view text)
{
    const Error damaged{Error::Kind::BadInput,
                        "The face geometry file is damaged. Remove the model and install it again."};
    std::map<std::size_t, double> weights;
    std::vector<double> vertices;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (const auto coordinate = numberAfter(line, "vertex_buffer:"))
            vertices.push_back(*coordinate);
        const auto index = numberAfter(line, "landmark_id:"), weight = numberAfter(line, "weight:");
        if (!index || !weight)
            continue;
        if (*index < 0 || *index >= double(mesh::pointCount) || *weight <= 0)
            return damaged;
        weights[std::size_t(*index)] = *weight;
    }
    if (vertices.size() != mesh::pointCount * valuesPerVertex || weights.size() < leastRigidPoints)
        return damaged;
    double sum = 0;
    for (const auto &[index, weight] : weights)
        sum += weight;
    HeadModel model;
    for (const auto &[index, weight] : weights) {
        const double *v = vertices.data() + index * valuesPerVertex;
        model.m_points.push_back({index, weight / sum, {v[0], v[1], v[2]}});
    }
    return model;
}

HeadPose HeadModel::fit(const FaceMesh &mesh) const
{
    std::vector<double> weights;
    std::vector<cv::Vec3d> head, seen;
    for (const RigidPoint &point : m_points) {
        const Point3 &at = mesh.points[point.index];
        weights.push_back(point.weight);
        head.emplace_back(point.position.x, point.position.y, point.position.z);
        seen.emplace_back(at.x, -at.y, -at.z);
    }
    const cv::Vec3d headMean = weightedMean(head, weights), seenMean = weightedMean(seen, weights);
    cv::Matx33d covariance = cv::Matx33d::zeros();
    for (std::size_t i = 0; i < weights.size(); ++i)
        covariance += weights[i] * (seen[i] - seenMean) * (head[i] - headMean).t();
    cv::Matx33d u, vt;
    cv::Vec3d singular;
    cv::SVD::compute(covariance, singular, u, vt);
    const double mirror = cv::determinant(u * vt) < 0 ? -1 : 1;
    const cv::Matx33d r = u * cv::Matx33d(1, 0, 0, 0, 1, 0, 0, 0, mirror) * vt;

    constexpr double degrees = 180 / std::numbers::pi;
    HeadPose pose;
    pose.yaw = std::atan2(r(0, 2), r(2, 2)) * degrees;
    pose.pitch = std::asin(std::clamp(r(1, 2), -1.0, 1.0)) * degrees;
    pose.roll = -std::atan2(r(1, 0), r(1, 1)) * degrees;
    return pose;
}

} // namespace presence
