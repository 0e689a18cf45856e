// SPDX-License-Identifier: MIT
#include "core/critique/face/smile.h"

#include "core/spec/tables/json_resource.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>
#include <tuple>

namespace presence {

namespace {

constexpr double radians = std::numbers::pi / 180;
constexpr double pitchScale = 15; ///< degrees; keeps the cue near the size of the others

// Points of the mesh, right and left.
constexpr std::size_t cheeks[] = {205, 425}; ///< beside the mouth, where a smile gathers the flesh

/// Points of the mesh as they lie in the head: x to the subject's left, y up, z out of the face.
class HeadFrame
{
public:
    HeadFrame(const FaceMesh &mesh, const HeadPose &pose)
        : m_mesh(&mesh)
    {
        const double cy = std::cos(pose.yaw * radians), sy = std::sin(pose.yaw * radians);
        const double cx = std::cos(-pose.pitch * radians), sx = std::sin(-pose.pitch * radians);
        const double cz = std::cos(-pose.roll * radians), sz = std::sin(-pose.roll * radians);
        // The columns of Ry·Rx·Rz as HeadModel::fit takes it apart.
        m_x = {cy * cz + sy * sx * sz, cx * sz, -sy * cz + cy * sx * sz};
        m_y = {-cy * sz + sy * sx * cz, cx * cz, sy * sz + cy * sx * cz};
        m_z = {sy * cx, -sx, cy * cx};
    }

    Point3 at(std::size_t id) const
    {
        const Point3 &p = m_mesh->points[id];
        const auto along = [&](const std::array<double, 3> &axis) {
            return axis[0] * p.x - axis[1] * p.y - axis[2] * p.z; // image y grows downward, z away
        };
        return {along(m_x), along(m_y), along(m_z)};
    }
    Point3 between(std::size_t a, std::size_t b) const
    {
        const Point3 p = at(a), q = at(b);
        return {(p.x + q.x) / 2, (p.y + q.y) / 2, (p.z + q.z) / 2};
    }

private:
    const FaceMesh *m_mesh;
    std::array<double, 3> m_x, m_y, m_z;
};

double distance(const Point3 &a, const Point3 &b) { return std::hypot(a.x - b.x, a.y - b.y, a.z - b.z); }

double likely(const std::vector<double> &weights, const SmileCues &cues)
{
    double sum = weights.back();
    for (std::size_t i = 0; i < cues.size(); ++i)
        sum += weights[i] * cues[i];
    return 1 / (1 + std::exp(-sum));
}

} // namespace

SmileCues smileCuesOf(const FaceMesh &mesh, const HeadPose &pose)
{
    const HeadFrame head(mesh, pose);
    const Point3 right = head.at(mesh::mouthCornerRight), left = head.at(mesh::mouthCornerLeft);
    const Point3 corners = head.between(mesh::mouthCornerRight, mesh::mouthCornerLeft);
    const Point3 lips = head.between(mesh::innerLips[0], mesh::innerLips[1]);
    const Point3 cheek = head.between(cheeks[0], cheeks[1]);
    const double scale =
        1 / std::max(1e-9, distance(head.between(mesh::outerCornerRight, mesh::innerCornerRight),
                                    head.between(mesh::outerCornerLeft, mesh::innerCornerLeft)));
    return {scale * (corners.y - lips.y),
            scale * distance(right, left),
            scale * (lips.z - corners.z),
            scale * (cheek.z - corners.z),
            scale * distance(head.at(mesh::innerLips[0]), head.at(mesh::innerLips[1])),
            scale * (head.between(mesh::noseWings[0], mesh::noseWings[1]).y - corners.y),
            pose.pitch / pitchScale};
}

SmileCues smileCuesOf(const MouthShape &mouth, const HeadPose &pose)
{
    const double across = std::max(0.5, std::cos(pose.yaw * radians)); // what the turn takes off the eyes
    return {across * mouth.lift, across * mouth.overUpper, across * mouth.overLower, across * mouth.width,
            mouth.gap,           across * mouth.underNose, pose.pitch / pitchScale};
}

double SmileReading::sureness() const
{
    switch (smile()) {
    case Smile::None:
        return 1 - smiles;
    case Smile::Slight:
        return std::min(smiles, 1 - broad);
    case Smile::Broad:
        break;
    }
    return broad;
}

SmileReading SmileReader::Rule::operator()(const SmileCues &cues) const
{
    return {likely(smiles, cues), likely(broad, cues)};
}

Result<SmileReader> SmileReader::load(const Resources &resources)
{
    SmileReader reader;
    const auto read = [&](const nlohmann::json &document) -> Result<> {
        for (const auto &[id, cues, rule] :
             {std::tuple("mesh", meshSmileCueCount, &reader.m_mesh),
              std::tuple("outline", outlineSmileCueCount, &reader.m_outline)}) {
            rule->smiles = document.at("rules").at(id).at("smiles").get<std::vector<double>>();
            rule->broad = document.at("rules").at(id).at("broad").get<std::vector<double>>();
            if (rule->smiles.size() != cues + 1 || rule->broad.size() != cues + 1)
                return Error{Error::Kind::BadInput, std::string("the rules “") + id + "” must hold " +
                                                        std::to_string(cues + 1) + " weights each"};
        }
        return {};
    };
    if (const auto done = readJsonResource(resources, "critique/smiles.json", "presence.smiles/1", read);
        !done)
        return done.error();
    return reader;
}

std::optional<SmileReading> SmileReader::read(const FaceReading &reading) const
{
    if (reading.mesh && reading.mesh->points.size() >= mesh::pointCount && reading.pose)
        return m_mesh(smileCuesOf(*reading.mesh, *reading.pose));
    if (reading.mouth)
        return m_outline(smileCuesOf(*reading.mouth, reading.pose.value_or(HeadPose{})));
    return {};
}

} // namespace presence
