// SPDX-License-Identifier: MIT
#include "plugins/recipe/form/pointer.h"

#include <algorithm>
#include <charconv>

namespace presence {

std::optional<Pointer> Pointer::parse(std::string_view text)
{
    Pointer pointer;
    pointer.m_text = text;
    if (!text.empty() && !text.starts_with('/'))
        return std::nullopt;
    while (!text.empty()) {
        text.remove_prefix(1);
        const std::string_view escaped = text.substr(0, text.find('/'));
        text.remove_prefix(escaped.size());
        std::string segment;
        for (std::size_t at = 0; at < escaped.size(); ++at) {
            const bool escape = escaped[at] == '~';
            if (escape && (++at == escaped.size() || (escaped[at] != '0' && escaped[at] != '1')))
                return std::nullopt;
            segment += !escape ? escaped[at] : escaped[at] == '0' ? '~' : '/';
        }
        pointer.m_segments.push_back(std::move(segment));
    }
    if (std::ranges::count(pointer.m_segments, "*") > 1)
        return std::nullopt;
    pointer.m_star = std::size_t(std::ranges::find(pointer.m_segments, "*") - pointer.m_segments.begin());
    return pointer;
}

const nlohmann::json *Pointer::in(const nlohmann::json &document, std::size_t picture) const
{
    const nlohmann::json *place = &document;
    for (std::size_t at = 0; at < m_segments.size(); ++at) {
        const std::string &segment = m_segments[at];
        if (place->is_object()) {
            const auto member = place->find(segment);
            if (member == place->end())
                return nullptr;
            place = &*member;
        } else if (place->is_array()) {
            std::size_t index = picture;
            if (at != m_star) {
                const auto [end, code] =
                    std::from_chars(segment.data(), segment.data() + segment.size(), index);
                if (code != std::errc() || end != segment.data() + segment.size())
                    return nullptr;
            }
            if (index >= place->size())
                return nullptr;
            place = &(*place)[index];
        } else {
            return nullptr;
        }
    }
    return place->is_null() ? nullptr : place;
}

nlohmann::json *Pointer::in(nlohmann::json &document, std::size_t picture) const
{
    return const_cast<nlohmann::json *>(in(std::as_const(document), picture));
}

Pointer Pointer::list() const
{
    Pointer before;
    before.m_segments.assign(m_segments.begin(), m_segments.begin() + std::ptrdiff_t(m_star));
    before.m_star = before.m_segments.size();
    for (const std::string &segment : before.m_segments)
        before.m_text += "/" + segment;
    return before;
}

} // namespace presence
