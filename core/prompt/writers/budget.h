// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/engine.h"

#include <string_view>
#include <vector>

namespace presence {

/// One limit of a budget and how a text is measured against it.
struct Limit
{
    int most;
    int (*measure)(std::string_view);
};

/// The limits that a budget sets.
std::vector<Limit> limitsOf(const PromptBudget &budget);

/// Takes off the budget what this text has beyond the limits; false if it keeps them.
bool tighten(PromptBudget &budget, const PromptBudget &limits, std::string_view text);

int wordCount(std::string_view text);

} // namespace presence
