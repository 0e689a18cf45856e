// SPDX-License-Identifier: MIT
#include "core/sitter/hair/face_hair.h"

namespace presence {

using namespace anatomy;

namespace {

constexpr int pointsPerStrand = 4;

} // namespace

BrowPlace browAt(float x, const Likeness &who)
{
    BrowPlace place;
    place.share = (std::abs(x) - 1.2f) / 3.75f;
    const float t = saturate(place.share);
    place.middle = browY - 0.27f - 0.16f * who.brow + 0.60f * std::sin(t * pi * 0.66f) - 0.48f * t * t * t;
    place.half = mix(0.38f + 0.06f * who.brow, 0.13f, smoothstep(0.28f, 1.05f, t)) *
                 (1 + 0.38f * who.browThickness) * mix(0.72f, 1.0f, smoothstep(-0.05f, 0.20f, t));
    return place;
}

void FaceHair::add(const HeadSheet &sheet, float x, float y, Slit slit, Vec3 way, float bend, float radius)
{
    // The cell of the sheet around this place of the resting face.
    int row = 0;
    const int rows = int(sheet.rows.size());
    if (slit == Slit::None)
        while (row + 2 < rows && sheet.rows[row + 1].y > y)
            ++row;
    else
        while (row + 1 < rows && !(sheet.rows[row].slit == slit && sheet.rows[row].depth == 0))
            ++row;
    int column = 0;
    while (column + 2 < sheet.columns && sheet.base[sheet.index(column + 1, row)].u < x)
        ++column;
    while (column + 2 < sheet.columns &&
           sheet.facing[sheet.index(column, row)] < 0.5f) // not on the back of the head
        ++column;
    while (column + 2 < sheet.columns && sheet.base[sheet.index(column + 1, row)].u < x)
        ++column;
    const std::size_t corner = sheet.index(column, row);
    const SurfacePoint here = sheet.base[corner], next = sheet.base[corner + 1];
    const float height = sheet.rows[row].y - sheet.rows[std::min(row + 1, rows - 1)].y;
    Strand strand;
    strand.corner = corner;
    strand.u = saturate((x - here.u) / std::max(next.u - here.u, 1e-4f));
    strand.v = slit == Slit::None && height > 1e-4f ? saturate((here.v - y) / height) : 0;
    strand.way = way;
    strand.bend = bend;
    strand.lid = slit == Slit::UpperLid ? 1.0f : slit == Slit::LowerLid ? -1.0f : 0.0f;
    const std::uint32_t first = std::uint32_t(m_mesh.position.size());
    for (int i = 0; i < pointsPerStrand; ++i) {
        const float s = float(i) / (pointsPerStrand - 1);
        m_mesh.position.push_back({});
        m_mesh.normal.push_back({0, 0, 1});
        m_mesh.flow.push_back({0, 1, 0});
        m_mesh.surface.push_back({float(m_strands.size()), s});
        m_mesh.coverage.push_back(strand.lid != 0 ? 0.15f : 0.62f);
        m_mesh.radius.push_back(radius * (1 - 0.75f * s * s));
        if (i + 1 < pointsPerStrand)
            m_mesh.segments.push_back(first + std::uint32_t(i));
    }
    m_strands.push_back(strand);
}

FaceHair::FaceHair(const HeadSheet &sheet, const Likeness &who, std::uint32_t seed, float fineness)
{
    m_mesh.material = Material::Hair;
    const float wider = 1 / std::sqrt(fineness);
    const auto both = [&](float x, float y, Slit slit, Vec3 way, float bend, float radius) {
        add(sheet, x, y, slit, way, bend, radius * wider);
        add(sheet, -x, y, slit, {-way.x, way.y, way.z}, bend, radius * wider);
    };
    for (int i = 0, n = int((620 + 170 * who.brow + 230 * who.browThickness) * fineness); i < n; ++i) {
        const auto random = [&](int k) { return hashUnit(i, k, int(seed >> 5)); };
        const float t = random(0) * 1.02f, x = 1.2f + 3.75f * t;
        const BrowPlace place = browAt(x, who);
        if (random(4) > 0.25f + 0.75f * smoothstep(0.0f, 0.16f, t)) // it begins sparsely
            continue;
        const float off = (random(1) + random(2) - 1) * (1.05f + 0.25f * who.brow) *
                          (0.55f + 0.45f * smoothstep(0.0f, 0.22f, t));
        const float lean =
            mix(75, 12, smoothstep(0.0f, 0.45f, t)) - 14 * off; // degrees from the line of the brow
        const float slope = 22 - 48 * t, angle = (lean * (off > 0 ? 0.75f : 1.0f) + slope) * radiansPerDegree;
        const float size =
            mix(0.42f, 0.62f, random(3)) * (1 - 0.35f * smoothstep(0.6f, 1.0f, t)) * (1 + 0.15f * who.brow);
        both(x, place.middle + off * place.half, Slit::None,
             Vec3{std::cos(angle), std::sin(angle), 0.16f} * size, -0.04f, 0.0095f);
    }
    for (int i = 0, n = int(120 * std::sqrt(fineness)); i < n; ++i) {
        const float s = -0.88f + 1.84f * (i + 0.5f * hashUnit(i, 1, 17)) / n, x = pupilX + eyeHalfWidth * s;
        const float size = (0.30f + 0.30f * smoothstep(-0.6f, 0.7f, s)) *
                           (0.65f + 0.5f * hashUnit(i, 2, 17)) * (0.92f - 0.16f * who.brow);
        both(x, 0, Slit::UpperLid,
             Vec3{0.62f * s + 0.14f + 0.3f * (hashUnit(i, 5, 17) - 0.5f), 0.02f, 0.85f} * size, 0.46f * size,
             0.0095f);
    }
    for (int i = 0, n = int(56 * std::sqrt(fineness)); i < n; ++i) {
        const float s = -0.6f + 1.5f * (i + 0.5f * hashUnit(i, 3, 17)) / n, x = pupilX + eyeHalfWidth * s;
        const float size = 0.24f * (0.7f + 0.5f * hashUnit(i, 4, 17));
        both(x, 0, Slit::LowerLid, Vec3{0.5f * s + 0.1f, -0.55f, 0.6f} * size, 0.05f * size, 0.006f);
    }
}

void FaceHair::follow(const HeadSheet &sheet, const std::vector<Vec3> &skin, const Rotation &head,
                      const Eyes &eyes, Mesh &mesh) const
{
    std::size_t point = 0;
    for (const Strand &strand : m_strands) {
        const std::size_t a = strand.corner, b = a + 1, c = a + std::size_t(sheet.columns), d = c + 1;
        Vec3 root = mix(mix(skin[a], skin[b], strand.u), mix(skin[c], skin[d], strand.u), strand.v);
        const Vec3 normal = strand.v > 0 || strand.lid == 0
                                ? normalized(cross(skin[c] - skin[a], skin[b] - skin[a]))
                                : head(Vec3{0, 0, 1});
        Vec3 way = strand.way;
        if (strand.lid > 0) { // a lowered lid lowers its lashes
            const EyeState &eye = eyes.at(sheet.base[a].u);
            way.y += 0.9f * std::min(eye.upper - EyeState{}.upper, 0.1f) * length(way);
        }
        const Vec3 along = head(way), up = head(Vec3{0, strand.bend, 0});
        root += normal * (strand.lid == 0 ? 0.035f : 0.015f);
        const Vec3 flow = normalized(along + up * 0.7f);
        for (int i = 0; i < pointsPerStrand; ++i, ++point) {
            const float s = float(i) / (pointsPerStrand - 1);
            mesh.position[point] = root + along * s + up * (s * s);
            mesh.normal[point] = normal;
            mesh.flow[point] = flow;
        }
    }
}

} // namespace presence
