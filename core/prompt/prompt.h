// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// The manner of writing that a family of generators understands.
enum class Dialect {
    Natural,    ///< sentences, for models with a large language encoder
    Tags,       ///< weighted tags, for CLIP encoders
    Midjourney, ///< phrases, then parameters, to paste
    Motion,     ///< what moves when the finished picture becomes a clip
};

inline constexpr std::array allDialects{Dialect::Natural, Dialect::Tags, Dialect::Midjourney,
                                        Dialect::Motion};

std::string_view dialectId(Dialect dialect); ///< "natural", "tags", "midjourney", "motion"
/// False if there is no such dialect.
bool parseDialect(std::string_view id, Dialect &dialect);

/// Why a phrase does not stand in the prompt.
enum class DropReason {
    None,
    Length,  ///< the limit of the engine was reached, and this mattered least
    Units,   ///< the engine follows only so many action units at once
    Room,    ///< the sentence has room for only so many details
    NoWords, ///< this dialect has no words for it
    Removed, ///< a person took it out
};

std::string_view
dropReasonId(DropReason reason); ///< "length", "units", "room", "no_words", "removed", or empty

/// One phrase and where it came from.
struct PromptSegment
{
    std::string text;                  ///< as it stands in the prompt, weight syntax included
    std::vector<std::string> controls; ///< catalogue ids whose values produced it; at least one
    std::string slot; ///< shot, identity, emotion, gaze, posture, context, light, camera, palette, realism,
                      ///< anchor, parameter, negative
    std::size_t begin = 0; ///< byte offset in the text it belongs to
    int priority = 50;     ///< 0–100; what does not fit the budget is dropped from the lowest up
    DropReason dropped = DropReason::None; ///< of phrases in Prompt::dropped

    /// A person's hand in it.
    enum class Hand {
        None,
        Weighted, ///< generated, with a weight of its own
        Written,  ///< stands in place of `generated`
        Outdated, ///< the same, but the vocabulary says something else by now than when it was written
        Alone,    ///< what it spoke of says nothing any more
        Added,    ///< ahead of or behind the prompt; has no controls
    };
    Hand hand = Hand::None;
    std::string generated = {}; ///< what the vocabulary says here, without a weight, where a hand changed it
    int ownPhrase = -1;         ///< index in OwnWords::phrases
    double weight = 1;          ///< of the syntax around the words
};

/// What is sent, with every phrase traceable to its controls. A plain value.
struct Prompt
{
    Dialect dialect = Dialect::Natural;
    std::string engine;                  ///< id of the PromptEngine it is written for
    std::string text;                    ///< UTF-8
    std::string generated;               ///< what the vocabulary alone says; empty where that is `text`
    std::string negative;                ///< empty where the engine has no field for it
    std::vector<PromptSegment> segments; ///< in the order of `text`
    std::vector<PromptSegment> negativeSegments; ///< in the order of `negative`
    std::vector<PromptSegment> dropped;          ///< what did not fit, never silently
    int tokens = 0;                              ///< estimate: words × 1.35 + punctuation
    int tokenLimit = 0;                          ///< 0 = none that matters
    int chunkTokens = 0;                         ///< the engine reads the tokens in pieces of this size, or 0

    /// The segments that this control produced, as indexes.
    std::vector<std::size_t> segmentsOf(std::string_view controlId) const;
};

} // namespace presence
