// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// A text with named gaps, such as "{width}x{height}". There is no way to write a literal brace; none is
/// needed.
class TextTemplate
{
public:
    /// Nothing if a brace has no partner or a gap has no name.
    static std::optional<TextTemplate> parse(std::string_view text);

    std::vector<std::string> gaps() const;
    /// Nothing if `value` has none for one of the gaps.
    std::optional<std::string>
    filled(const std::function<std::optional<std::string>(const std::string &gap)> &value) const;
    bool isEmpty() const { return m_parts.empty(); }

private:
    struct Part
    {
        std::string text;
        bool gap = false;
    };
    std::vector<Part> m_parts;
};

} // namespace presence
