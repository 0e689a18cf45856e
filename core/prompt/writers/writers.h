// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/engine.h"
#include "core/prompt/prompt.h"
#include "core/prompt/reading/reading.h"
#include "core/prompt/words/vocabulary.h"

#include <vector>

namespace presence {

/// What a writer is given. Refers to values that must outlive the writing.
struct Brief
{
    const PortraitSpec &spec;
    const std::vector<Statement> &statements;
    const Vocabulary::Data &words;
    const PromptEngine &engine;
    const OwnWords &own;
};

/// Full sentences in slot order, within the budget of the engine. What has no room is dropped and listed.
Prompt writeNatural(const Brief &brief);

/// Weighted tags for CLIP models, filled from the highest priority down to the token limit. Where the engine
/// understands weights, they follow the level: A 0.9, B none, C 1.1, D 1.2, E 1.3, never more (stronger
/// weights distort faces). Brackets in the user's words are escaped so that they cannot become weights.
Prompt writeTags(const Brief &brief);

/// Phrases up to the word limit, then the parameters of the engine. Parameters are segments too. What people
/// typed cannot become a parameter or a weight.
Prompt writeMidjourney(const Brief &brief);

/// Animates the finished picture in 25 to 60 words: one change of the face, signs of life, gaze, camera, mood
/// and what stays. Says nothing that the picture already shows; a second look of the face is dropped and
/// listed.
Prompt writeMotion(const Brief &brief);

} // namespace presence
