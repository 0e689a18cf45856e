// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/lint.h"

#include <functional>
#include <set>

namespace presence {

/// A fix that needs no second thought: see core/spec/patch/safe_patch.h.
bool isSafe(const LintFinding &finding);

/// All safe fixes, each looked for again after the one before it, as one patch; empty if there is none.
/// `write` gives the prompt that the rules read. Rules in `silenced` are left alone.
SpecPatch safeFixes(const LintRules &rules, const PortraitSpec &spec,
                    const std::function<Prompt(const PortraitSpec &)> &write,
                    const std::set<std::string> &silenced = {});

} // namespace presence
