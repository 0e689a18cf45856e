// SPDX-License-Identifier: MIT
#include "core/prompt/writers/budget.h"

#include "core/prompt/english.h"

#include <algorithm>

namespace presence {

namespace {

/// Services count characters, not bytes.
int characterCount(std::string_view text)
{
    return int(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

} // namespace

int wordCount(std::string_view text) { return int(english::words(text).size()); }

std::vector<Limit> limitsOf(const PromptBudget &budget)
{
    std::vector<Limit> limits;
    if (budget.tokens)
        limits.push_back({budget.tokens, english::tokenEstimate});
    if (budget.words)
        limits.push_back({budget.words, wordCount});
    if (budget.characters)
        limits.push_back({budget.characters, characterCount});
    return limits;
}

} // namespace presence
