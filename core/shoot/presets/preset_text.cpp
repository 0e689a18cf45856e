// SPDX-License-Identifier: MIT
#include "core/shoot/presets/preset_text.h"

#include <algorithm>

namespace presence {

std::string presetText(const SpecPatch &values, Dialect dialect, const Vocabulary &words)
{
    const auto spec = values.appliedTo(PortraitSpec{});
    if (!spec)
        return {};
    const Prompt prompt = buildPrompt(*spec, dialect, words);
    std::string text, parameters;
    for (const PromptSegment &segment : prompt.segments) {
        if (std::ranges::none_of(segment.controls,
                                 [&](const std::string &id) { return values.values().contains(id); }))
            continue;
        if (segment.slot == "parameter")
            parameters += " " + segment.text;
        else
            text += (text.empty() ? "" : ", ") + segment.text;
    }
    return text.empty() && !parameters.empty() ? parameters.substr(1) : text + parameters;
}

} // namespace presence
