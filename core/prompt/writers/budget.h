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

int wordCount(std::string_view text);

} // namespace presence
