// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// What a person made of one phrase of the prompt. It belongs to what the phrase speaks of, not to its words:
/// the controls may move beneath it.
struct OwnPhrase
{
    std::string dialect;               ///< "tags": words of one dialect mean nothing in another
    std::string slot;                  ///< of the phrase
    std::vector<std::string> controls; ///< of the phrase when it was written; at least one
    std::string generated;             ///< what the vocabulary said when the person last agreed to differ
    std::optional<std::string> text;   ///< stands there instead; empty: nothing does; none: as generated
    double weight = 0;                 ///< where the engine knows weights; 0: as generated

    friend bool operator==(const OwnPhrase &, const OwnPhrase &) = default;
};

/// Words written by hand, kept beside the generated ones. Part of the spec, so that history, drafts, takes
/// and pictures carry them.
struct OwnWords
{
    std::vector<OwnPhrase> phrases;
    std::map<std::string, std::string> before; ///< dialect → words ahead of the prompt
    std::map<std::string, std::string> after;  ///< dialect → words behind it
    std::string avoid; ///< what must stay out of the picture, comma-separated: "glasses, a crowd"

    bool isEmpty() const { return phrases.empty() && before.empty() && after.empty() && avoid.empty(); }

    std::string toJson() const;
    /// Strict; the error names the member that does not fit.
    static Result<OwnWords> fromJson(std::string_view text);

    static constexpr std::size_t longestText = 2000; ///< bytes
    friend bool operator==(const OwnWords &, const OwnWords &) = default;
};

} // namespace presence
