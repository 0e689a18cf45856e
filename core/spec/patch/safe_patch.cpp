// SPDX-License-Identifier: MIT
#include "core/spec/patch/safe_patch.h"

#include <algorithm>

namespace presence {

bool isSafe(const SpecPatch &patch)
{
    constexpr std::size_t mostControls = 8; // two sides of a unit count as two
    const auto &values = patch.values();
    return !values.empty() && values.size() <= mostControls &&
           std::ranges::all_of(values, [](const auto &entry) {
               const Control *control = findControl(entry.first);
               const bool onlyOrders = entry.first == "story.lead"; // moves words, changes none
               return control && (onlyOrders || control->group != "story") && control->group != "identity" &&
                      (control->kind == Control::Kind::Number || control->kind == Control::Kind::Level ||
                       control->kind == Control::Kind::Choice);
           });
}

} // namespace presence
