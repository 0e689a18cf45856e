// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/prompt.h"
#include "core/prompt/reading/reading.h"
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

/// Phrases up to the word limit, then the parameters of the version that resources/vocabulary/midjourney.json
/// selects. Parameters are segments too. What people typed cannot become a parameter or a weight.
Prompt writeMidjourney(const PortraitSpec &spec, const std::vector<Statement> &statements,
                       const Vocabulary::Data &words);

/// Animates the finished picture in 25 to 60 words: one change of the face, signs of life, gaze, camera, mood
/// and what stays. Says nothing that the picture already shows; a second look of the face is dropped and
/// listed.
Prompt writeMotion(const PortraitSpec &spec, const std::vector<Statement> &statements,
                   const Vocabulary::Data &words);

} // namespace presence
