// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/face/eyes_and_lids.h"

namespace presence {

/// Height of the middle of a brow and half its width at this distance from the middle of the face, cm.
struct BrowPlace
{
    float middle = 0, half = 0;
    float share = 0; ///< 0 at the nose … 1 at the temple; outside: no brow
};
BrowPlace browAt(float x, const Likeness &likeness);

/// Brows and lashes: short curves rooted in the face. They are combed once and then follow the skin.
class FaceHair
{
public:
    FaceHair() = default;
    FaceHair(const HeadSheet &sheet, const Likeness &likeness, std::uint32_t seed, float fineness);

    const Mesh &mesh() const { return m_mesh; }
    /// `skin` are the positions of the sheet's vertices now, in the head frame or the world; results
    /// likewise.
    void follow(const HeadSheet &sheet, const std::vector<Vec3> &skin, const Rotation &head, const Eyes &eyes,
                Mesh &mesh) const;

private:
    struct Strand
    {
        std::size_t corner = 0; ///< vertex of the sheet it is rooted at
        float u = 0, v = 0;     ///< toward the next column and row
        Vec3 way;               ///< where it points, head frame, cm
        float bend = 0;         ///< how much it turns up toward its tip, cm
        float lid = 0;          ///< 0 brow, +1 upper lashes, −1 lower
    };
    void add(const HeadSheet &sheet, float x, float y, Slit slit, Vec3 way, float bend, float radius);

    std::vector<Strand> m_strands;
    Mesh m_mesh;
};

} // namespace presence
