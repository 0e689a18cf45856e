// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/presets/presets.h"

#include <string>
#include <vector>

namespace presence {

/// Several presets as one.
struct PresetMix
{
    /// A control that at least two of them set, to different values.
    struct Conflict
    {
        std::string id;
        std::string winner;              ///< name of the preset whose value counts
        std::vector<std::string> losers; ///< names of the others, in their order
        friend bool operator==(const Conflict &, const Conflict &) = default;
    };

    SpecPatch values;
    std::vector<Conflict> conflicts; ///< by control id
    /// The presets that bring words of their own, in their order; such words add up rather than win.
    std::vector<Preset> wordings;
};

/// Laid over each other in this order: the later wins.
PresetMix combined(const std::vector<Preset> &presets);

/// Between two: numbers and levels that both set lie at `share` (0 = all `first`, 1 = all `second`, clamped)
/// of the way, other values that both set are those of the larger share, and what only one of them sets is as
/// it sets it.
SpecPatch mixed(const SpecPatch &first, const SpecPatch &second, double share);

} // namespace presence
