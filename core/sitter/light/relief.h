// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/portrait_spec.h"

#include <optional>
#include <vector>

namespace presence {

/// What a light does to the folds and bulges by which an action unit is seen.
enum class Relief {
    Hidden, ///< in the dark, or so evenly lit that the fold has no shading
    Plain,  ///< visible, neither helped nor hidden
    Shown,  ///< raked: the light travels across the fold
};

struct UnitRelief
{
    int unit = 0; ///< FACS number
    Relief left = Relief::Plain;
    Relief right = Relief::Plain; ///< the subject's; equal to `left` for a unit that is not sided
    double contrastLeft = 0;      ///< Michelson contrast of the best-lit fold, 0–1
    double contrastRight = 0;
};

/// For every unit that shows by a fold or bulge, in the order of `actionUnits`; units that show by outline
/// alone (jaw drop, eyes, head) are left out. Takes some ten microseconds; safe from every thread.
///
/// A fold is two slopes, 15° to either side of the skin's normal there, and what is seen of it is the
/// difference of their light (Lambert) over its sum: a crease is most visible when light travels across it.
/// Where the folds lie and how they run follows the FACS manual (2002); key, its size, fill and ratio are
/// those of lightRigOf(). The brow ridge keeps light above 60° out of the eye sockets. Cast shadows of nose
/// and hair are not followed. A contrast from 0.10 counts as shown, below 0.035 as hidden, and so does
/// anything that gets less than a tenth of the light of a white card before the lamp; the slope and the
/// limits are ours.
std::vector<UnitRelief> reliefOf(const PortraitSpec &spec);

/// The row of one unit, or nothing for units that show by outline.
std::optional<UnitRelief> reliefOfUnit(const PortraitSpec &spec, int unit);

} // namespace presence
