// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/engine.h"
#include "core/prompt/prompt.h"
#include "core/prompt/words/vocabulary.h"

#include <vector>

namespace presence {

/// Writes the sentences of the plan from the statements that `words` has a phrase for, in the order and
/// within the budget of the engine. Sets text, segments, tokens and what had no room.
Prompt writeSentences(const std::vector<SentencePlan> &plans, const DialectWords &words,
                      const Pronouns &pronouns, const std::vector<Statement> &statements,
                      const PromptEngine &engine);

} // namespace presence
