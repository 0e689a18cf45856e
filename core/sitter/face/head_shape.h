// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/face/likeness.h"
#include "core/sitter/form/mesh.h"

namespace presence {

/// Head frame: origin between the pupils' level and the ear axis, centimetres. Average adult (Farkas 1994,
/// Anthropometry of the Head and Face, rounded): pupils 6.3 apart, fissure 3.2, eye line to crown 11.6 and to
/// chin 11.1 (the eye line halves the head, Loomis 1956), nose base −4.5, mouth −6.7, width 15.
namespace anatomy {
inline constexpr float pupilX = 3.15f;
inline constexpr float eyeHalfWidth = 1.63f;
inline constexpr float eyeCentreZ = 6.75f;
inline constexpr float eyeballRadius = 1.2f;
inline constexpr float lidThickness = 0.13f;
inline constexpr float browY = 2.05f;
inline constexpr float noseBaseY = -4.5f;
inline constexpr float mouthY = -6.7f;
inline constexpr float mouthHalfWidth = 2.5f;
inline constexpr float chinY = -11.1f;
inline constexpr float crownY = 11.6f;
inline constexpr float hairlineY = 6.3f;
} // namespace anatomy

/// How much broader than average this head is at this height, 1 = average.
float faceBreadth(float y, const Likeness &likeness);

/// The skull and face without features: a height field r(θ, y) about a vertical axis whose place changes with
/// y, the form in which laser head scans were stored. θ = 0 is the face, + the subject's left.
Vec3 headLoft(float theta, float y, const Likeness &likeness);

/// The slits in the sheet: between the lids and between the lips. Rows beside a slit come in pairs of depth
/// steps.
enum class Slit : std::uint8_t { None, UpperLid, LowerLid, UpperLip, LowerLip };
struct SheetRow
{
    float y = 0;
    Slit slit = Slit::None;
    float depth = 0; ///< 0 at the front edge of the lid or lip … 1 at its back
};

/// The face and skull as one sheet of rows and columns, at rest.
struct HeadSheet
{
    int columns = 0;
    std::vector<SheetRow> rows;
    std::vector<SurfacePoint>
        base; ///< x and y on the featureless loft: the coordinates of every muscle and texture
    std::vector<float> facing; ///< 1 on the face … 0 on the back of the head
    std::vector<float> scalp;  ///< 0 bare skin … 1 inside the hairline
    std::vector<Vec3> rest;    ///< with features, before lids and muscles

    std::size_t index(int column, int row) const { return std::size_t(row) * columns + column; }
    /// Does the cell below and right of this point exist, or is it inside a slit?
    bool filled(int column, int row) const;
};
/// `fineness` 1 is the full mesh; 0.4 the light one of a draft.
HeadSheet makeHeadSheet(const Likeness &likeness, float fineness);

} // namespace presence
