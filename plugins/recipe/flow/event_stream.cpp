// SPDX-License-Identifier: MIT
#include "plugins/recipe/flow/event_stream.h"

namespace presence {

void EventStream::receive(std::string_view bytes)
{
    if (!m_isStream)
        m_plain += bytes;
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        m_rest += bytes.substr(0, end);
        if (end == bytes.npos)
            return;
        bytes.remove_prefix(end + 1);
        std::string whole;
        whole.swap(m_rest);
        if (whole.ends_with('\r'))
            whole.pop_back();
        line(whole);
    }
}

void EventStream::line(std::string_view line)
{
    if (line.empty()) {
        std::string data;
        data.swap(m_data);
        if (!m_hasData)
            return;
        m_hasData = false;
        m_isStream = true;
        m_plain.clear();
        m_onEvent(data);
        return;
    }
    constexpr std::string_view field = "data:";
    if (!line.starts_with(field))
        return;
    line.remove_prefix(field.size());
    if (line.starts_with(' '))
        line.remove_prefix(1);
    if (m_hasData)
        m_data += '\n';
    m_data += line;
    m_hasData = true;
}

} // namespace presence
