// SPDX-License-Identifier: MIT
#include "core/prompt/writers/budget.h"

#include "core/prompt/words/english.h"

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

bool tighten(PromptBudget &budget, const PromptBudget &limits, std::string_view text)
{
    bool over = false;
    const auto fit = [&](int &most, int limit, int taken) {
        if (!limit || taken <= limit)
            return;
        most = std::max(1, most - (taken - limit));
        over = true;
    };
    fit(budget.tokens, limits.tokens, english::tokenEstimate(text));
    fit(budget.words, limits.words, wordCount(text));
    fit(budget.characters, limits.characters, characterCount(text));
    return over;
}

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
