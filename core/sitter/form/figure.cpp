// SPDX-License-Identifier: MIT
#include "core/sitter/form/figure.h"

#include "core/sitter/face/mouth_parts.h"

#include <algorithm>

namespace presence {

using namespace anatomy;

namespace {

/// The back of the lips: their edge rolls in toward the teeth.
Vec3 withLipEdge(Vec3 p, SurfacePoint base, const SheetRow &row)
{
    const float inside = 1 - smoothstep(mouthHalfWidth - 0.5f, mouthHalfWidth, std::abs(base.u));
    p.z -= 0.55f * row.depth * inside;
    p.y += (row.slit == Slit::UpperLip ? 0.10f : -0.10f) * row.depth * inside;
    return p;
}

/// A lens over each eye: the opening grows or shrinks with what is around it, the iris stays.
Vec3 withEyeSize(Vec3 p, const Likeness &who)
{
    const Vec3 off = p - Vec3{p.x > 0 ? pupilX : -pupilX, 0, eyeCentreZ};
    const float share = bump(off.x / 2.6f) * bump(off.y / 1.9f) * smoothstep(-1.5f, 0.5f, off.z) *
                        smoothstep(0.0f, 1.3f, std::abs(p.x)); // nothing on the line between them
    const float grow = 0.11f * who.eyeSize * share;
    return {p.x + grow * off.x, p.y + 1.15f * grow * off.y, p.z};
}

} // namespace

void Figure::makeParts()
{
    m_sheet = makeHeadSheet(m_likeness, m_fineness);
    m_resting = makeRestingParts(m_hair, m_likeness, m_fineness);
    m_mouth.clear();
    m_mouth.push_back(makeTeeth(true, m_fineness));
    m_mouth.push_back(makeTeeth(false, m_fineness));
    m_mouth.push_back(makeTongue(m_fineness));
    m_mouth.push_back(makeCavity(m_fineness));

    Mesh face;
    face.surface = m_sheet.base;
    face.position = m_sheet.rest;
    face.coverage = m_sheet.scalp;
    appendGrid(face, m_sheet.columns, int(m_sheet.rows.size()), true,
               [&](int column, int row) { return m_sheet.filled(column, row); });
    m_parts.clear();
    m_parts.push_back(std::move(face));
    m_parts.push_back(makeEye(m_eyes.left, m_fineness));
    m_parts.push_back(makeEye(m_eyes.right, m_fineness));
    m_parts.insert(m_parts.end(), m_mouth.begin(), m_mouth.end());
    m_faceHair = FaceHair(m_sheet, m_likeness, m_hair.seed, m_fineness);
    m_parts.push_back(m_faceHair.mesh());
    m_parts.insert(m_parts.end(), m_resting.onHead.begin(), m_resting.onHead.end());
    m_parts.push_back(m_resting.neck);
    m_parts.insert(m_parts.end(), m_resting.onTrunk.begin(), m_resting.onTrunk.end());
    // At rest only the places are needed.
    const auto onlyPlaces = [](Mesh &mesh) {
        Mesh kept;
        kept.position = std::move(mesh.position);
        kept.fit();
        mesh = std::move(kept);
    };
    std::ranges::for_each(m_resting.onHead, onlyPlaces);
    std::ranges::for_each(m_resting.onTrunk, onlyPlaces);
    std::ranges::for_each(m_mouth, onlyPlaces);
    m_sheet.scalp = {};
    std::ranges::for_each(m_parts, &Mesh::fit);
    m_changed.assign(m_parts.size(), true);
}

void Figure::poseFace(const FaceMotion &motion, const Eyes &eyes, const BodyPose &body)
{
    Mesh &face = m_parts[0];
    const MovedSkin skin(motion, m_likeness);
    for (int row = 0, i = 0; row < int(m_sheet.rows.size()); ++row)
        for (int column = 0; column < m_sheet.columns; ++column, ++i) {
            const SheetRow &place = m_sheet.rows[row];
            const SurfacePoint base = m_sheet.base[i];
            Vec3 p = m_sheet.rest[i];
            if (m_sheet.facing[i] > 0) {
                p = withLids(base, p, place, eyes);
                if (place.slit == Slit::UpperLip || place.slit == Slit::LowerLip)
                    p = withLipEdge(p, base, place);
                p += skin.shift(base, m_sheet.rest[i], place.slit) * m_sheet.facing[i];
                p = withEyeSize(p, m_likeness);
            }
            face.position[i] = body.headPoint(p);
        }
    face.computeNormals();
    // Where a slit is closed its rows lie on each other and must share one normal.
    for (int row = 0; row < int(m_sheet.rows.size()); ++row)
        for (int column = 0; column < m_sheet.columns; ++column) {
            if (m_sheet.rows[row].slit == Slit::None || (row > 0 && m_sheet.rows[row - 1].slit != Slit::None))
                continue;
            if (!m_sheet.filled(column, row + 2) ||
                !m_sheet.filled((column + m_sheet.columns - 1) % m_sheet.columns, row + 2))
                continue;
            const Vec3 shared = normalized(face.normal[m_sheet.index(column, row)] +
                                           face.normal[m_sheet.index(column, row + 5)]);
            for (int k = 0; k < 6; ++k)
                face.normal[m_sheet.index(column, row + k)] = shared;
        }
}

bool Figure::pose(const Likeness &likeness, const HairStyle &hair, const FaceMotion &motion, const Eyes &eyes,
                  const BodyPose &body, float fineness)
{
    const bool anew = likeness != m_likeness || hair != m_hair || fineness != m_fineness;
    const bool headMoved = anew || body != m_body,
               faceMoved = headMoved || motion != m_motion || eyes != m_eyes;
    m_likeness = likeness;
    m_hair = hair;
    m_fineness = fineness;
    m_motion = motion;
    m_eyes = eyes;
    m_body = body;
    if (anew)
        makeParts();
    std::fill(m_changed.begin(), m_changed.end(), false);
    if (!faceMoved)
        return false;

    std::size_t part = 0;
    poseFace(motion, eyes, body);
    m_changed[part++] = true;
    const auto place = [&](const std::vector<Vec3> &rest, auto move) {
        std::transform(rest.begin(), rest.end(), m_parts[part].position.begin(), move);
        if (!m_parts[part].isCurves())
            m_parts[part].computeNormals();
        m_changed[part++] = true;
    };
    const auto onHead = [&](Vec3 p) { return body.headPoint(p); };
    for (const EyeState *eye : {&eyes.left, &eyes.right})
        place(makeEye(*eye, fineness).position,
              [&](Vec3 p) { return body.headPoint(withEyeSize(p, m_likeness)); });
    const float jaw = jawAngleDeg(motion), aside = jawAside(motion);
    // Sucked in, the lips lie over the teeth; a narrow mouth comes before an arch that stays behind it.
    const float round = std::min(motion.unit(22).mean() + motion.unit(18).mean(), 1.0f);
    const float back = 0.75f * motion.unit(28).mean() + 0.55f * round;
    const auto behindLips = [&](Vec3 p) { return Vec3{p.x * (1 - 0.12f * round), p.y, p.z - back}; };
    place(m_mouth[0].position, [&](Vec3 p) { return body.headPoint(behindLips(p)); });
    place(m_mouth[1].position, [&](Vec3 p) { return body.headPoint(withJaw(behindLips(p), jaw, aside)); });
    place(m_mouth[2].position, [&](Vec3 p) { return body.headPoint(withJaw(p, 0.9f * jaw, 0.9f * aside)); });
    place(m_mouth[3].position, [&](Vec3 p) { return body.headPoint(withJaw(p, 0.5f * jaw, 0.5f * aside)); });
    m_faceHair.follow(m_sheet, m_parts[0].position, body.head, eyes, m_parts[part]);
    m_changed[part++] = true;
    if (!headMoved)
        return anew;
    for (const Mesh &rest : m_resting.onHead) {
        m_parts[part].turn = body.head;
        place(rest.position, onHead);
    }
    for (std::size_t i = 0; i < m_resting.neck.position.size(); ++i) {
        const Vec3 p = m_resting.neck.position[i];
        m_parts[part].position[i] = mix(body.trunkPoint(p), body.headPoint(p), headShare(p.y));
    }
    m_parts[part].computeNormals();
    m_changed[part++] = true;
    for (const Mesh &rest : m_resting.onTrunk)
        place(rest.position, [&](Vec3 p) { return body.trunkPoint(p); });
    return anew;
}

Vec3 Figure::landmark(float x, float y, Slit lip) const
{
    const auto closest = [](int count, auto distance) {
        int best = 0;
        for (int i = 1; i < count; ++i)
            if (distance(i) < distance(best))
                best = i;
        return best;
    };
    constexpr float never = 1e9f;
    const int row = closest(int(m_sheet.rows.size()), [&](int i) {
        const SheetRow &place = m_sheet.rows[i];
        return place.slit == lip && place.depth == 0 ? std::abs(place.y - y) : never;
    });
    const int column = closest(m_sheet.columns, [&](int i) {
        const std::size_t at = m_sheet.index(i, row);
        return m_sheet.facing[at] < 0.3f ? never : std::abs(m_sheet.base[at].u - x);
    });
    return m_parts[0].position[m_sheet.index(column, row)];
}

} // namespace presence
