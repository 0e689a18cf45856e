// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/engine.h"
#include "core/prompt/prompt.h"
#include "core/prompt/words/vocabulary.h"

#include <vector>

namespace presence {

/// What stands for the person: `before` in sentences ahead of the one that says who it is, `after` from there
/// on.
struct PersonWords
{
    Pronouns before, after;
};

/// Writes the sentences of the plan from the statements that `words` has a phrase for, in the order and
/// within the budget of the engine. Sets text, segments, tokens and what had no room.
Prompt writeSentences(const std::vector<SentencePlan> &plans, const DialectWords &words,
                      const PersonWords &person, const std::vector<Statement> &statements,
                      const PromptEngine &engine);

} // namespace presence
