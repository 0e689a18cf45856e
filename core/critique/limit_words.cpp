// SPDX-License-Identifier: MIT
#include "core/critique/limit_words.h"

#include "core/spec/tables/json_resource.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>

namespace presence {

Result<LimitWords> LimitWords::load(const Resources &resources)
{
    LimitWords words;
    const auto read = [&](const nlohmann::json &document) -> Result<> {
        document.at("limits").get_to(words.m_words);
        return {};
    };
    if (const auto done =
            readJsonResource(resources, "critique/limit_words.json", "presence.limit_words/1", read);
        !done)
        return done.error();
    return words;
}

std::string LimitWords::of(std::string_view limit) const
{
    if (const auto own = m_words.find(limit); own != m_words.end())
        return own->second;
    const std::string id(limit);
    const auto first = id.find('.'), second = id.find('.', first + 1);
    const auto shared = first == id.npos || second == id.npos
                            ? m_words.end()
                            : m_words.find(id.substr(0, first) + ".*" + id.substr(second));
    if (shared == m_words.end())
        return id;
    std::string part = id.substr(first + 1, second - first - 1), text = shared->second;
    std::ranges::transform(part, part.begin(), [](unsigned char c) { return char(std::toupper(c)); });
    if (const auto gap = text.find("{}"); gap != text.npos)
        text.replace(gap, 2, part);
    return text;
}

} // namespace presence
