// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/comfyui/server/events.h"

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace presence {

/// ComfyUI's WebSocket, read by an event loop of the calling thread that runs only inside these functions.
/// Use on the thread that made it. Without a QCoreApplication it stays closed.
class ComfySocket
{
public:
    ComfySocket();
    ~ComfySocket();

    /// Begins to connect to `<address>/ws?clientId=…`; `bearer` may be empty.
    void open(const std::string &address, const std::string &clientId, const std::string &bearer);
    /// Connected, or still on the way there.
    bool isAlive() const;
    bool isOpen() const;

    /// Waits for the connection.
    bool waitForOpen(std::chrono::milliseconds time, std::stop_token stop);
    /// The next message, at once where one has come already. Nothing when the time is over, the connection
    /// ends or `stop` is requested.
    std::optional<ComfyEvent> next(std::chrono::milliseconds time, std::stop_token stop);

private:
    struct Connection;
    std::unique_ptr<Connection> m_connection;
};

} // namespace presence
