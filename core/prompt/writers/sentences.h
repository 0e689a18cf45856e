// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/prompt.h"
#include "core/prompt/vocabulary.h"

#include <vector>

namespace presence {

/// Writes the sentences of the plan from the statements that `words` has a phrase for. Sets text, segments
/// and what a sentence had no room for; dialect and tokens are the caller's.
Prompt writeSentences(const std::vector<SentencePlan> &plans, const DialectWords &words, Pronouns pronouns,
                      const std::vector<Statement> &statements);

} // namespace presence
