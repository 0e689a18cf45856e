// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "core/critique/networks/face_networks.h"

#include <string_view>
#include <vector>

namespace presence {

enum class Smile { None, Slight, Broad };

/// What a smile is told by, in the order of the weights. Lengths are in distances between the eyes' middles.
using SmileCues = std::vector<double>;

/// Of a whole mesh, its points turned back by the pose of the head, so that a lowered chin does not look like
/// lifted corners: corners above the middle of the lips, distance of the corners, corners behind the lips,
/// cheeks before the corners, gap between the lips, corners below the wings of the nose; and the pitch that
/// remains, over 15°. The pose counts from a level head.
SmileCues smileCuesOf(const FaceMesh &mesh, const HeadPose &pose);
inline constexpr std::size_t meshSmileCueCount = 7;

/// Of the outline alone as it lies in the picture: corners above the middle of the lips, above the upper and
/// above the lower edge of the lips, their distance, the gap, corners below the wings of the nose; pitch.
SmileCues smileCuesOf(const MouthShape &mouth, const HeadPose &pose);
inline constexpr std::size_t outlineSmileCueCount = 7;

/// What the rule says of one mouth: how likely it smiles at all, and how likely broadly.
struct SmileReading
{
    double smiles = 0; ///< 0–1
    double broad = 0;  ///< 0–1

    Smile smile() const { return broad > 0.5 ? Smile::Broad : smiles > 0.5 ? Smile::Slight : Smile::None; }
    double sureness() const; ///< that smile() is right, 0–1
};

/// Tells none, slight and broad smiles apart by two logistic rules for each kind of points, from
/// resources/critique/smiles.json. The command presence-fit-expressions in tests/training/expressions fits
/// them to renders of the sitter and to labelled photographs, and cross-validates them; the file says on how
/// many and how well. Immutable.
class SmileReader
{
public:
    static Result<SmileReader> load(const Resources &resources);

    /// By the mesh and its pose where there are both, else by the outline. Empty without a mouth.
    std::optional<SmileReading> read(const FaceReading &reading) const;

private:
    /// Weights of the cues; the last is the constant.
    struct Rule
    {
        std::vector<double> smiles, broad;
        SmileReading operator()(const SmileCues &cues) const;
    };
    Rule m_mesh, m_outline;
};

} // namespace presence
