// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/loopback_server.h"

#include <optional>
#include <string>
#include <string_view>

namespace presence::test {

/// The server's end of a WebSocket (RFC 6455) on a connection of a LoopbackServer.
class WebSocketReply
{
public:
    /// Answers the handshake; false if the request is none.
    static bool accept(const LoopbackRequest &request, LoopbackReply &reply);

    explicit WebSocketReply(LoopbackReply &reply)
        : m_reply(reply)
    {
    }
    bool sendText(std::string_view text) { return send(1, text); }
    bool sendBinary(std::string_view bytes) { return send(2, bytes); }
    /// Takes in what the client has sent within the time. False once it has gone.
    bool listen(std::chrono::milliseconds time);
    /// The next whole text message that has come.
    std::optional<std::string> takeText();

private:
    bool send(int opcode, std::string_view payload);

    LoopbackReply &m_reply;
    std::string m_received;
};

} // namespace presence::test
