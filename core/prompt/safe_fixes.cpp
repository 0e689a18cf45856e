// SPDX-License-Identifier: MIT
#include "core/prompt/safe_fixes.h"

#include "core/spec/patch/safe_patch.h"

#include <algorithm>

namespace presence {

/// Of one press; no spec has been seen to need a third of it.
static constexpr int mostFixes = 60;

bool isSafe(const LintFinding &finding) { return isSafe(finding.fix); }

SpecPatch safeFixes(const LintRules &rules, const PortraitSpec &spec,
                    const std::function<Prompt(const PortraitSpec &)> &write,
                    const std::set<std::string> &silenced)
{
    PortraitSpec mended = spec;
    for (int step = 0; step < mostFixes; ++step) {
        const auto findings = rules.check(mended, write(mended));
        const auto next = std::ranges::find_if(findings, [&](const LintFinding &finding) {
            return isSafe(finding) && !silenced.contains(finding.rule);
        });
        if (next == findings.end())
            break;
        const auto fixed = next->fix.appliedTo(mended);
        if (!fixed || *fixed == mended)
            break;
        mended = *fixed;
    }
    return SpecPatch::between(spec, mended);
}

} // namespace presence
