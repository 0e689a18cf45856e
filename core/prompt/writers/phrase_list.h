// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/prompt.h"
#include "core/prompt/vocabulary.h"

#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// One phrase of a dialect that lists phrases instead of writing sentences.
struct ListedPhrase
{
    PromptSegment segment;
    std::string aspect;
    double level = 0;
    int cost = 0; ///< in the unit of the dialect's budget
};

/// The phrases that `words` has for the statements, in this order of aspects, without costs. `safe` makes the
/// words a person typed safe for the dialect.
std::vector<ListedPhrase> listPhrases(const std::vector<Statement> &statements,
                                      const std::vector<std::string> &order, const DialectWords &words,
                                      const Pronouns &pronouns, std::string (*safe)(std::string_view));

/// Moves phrases to `dropped`, the lowest priority first, until the costs sum up to `budget` or only
/// priorities of 100 are left. Returns the sum.
int fitBudget(std::vector<ListedPhrase> &phrases, int budget, std::vector<PromptSegment> &dropped);

/// Puts the segment at the end of the prompt, after the glue if something stands there.
void appendSegment(Prompt &prompt, std::string_view glue, PromptSegment segment);

} // namespace presence
