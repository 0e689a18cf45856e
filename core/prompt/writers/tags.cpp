// SPDX-License-Identifier: MIT
#include "core/prompt/english.h"
#include "core/prompt/writers/avoid.h"
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

std::string negativeFor(const PortraitSpec &spec, const Vocabulary::Data &words)
{
    std::string negative;
    for (const auto &[condition, tags] : words.negatives)
        if (findAvoidCondition(condition)->holds(spec))
            negative += (negative.empty() ? "" : ", ") + tags;
    return negative;
}

} // namespace

Prompt writeTags(const PortraitSpec &spec, const std::vector<Statement> &statements,
                 const Vocabulary::Data &words)
{
    auto tags = listPhrases(statements, words.tagOrder, words.tags, {}, escapedForTags);
    for (ListedPhrase &tag : tags) {
        // The encoder sees the comma after a tag but never the weight around it.
        tag.cost = english::tokenEstimate(tag.segment.text) + 1;
        tag.segment.text = weighted(tag.segment.text, tag.level);
    }
    Prompt prompt;
    prompt.dialect = Dialect::Tags;
    prompt.tokenLimit = words.tagTokenLimit;
    prompt.negative = negativeFor(spec, words);
    prompt.tokens = std::max(0, fitBudget(tags, prompt.tokenLimit + 1, prompt.dropped) - 1);
    for (ListedPhrase &tag : tags)
        appendSegment(prompt, ", ", std::move(tag.segment));
    return prompt;
}

} // namespace presence
