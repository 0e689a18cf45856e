// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"

#include <map>
#include <string>
#include <string_view>

namespace presence {

/// What the numbers of Limits say, for people: "Lids count as closed below". From
/// resources/critique/limit_words.json. Immutable.
class LimitWords
{
public:
    static Result<LimitWords> load(const Resources &resources);

    /// The words of this id, or those of a row with "*" for the part between its two dots, which then fills
    /// the "{}", in capitals. The id where there are none.
    std::string of(std::string_view limit) const;
    using Rows = std::map<std::string, std::string, std::less<>>;
    const Rows &all() const { return m_words; }

private:
    Rows m_words;
};

} // namespace presence
