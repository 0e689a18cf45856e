// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/tables/face_guide.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

// Whole-face changes. All are pure and give patches, so that they can be previewed, undone and locked like
// any other change.

/// Puts the prototype on a face: units it does not use go to none, its levels are scaled by `strength`
/// (0–1.5), its words become the leading state.
SpecPatch prototypePatch(const Prototype &prototype, double strength = 1);

/// Between two prototypes: `share` 0 is the first, 1 the second. Where a unit of one cannot go with a unit of
/// the other, the weaker of the two is left out.
SpecPatch blendedPrototypes(const FaceGuide &guide, const Prototype &first, const Prototype &second,
                            double share);

/// Adds `note` as the one small contradiction: its units at most at B, below the strongest unit of the face,
/// and only those that the face leaves free and anatomy allows. Empty if nothing of it remains.
SpecPatch contradictionPatch(const FaceGuide &guide, const PortraitSpec &spec, const Prototype &note);

/// The prototypes that contradictionPatch() can add to this face.
std::vector<const Prototype *> contradictionsFor(const FaceGuide &guide, const PortraitSpec &spec);

/// What makes the expression of a spec its own: all controls of the face that differ from rest, to be kept as
/// a preset with the tag "signature".
SpecPatch signatureOf(const PortraitSpec &spec);
inline constexpr std::string_view signatureTag = "signature";

/// Every level and number of the patch drawn toward its resting value (factor below 1) or beyond it, within
/// the control's range; texts and choices stay.
SpecPatch scaled(const SpecPatch &patch, double factor);

struct Variation
{
    double tolerance = 0.5;       ///< levels of action units, 0–2; head angles follow with 4° a level
    std::uint32_t seed = 0;       ///< the same seed gives the same variation everywhere
    std::set<std::string> locked; ///< ids that must stay
};

/// Small differences, so that an expression looks found and not designed: units that show move a little, the
/// two sides apart by at most half of the tolerance; what rests stays at rest. Never makes a conflict that
/// was not there.
SpecPatch varied(const FaceGuide &guide, const PortraitSpec &spec, const Variation &variation);

/// The layer that a unit belongs to in this face.
enum class LayerRole {
    None,          ///< does not show
    Base,          ///< part of the leading expression
    Contradiction, ///< a small note beside it
    Modifier,      ///< comes from the situation alone
};

/// By nearest prototype: its units are the base; what shows besides at B or less, and weaker than the base,
/// is the contradiction.
LayerRole roleOf(const FaceGuide &guide, const Expression &expression, int unit);

/// The prototype that explains most of what shows, or null at rest.
const Prototype *nearestPrototype(const FaceGuide &guide, const Expression &expression);

} // namespace presence
