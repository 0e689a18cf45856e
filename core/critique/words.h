// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"

#include <map>
#include <string>
#include <string_view>

namespace presence {

/// The sentences of the checklist, from resources/critique/words.json. Immutable.
class CritiqueWords
{
public:
    static Result<CritiqueWords> load(const Resources &resources);

    /// Advice for an outcome of a finding, at most two sentences; empty if there is nothing to say.
    /// {name} in it is filled from `blanks`.
    std::string advice(std::string_view id, std::string_view outcome,
                       const std::map<std::string, std::string> &blanks = {}) const;
    /// Why something could not be assessed.
    std::string reason(std::string_view key) const;
    /// What a reading or a mark is called for people; the key itself if the table lacks it.
    std::string name(std::string_view key) const;

private:
    using Sentences = std::map<std::string, std::string, std::less<>>;
    Sentences m_advice; ///< "skin.texture/smoothed" → sentence
    Sentences m_reasons;
    Sentences m_names;
};

} // namespace presence
