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

/// One phrase and where it came from.
struct PromptSegment
{
    std::string text;                  ///< as it stands in the prompt, weight syntax included
    std::vector<std::string> controls; ///< catalogue ids whose values produced it; at least one
    std::string slot; ///< shot, identity, emotion, gaze, posture, context, light, camera, palette, realism,
                      ///< anchor, parameter
    std::size_t begin = 0; ///< byte offset in Prompt::text
    int priority = 50;     ///< 0–100; what does not fit the budget is dropped from the lowest up
};

/// What is sent, with every phrase traceable to its controls. A plain value.
struct Prompt
{
    Dialect dialect = Dialect::Natural;
    std::string text;                    ///< UTF-8
    std::string negative;                ///< empty where the dialect has none
    std::vector<PromptSegment> segments; ///< in the order of `text`
    std::vector<PromptSegment> dropped;  ///< what did not fit, never silently
    int tokens = 0;                      ///< estimate: words × 1.35 + punctuation
    int tokenLimit = 0;                  ///< 0 = none that matters

    /// The segments that this control produced, as indexes.
    std::vector<std::size_t> segmentsOf(std::string_view controlId) const;
};

} // namespace presence
