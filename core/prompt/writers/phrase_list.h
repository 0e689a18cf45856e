// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/writers/writers.h"

#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// One phrase of a dialect that lists phrases instead of writing sentences.
struct ListedPhrase
{
    PromptSegment segment;
    std::string aspect;
    double level = 0; ///< FACS level 1–5 where a weight may follow from it
};

/// The phrases that a dialect has for the statements, in its order or that of the engine, without more action
/// units than the engine follows. `safe` makes the words a person typed safe for the dialect. What is left
/// out goes to `dropped`.
std::vector<ListedPhrase> listPhrases(const Brief &brief, const ListWords &list, const Pronouns &pronouns,
                                      std::string (*safe)(std::string_view),
                                      std::vector<PromptSegment> &dropped);

/// Keeps phrases, the highest priority first, as long as each has room with the comma that follows it; what
/// is too long makes room for what is shorter. Those of priority 100 always stay. The others go to `dropped`,
/// the least first.
void fitBudget(std::vector<ListedPhrase> &phrases, const PromptBudget &budget,
               std::vector<PromptSegment> &dropped);

/// Puts the segment at the end of the prompt, after the glue if something stands there.
void appendSegment(Prompt &prompt, std::string_view glue, PromptSegment segment);

} // namespace presence
