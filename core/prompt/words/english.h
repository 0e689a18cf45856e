// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace presence::english {

// Small grammar for generated English. Works on UTF-8; only ASCII letters change case.

/// "a" or "an" for what follows: "an extreme close-up", "an 85mm lens", "a uniform".
std::string_view article(std::string_view next);

/// "founder" → "a founder"; left alone where a determiner, a name or a number stands first.
std::string withArticle(std::string text);

/// Words a person typed, ready to stand inside a sentence: single spaces, no punctuation at the end, and a
/// small first letter if the first word is a function word.
std::string phrase(std::string_view typed);

/// Without this first word, which our own sentence already says: "wearing a coat" → "a coat".
std::string without(std::string_view firstWord, std::string text);

/// Words a person typed, as a sentence of their own: capital first, one mark at the end.
std::string sentence(std::string_view typed);

std::string capitalised(std::string text);

/// "freckles, a scar ,glasses" → {"freckles", "a scar", "glasses"}
std::vector<std::string> items(std::string_view commaSeparated);

/// {"a", "b", "c"} → "a, b and c"
std::string joined(const std::vector<std::string> &items);

/// Resolves "{a}" to an article, collapses spaces, removes spaces before punctuation.
std::string tidied(std::string text);

/// Does the text begin with a word that says when or where ("before", "at", "while", "waiting")?
bool saysWhen(std::string_view text);

/// Whole words in small letters, for looking words up; apostrophes and hyphens stay inside words.
std::vector<std::string> words(std::string_view text);

/// Tokens that a CLIP-like encoder would see: words × 1.35 + punctuation marks, and two for each character
/// from U+3000 up, which its byte pairs know poorly. An estimate; see Prompt::tokens.
int tokenEstimate(std::string_view text);

} // namespace presence::english
