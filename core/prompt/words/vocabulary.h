// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/color_space.h"
#include "core/prompt/prompt_builder.h"
#include "core/prompt/reading/reading.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// One sentence of the natural dialect: which aspects of the reading it takes up and how they join.
struct SentencePlan
{
    struct Part
    {
        std::string aspect;
        std::string glue; ///< before it, if something of the sentence already stands
    };
    std::vector<Part> heads;          ///< full clauses
    std::vector<std::string> details; ///< noun phrases, listed after `with`
    std::vector<Part> tails;
    std::string with; ///< between heads and details: " with", ", with"
    std::string lead; ///< opens the sentence where no head does: "Their face shows"
    int detailLimit = 99;
};

/// Words of one dialect.
struct DialectWords
{
    /// By key of the reading: "head.yaw.slight", "au.6+12.B". No entry or an empty one: nothing is said.
    std::map<std::string, std::string, std::less<>> phrases;

    /// Empty if nothing is to be said.
    std::string_view phrase(std::string_view key) const;
    /// The same, or without the last part of the key: "au.4.C" falls back to "au.4".
    std::string_view nearest(std::string_view key) const;
};

struct NamedColor
{
    std::string name;
    Oklab place;
};

/// What stands in for he, she and they.
using Pronouns = std::map<std::string, std::string, std::less<>>;

/// A dialect that lists phrases instead of writing sentences.
struct ListWords
{
    DialectWords words;
    std::vector<std::string> order; ///< aspects in order of importance
};

/// What moves in a clip that starts from the finished picture.
struct MotionWords
{
    DialectWords words;
    std::vector<SentencePlan> sentences;
};

/// Something to keep out of the picture: a row of resources/vocabulary/avoid.json.
struct Avoided
{
    std::string condition;           ///< id of an AvoidCondition
    std::string avoid;               ///< for a field of its own: "plastic skin"
    std::string noun;                ///< for a parameter that takes nouns, or empty
    std::string instead;             ///< what to show in its place, as a noun phrase, or empty
    std::vector<std::string> saidBy; ///< beginnings of vocabulary keys that say `instead` already
    bool clips = false;              ///< of clips, not of pictures
};

struct Vocabulary::Data
{
    DialectWords natural;
    std::vector<SentencePlan> sentences;                   ///< of the natural dialect, in order
    std::map<std::string, Pronouns, std::less<>> pronouns; ///< by `identity.presentation`
    ListWords tags;
    ListWords midjourney; ///< the words of the tags where it has none of its own
    MotionWords motion;
    std::vector<Avoided> avoided;
    PromptEngines engines;
    std::vector<NamedColor> colors;
    /// What a key already says: picking rich colours need not be followed by "full colour".
    std::map<std::string, std::vector<std::string>, std::less<>> implied;

    /// The name of the nearest colour by distance in OKLab, or empty if `hex` is not "#RRGGBB".
    std::string colorName(std::string_view hex) const;
    Pronouns pronounsOf(const PortraitSpec &spec) const;
    /// Of a person that nothing has introduced yet: "The person", then they.
    Pronouns pronounsOfStranger() const;
};

/// Fills each "{name}" of a phrase from the statement's texts and lookups or from the pronouns. Unknown names
/// vanish; "{a}" stays for english::tidied, which knows the next word.
std::string filled(std::string_view phrase, const Statement &statement, const DialectWords &words,
                   const Pronouns &pronouns);

} // namespace presence
