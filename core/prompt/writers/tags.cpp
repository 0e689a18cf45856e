// SPDX-License-Identifier: MIT
#include "core/prompt/english.h"
#include "core/prompt/writers/phrase_list.h"
#include "core/prompt/writers/typed_text.h"
#include "core/prompt/writers/writers.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace presence {

namespace {

std::string weighted(const std::string &tag, double level)
{
    const int letter = int(std::lround(level));
    if (letter < 1 || letter == 2)
        return tag;
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, ":%.1f)", 0.8 + 0.1 * std::min(letter, 5));
    return "(" + tag + buffer;
}

} // namespace

Prompt writeTags(const Brief &brief)
{
    Prompt prompt;
    auto tags = listPhrases(brief, brief.words.tags, {}, escapedForTags, prompt.dropped);
    fitBudget(tags, brief.engine.budget, prompt.dropped);
    // The encoder sees the comma after a tag but never the weight around it.
    int tokens = -1;
    for (ListedPhrase &tag : tags) {
        tokens += english::tokenEstimate(tag.segment.text) + 1;
        if (brief.engine.weights)
            tag.segment.text = weighted(tag.segment.text, tag.level);
        appendSegment(prompt, ", ", std::move(tag.segment));
    }
    prompt.tokens = std::max(0, tokens);
    return prompt;
}

} // namespace presence
