// SPDX-License-Identifier: MIT
#include "core/prompt/prompt.h"

#include <algorithm>

namespace presence {

std::string_view dialectId(Dialect dialect)
{
    switch (dialect) {
    case Dialect::Natural:
        break;
    case Dialect::Tags:
        return "tags";
    case Dialect::Midjourney:
        return "midjourney";
    case Dialect::Motion:
        return "motion";
    }
    return "natural";
}

bool parseDialect(std::string_view id, Dialect &dialect)
{
    for (const Dialect known : allDialects)
        if (dialectId(known) == id) {
            dialect = known;
            return true;
        }
    return false;
}

std::string_view dropReasonId(DropReason reason)
{
    constexpr std::array<std::string_view, 6> ids{"", "length", "units", "room", "no_words", "removed"};
    return ids[std::size_t(reason)];
}

std::vector<std::size_t> Prompt::segmentsOf(std::string_view controlId) const
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < segments.size(); ++i)
        if (std::ranges::find(segments[i].controls, controlId) != segments[i].controls.end())
            found.push_back(i);
    return found;
}

} // namespace presence
