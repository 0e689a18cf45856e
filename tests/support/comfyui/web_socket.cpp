// SPDX-License-Identifier: MIT
#include "tests/support/comfyui/web_socket.h"

#include <QCryptographicHash>

#include <cstdint>

namespace presence::test {

bool WebSocketReply::accept(const LoopbackRequest &request, LoopbackReply &reply)
{
    const std::string key = request.header("sec-websocket-key");
    if (request.method != "GET" || key.empty() || request.header("sec-websocket-version") != "13")
        return false;
    const QByteArray salted = QByteArray::fromStdString(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    const QByteArray proof = QCryptographicHash::hash(salted, QCryptographicHash::Sha1).toBase64();
    return reply.raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     "Sec-WebSocket-Accept: " +
                     proof.toStdString() + "\r\n\r\n");
}

bool WebSocketReply::send(int opcode, std::string_view payload)
{
    std::string frame{char(0x80 | opcode)};
    const std::uint64_t size = payload.size();
    const int lengthBytes = size < 126 ? 0 : size < 65536 ? 2 : 8;
    frame += char(lengthBytes == 0 ? size : lengthBytes == 2 ? 126 : 127);
    for (int shift = 8 * (lengthBytes - 1); shift >= 0; shift -= 8)
        frame += char(size >> shift);
    return m_reply.raw(frame.append(payload));
}

bool WebSocketReply::listen(std::chrono::milliseconds time) { return m_reply.receive(m_received, time); }

std::optional<std::string> WebSocketReply::takeText()
{
    // What a client of ours sends is short: one frame below 64 KiB, masked.
    const auto byte = [this](std::size_t at) { return std::uint8_t(m_received[at]); };
    while (m_received.size() >= 6) {
        std::size_t length = byte(1) & 0x7f, head = 2;
        if (length == 126) {
            length = std::size_t(byte(2)) << 8 | byte(3);
            head = 4;
        }
        if (m_received.size() < head + 4 + length)
            return std::nullopt;
        std::string text = m_received.substr(head + 4, length);
        for (std::size_t i = 0; i < length; ++i)
            text[i] = char(text[i] ^ m_received[head + i % 4]);
        const bool isText = (byte(0) & 0x0f) == 1;
        m_received.erase(0, head + 4 + length);
        if (isText)
            return text;
    }
    return std::nullopt;
}

} // namespace presence::test
