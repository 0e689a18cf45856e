// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/finding.h"

#include <set>

namespace presence {

/// Its fix needs no second thought (core/spec/patch/safe_patch.h) and the answer is sure enough to act upon.
bool isSafe(const Finding &finding);

/// All safe fixes of a report as one patch; empty if there is none. Where two findings move the same control
/// the worse one decides, at the same verdict the surer one; the other's whole fix is left out if it pulls
/// the other way (but for what is said first, which only one can decide). Findings in `silenced` (ids) are
/// left alone. The picture does not change until it is generated again: unlike the fixes of the lint these
/// are not looked for again after one another.
SpecPatch safeFixes(const CritiqueReport &report, const std::set<std::string> &silenced = {});

/// Below this confidence an answer is only to be looked at (own starting value).
constexpr double sureEnoughToAct = 0.5;

} // namespace presence
