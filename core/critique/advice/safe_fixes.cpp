// SPDX-License-Identifier: MIT
#include "core/critique/advice/safe_fixes.h"

#include "core/spec/patch/safe_patch.h"

#include <algorithm>

namespace presence {

bool isSafe(const Finding &finding)
{
    const bool wanted = finding.verdict == Verdict::Note || finding.verdict == Verdict::Warn ||
                        finding.verdict == Verdict::Fail;
    return wanted && finding.confidence >= sureEnoughToAct && isSafe(finding.fix);
}

SpecPatch safeFixes(const CritiqueReport &report, const std::set<std::string> &silenced)
{
    std::vector<const Finding *> safe;
    for (const Finding &finding : report.findings)
        if (isSafe(finding) && !silenced.contains(finding.id))
            safe.push_back(&finding);
    std::ranges::stable_sort(safe, [](const Finding *a, const Finding *b) {
        return a->verdict != b->verdict ? a->verdict > b->verdict : a->confidence > b->confidence;
    });
    SpecPatch together;
    for (const Finding *finding : safe) {
        SpecPatch fix = finding->fix;
        if (together.values().contains("story.lead")) // only one thing can be said first
            fix.erase("story.lead");
        const bool contradicts = std::ranges::any_of(fix.values(), [&](const auto &entry) {
            const auto taken = together.values().find(entry.first);
            return taken != together.values().end() && taken->second != entry.second;
        });
        if (!contradicts)
            together.merge(fix);
    }
    return together;
}

} // namespace presence
