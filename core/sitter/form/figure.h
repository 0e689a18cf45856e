// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/form/bust.h"
#include "core/sitter/hair/face_hair.h"

#include <span>

namespace presence {

/// The whole sitter as meshes in the world. Keeps what has not changed: a moved slider costs the vertices it
/// moves.
class Figure
{
public:
    /// Places every part. Returns true if meshes were made anew (their triangles may differ), false if only
    /// vertices moved. `changed` afterwards tells which.
    bool pose(const Likeness &likeness, const HairStyle &hair, const FaceMotion &motion, const Eyes &eyes,
              const BodyPose &body, float fineness);

    /// Would `pose` have to make new meshes?
    bool differs(const Likeness &likeness, const HairStyle &hair) const
    {
        return likeness != m_likeness || hair != m_hair;
    }

    std::span<const Mesh> parts() const { return m_parts; }
    std::span<Mesh> parts() { return m_parts; }
    bool changed(std::size_t part) const { return m_changed[part]; }
    /// The part that holds brows and lashes.
    std::size_t faceHairPart() const { return 3 + m_mouth.size(); }
    /// A landmark of the moved face in the world: the sheet's vertex nearest to this place at rest; beside a
    /// slit its front edge. An `x` beyond the face gives the edge of the face at that height.
    Vec3 landmark(float x, float y, Slit lip = Slit::None) const;

private:
    void makeParts();
    void poseFace(const FaceMotion &motion, const Eyes &eyes, const BodyPose &body);

    Likeness m_likeness;
    HairStyle m_hair;
    float m_fineness = 0;
    FaceMotion m_motion;
    Eyes m_eyes;
    BodyPose m_body;

    HeadSheet m_sheet;
    RestingParts m_resting;
    FaceHair m_faceHair;
    std::vector<Mesh> m_mouth; ///< resting teeth, tongue and mouth interior
    std::vector<Mesh> m_parts; ///< face, two eyes, mouth, brows and lashes, head parts, neck, trunk parts
    std::vector<bool> m_changed;
};

} // namespace presence
