// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/prompt.h"
#include "core/prompt/reading/reading.h"
#include "core/spec/patch/own_words.h"

#include <string>
#include <string_view>
#include <vector>

namespace presence {

// Where a person's own words meet the generated ones. Nothing written by hand is ever trimmed.

/// What a person wrote is kept whatever the budget; what they took out says nothing. Returns the latter.
std::vector<PromptSegment> heedOwnWords(std::vector<Statement> &statements, const OwnWords &words,
                                        Dialect dialect);

/// Puts the words of the prompt's dialect into its text. A phrase is known by its slot and the controls it
/// shares; what has lost its phrase stands at the end of the text. Tokens are counted anew.
void applyOwnWords(Prompt &prompt, const OwnWords &words);

/// Is there anything for this dialect?
bool speaks(const OwnWords &words, Dialect dialect);

/// The text without weights and parameters: what an encoder counts.
std::string plainText(const Prompt &prompt);

/// "(words:1.2)", or the words alone at 1.
std::string withWeight(const std::string &words, double weight);

// Edits of a person, as new values. The segment is one of `prompt`.

OwnWords withText(OwnWords words, const Prompt &prompt, const PromptSegment &segment, std::string text);
/// Steps of 0.1 within 0.1 and 1.6, beyond which pictures distort.
OwnWords withWeightStep(OwnWords words, const Prompt &prompt, const PromptSegment &segment, int steps);
/// Back to the generated words.
OwnWords withoutHand(OwnWords words, const PromptSegment &segment);
/// An outdated one is agreed to anew.
OwnWords withAgreement(OwnWords words, const PromptSegment &segment);

} // namespace presence
