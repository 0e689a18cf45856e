// SPDX-License-Identifier: MIT
#include "core/prompt/rules/rule_check.h"

#include <algorithm>

namespace presence {

namespace {

/// At most this many words, cut at a word.
std::string shortened(const std::string &text, double words)
{
    std::size_t end = 0;
    for (int kept = 0; kept < int(words); ++kept) {
        end = text.find(' ', end + 1);
        if (end == std::string::npos)
            return text;
    }
    return text.substr(0, end);
}

void longTextsCrowdOutTheFace(RuleCheck &c)
{
    const bool essentialLost = std::ranges::any_of(c.prompt.dropped, [&](const PromptSegment &segment) {
        return segment.priority >= c.limit("priority");
    });
    if (c.prompt.tokenLimit == 0 || (c.prompt.tokens <= c.prompt.tokenLimit && !essentialLost))
        return;
    const double words = c.limit("words");
    const SpecPatch fix = rewritten(c.spec, [&](const std::string &text) { return shortened(text, words); });
    std::vector<std::string> ids;
    for (const auto &[id, value] : fix.values())
        ids.push_back(id);
    if (!ids.empty())
        c.report(ids, fix, {{"limit", std::to_string(c.prompt.tokenLimit)}});
}

/// Demands that a person added: what their controls say beyond a default spec, one for each segment.
std::vector<const PromptSegment *> demandsOf(const RuleCheck &c)
{
    std::vector<const PromptSegment *> demands;
    for (const auto *list : {&c.prompt.segments, &c.prompt.dropped})
        for (const PromptSegment &segment : *list)
            if (std::ranges::any_of(segment.controls, [&](const std::string &id) {
                    const Control *control = findControl(id);
                    return control && control->valueIn(c.spec) != control->initial;
                }))
                demands.push_back(&segment);
    return demands;
}

void overSpecified(RuleCheck &c)
{
    auto demands = demandsOf(c);
    const std::size_t budget = std::size_t(c.limit(c.prompt.dialect == Dialect::Tags ? "tags" : "natural"));
    if (demands.size() <= budget)
        return;
    const std::size_t count = demands.size();
    std::erase_if(demands, [](const PromptSegment *demand) { return demand->slot == "anchor"; });
    std::ranges::stable_sort(demands, {}, &PromptSegment::priority);
    // Resetting one control may bring another's words back: rather more than the surplus goes.
    const std::size_t surplus = count - budget;
    demands.resize(std::min(demands.size(), surplus + surplus / 2 + std::size_t(c.limit("margin"))));
    SpecPatch fix;
    std::vector<std::string> ids;
    for (const PromptSegment *demand : demands)
        for (const std::string &id : demand->controls)
            if (const Control *control = findControl(id)) {
                fix.set(id, control->initial);
                ids.push_back(id);
            }
    c.report(ids, fix,
             {{"count", std::to_string(count)},
              {"budget", std::to_string(budget)},
              {"surplus", std::to_string(demands.size())}});
}

constexpr Condition table[]{
    {"PROMPT-001", longTextsCrowdOutTheFace, "priority words"},
    {"PROMPT-002", overSpecified, "margin natural tags"},
};

} // namespace

std::span<const Condition> promptConditions() { return table; }

} // namespace presence
