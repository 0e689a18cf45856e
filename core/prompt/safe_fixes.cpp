// SPDX-License-Identifier: MIT
#include "core/prompt/safe_fixes.h"

#include <algorithm>

namespace presence {

namespace {

constexpr std::size_t mostControls = 8; ///< two sides of a unit count as two
constexpr int mostFixes = 60;           ///< of one press; no spec has been seen to need a third of it

bool isPlain(const std::string &id)
{
    const Control *control = findControl(id);
    return control && control->group != "story" && control->group != "identity" &&
           (control->kind == Control::Kind::Number || control->kind == Control::Kind::Level ||
            control->kind == Control::Kind::Choice);
}

} // namespace

bool isSafe(const LintFinding &finding)
{
    const auto &values = finding.fix.values();
    return !values.empty() && values.size() <= mostControls &&
           std::ranges::all_of(values, [](const auto &entry) { return isPlain(entry.first); });
}

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
