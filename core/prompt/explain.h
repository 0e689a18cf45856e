// SPDX-License-Identifier: MIT
#pragma once

#include "core/prompt/prompt_builder.h"
#include "core/spec/patch/spec_patch.h"

#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// What an adjective usually looks like: a row of resources/vocabulary/adjectives.json.
struct Adjective
{
    std::string word;
    std::vector<std::string> synonyms;
    SpecPatch values; ///< of action units, gaze, head and posture
    std::string why;
};

/// A prompt that does not work beside one that does.
struct PromptPair
{
    std::string mistake;
    std::string wrong;
    std::string right;
    std::string why;
    SpecPatch values; ///< what the right one sets
};

/// Adjectives taken apart into anatomy, and examples of what to write instead.
class Anatomy
{
public:
    static Result<Anatomy> load(const Resources &resources);

    const std::vector<Adjective> &adjectives() const { return m_adjectives; }
    const std::vector<PromptPair> &pairs() const { return m_pairs; }
    /// By the word or one of its synonyms, however it is capitalised; null if nobody knows it.
    const Adjective *find(std::string_view word) const;
    /// The adjectives in a text, in its order, each once.
    std::vector<const Adjective *> foundIn(std::string_view text) const;

private:
    std::vector<Adjective> m_adjectives;
    std::vector<PromptPair> m_pairs;
};

/// "AU6 B", "AU12 left C", "head.pitch 9 °": what a patch sets, a line each.
std::vector<std::string> unitLines(const SpecPatch &values);

/// What an engine's prompt says of these values on an otherwise neutral face.
std::vector<std::string> phrasesOf(const SpecPatch &values, const PromptEngine &engine,
                                   const Vocabulary &words);

} // namespace presence
