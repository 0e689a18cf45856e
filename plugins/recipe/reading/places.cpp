// SPDX-License-Identifier: MIT
#include "plugins/recipe/reading/places.h"

#include "core/base/encoding/utf8.h"

#include <algorithm>
#include <string>

namespace presence {

namespace {

/// Walks over a JSON text that is known to be valid.
class Walker
{
public:
    explicit Walker(std::string_view text)
        : m_text(text)
    {
        skipSpace();
    }

    std::size_t at() const { return m_at; }

    /// Moves to the member or entry; false, and no move, if there is none.
    bool enter(std::string_view segment)
    {
        const std::size_t begin = m_at;
        const char open = now();
        if (open != '{' && open != '[')
            return false;
        ++m_at;
        skipSpace();
        for (std::size_t index = 0; now() != '}' && now() != ']' && now() != '\0'; ++index) {
            std::string name = std::to_string(index);
            if (open == '{') {
                const std::size_t from = m_at + 1;
                skipValue();
                name = m_text.substr(from, m_at - from - 1);
                skipSpace();
                ++m_at; // colon
                skipSpace();
            }
            if (name == segment)
                return true;
            skipValue();
            skipSpace();
            if (now() == ',')
                ++m_at;
            skipSpace();
        }
        m_at = begin;
        return false;
    }

private:
    char now() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    void skipSpace() { m_at = std::min(m_text.find_first_not_of(" \t\r\n", m_at), m_text.size()); }

    void skipValue()
    {
        int depth = 0;
        do {
            if (now() == '"') {
                for (++m_at; now() != '"' && now() != '\0'; ++m_at)
                    m_at += now() == '\\';
            } else if (now() == '{' || now() == '[') {
                ++depth;
            } else if (now() == '}' || now() == ']') {
                --depth;
            } else if (depth == 0) { // a number, true, false, null
                m_at = std::min(m_text.find_first_of(",]} \t\r\n", m_at), m_text.size());
                return;
            }
            ++m_at;
        } while (depth > 0 && m_at < m_text.size());
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

Place placeAt(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto lineBegin = before.rfind('\n') + 1; // npos + 1 is 0
    return {int(1 + std::ranges::count(before, '\n')), int(1 + utf8Length(before.substr(lineBegin)))};
}

Place placeOf(std::string_view json, std::string_view pointer)
{
    Walker walker(json);
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::string_view segment = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(segment.size());
        if (!walker.enter(segment))
            break;
    }
    return placeAt(json, walker.at());
}

} // namespace presence
