// SPDX-License-Identifier: MIT
#include "plugins/recipe/form/text_template.h"

namespace presence {

std::optional<TextTemplate> TextTemplate::parse(std::string_view text)
{
    TextTemplate result;
    while (!text.empty()) {
        const std::string_view plain = text.substr(0, text.find('{'));
        if (plain.find('}') != plain.npos)
            return std::nullopt;
        if (!plain.empty())
            result.m_parts.push_back({std::string(plain), false});
        text.remove_prefix(plain.size());
        if (text.empty())
            break;
        const auto end = text.find('}');
        if (end == text.npos || end == 1)
            return std::nullopt;
        result.m_parts.push_back({std::string(text.substr(1, end - 1)), true});
        text.remove_prefix(end + 1);
    }
    return result;
}

std::vector<std::string> TextTemplate::gaps() const
{
    std::vector<std::string> names;
    for (const Part &part : m_parts)
        if (part.gap)
            names.push_back(part.text);
    return names;
}

std::optional<std::string>
TextTemplate::filled(const std::function<std::optional<std::string>(const std::string &gap)> &value) const
{
    std::string text;
    for (const Part &part : m_parts) {
        const std::optional<std::string> piece = part.gap ? value(part.text) : part.text;
        if (!piece)
            return std::nullopt;
        text += *piece;
    }
    return text;
}

} // namespace presence
