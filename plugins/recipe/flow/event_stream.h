// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace presence {

/// Cuts a stream of server-sent events (HTML standard, 9.2.6) into what their `data` say, however the bytes
/// come.
class EventStream
{
public:
    explicit EventStream(std::function<void(std::string_view data)> onEvent)
        : m_onEvent(std::move(onEvent))
    {
    }

    void receive(std::string_view bytes);
    /// What has come, as long as no event was complete: an answer that is no stream.
    const std::string &plain() const { return m_plain; }

private:
    void line(std::string_view line);

    std::function<void(std::string_view)> m_onEvent;
    std::string m_rest; ///< of a line that is not complete
    std::string m_data;
    std::string m_plain;
    bool m_hasData = false;
    bool m_isStream = false;
};

} // namespace presence
