// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/prompt.h"
#include "core/prompt/reading.h"
#include "core/prompt/vocabulary.h"

#include <vector>

namespace presence {

/// Full sentences in slot order. What the plan of a sentence has no room for is dropped and listed.
Prompt writeNatural(const PortraitSpec &spec, const std::vector<Statement> &statements,
                    const Vocabulary::Data &words);

/// Weighted tags for CLIP models, trimmed from the lowest priority up to the token limit. A weight follows
/// the level: A 0.9, B none, C 1.1, D 1.2, E 1.3, never more (stronger weights distort faces). Brackets in
/// the user's words are escaped so that they cannot become weights.
Prompt writeTags(const PortraitSpec &spec, const std::vector<Statement> &statements,
                 const Vocabulary::Data &words);

} // namespace presence
