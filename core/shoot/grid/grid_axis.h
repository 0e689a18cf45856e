// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/grid/grid_plan.h"
#include "core/shoot/presets/presets.h"
#include "core/spec/tables/parameter_words.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace presence {

/// What the words of an axis may name.
struct GridNames
{
    const ParameterWords &words;
    const PresetCollection &presets;
    const SpecLibrary &library;
    std::vector<std::pair<std::string, std::string>> backends; ///< id and name
};

/// An axis as typed: "what=values", the values separated by commas. `what` is "seed", "preset", "backend",
/// "job" or the id of a control; short ids mean both sides. Numbers may be filled in: "0, 5, .., 20" goes on
/// in steps of 5. BadInput names what is not known or does not fit, and what is.
Result<GridAxis> parseAxis(std::string_view text, const GridNames &names);

} // namespace presence
