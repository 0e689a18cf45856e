// SPDX-License-Identifier: MIT
#include "core/prompt/words/english.h"
#include "core/prompt/words/hand.h"
#include "core/prompt/writers/phrase_list.h"
#include "core/prompt/writers/typed_text.h"
#include "core/prompt/writers/writers.h"

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

/// By FACS level; 1 where there is none.
double weightOf(double level)
{
    const int letter = int(std::lround(level));
    return letter < 1 ? 1 : (8 + std::min(letter, 5)) / 10.0;
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
            tag.segment.weight = weightOf(tag.level);
        tag.segment.text = withWeight(tag.segment.text, tag.segment.weight);
        appendSegment(prompt, ", ", std::move(tag.segment));
    }
    prompt.tokens = std::max(0, tokens);
    return prompt;
}

} // namespace presence
