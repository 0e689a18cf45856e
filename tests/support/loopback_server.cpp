// SPDX-License-Identifier: MIT
#include "tests/support/loopback_server.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cstdio>
#include <cstdlib>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace presence::test {

namespace {

constexpr int tickMilliseconds = 5; // how soon blocked threads notice the end

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return lower;
}

/// A socket bound to a free port of 127.0.0.1, and that port.
std::pair<int, int> boundSocket()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (socket < 0 || ::bind(socket, reinterpret_cast<sockaddr *>(&address), size) != 0 ||
        ::getsockname(socket, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
        std::perror("loopback server");
        std::abort();
    }
    return {socket, ntohs(address.sin_port)};
}

bool readable(int socket)
{
    pollfd wanted{socket, POLLIN, 0};
    return ::poll(&wanted, 1, tickMilliseconds) > 0;
}

/// Appends what has come; false at the end of the stream.
bool receiveInto(std::string &text, int socket)
{
    char block[65536];
    const ssize_t count = ::recv(socket, block, sizeof block, 0);
    if (count <= 0)
        return false;
    text.append(block, std::size_t(count));
    return true;
}

LoopbackRequest parseHead(std::string_view head)
{
    LoopbackRequest request;
    const auto takeLine = [&head] {
        const auto end = head.find("\r\n");
        const std::string_view line = head.substr(0, end);
        head.remove_prefix(end == head.npos ? head.size() : end + 2);
        return line;
    };
    const std::string_view first = takeLine();
    const auto space = first.find(' ');
    request.method = first.substr(0, space);
    std::string_view target = first.substr(space + 1, first.rfind(' ') - space - 1);
    const auto question = target.find('?');
    request.path = target.substr(0, question);
    request.query = question == target.npos ? "" : target.substr(question + 1);
    while (!head.empty()) {
        const std::string_view line = takeLine();
        const auto colon = line.find(':');
        if (colon == line.npos)
            continue;
        const auto value = line.find_first_not_of(' ', colon + 1);
        request.headers.emplace_back(lowered(line.substr(0, colon)),
                                     value == line.npos ? "" : line.substr(value));
    }
    return request;
}

} // namespace

std::string LoopbackRequest::header(std::string_view lowerCaseName) const
{
    for (const auto &[name, value] : headers)
        if (name == lowerCaseName)
            return value;
    return {};
}

void LoopbackReply::send(int status, std::string_view body, std::string_view type, const Headers &more)
{
    std::string lines = "Content-Length: " + std::to_string(body.size());
    for (const auto &[name, value] : more)
        lines += "\r\n" + name + ": " + value;
    sendHead(status, lines, type);
    raw(body);
}

void LoopbackReply::sendHead(int status, std::string_view lengthHeader, std::string_view type)
{
    std::string head = "HTTP/1.1 " + std::to_string(status) + " Status\r\nConnection: close\r\n";
    if (!type.empty())
        head += "Content-Type: " + std::string(type) + "\r\n";
    if (!lengthHeader.empty())
        head += std::string(lengthHeader) + "\r\n";
    raw(head + "\r\n");
}

void LoopbackReply::chunk(std::string_view bytes)
{
    char size[20];
    std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
    raw(size + std::string(bytes) + "\r\n");
}

bool LoopbackReply::raw(std::string_view bytes)
{
    while (!bytes.empty() && !m_stopping) {
        pollfd wanted{m_socket, POLLOUT, 0};
        if (::poll(&wanted, 1, tickMilliseconds) <= 0)
            continue;
        const ssize_t count = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0)
            return false;
        bytes.remove_prefix(std::size_t(count));
    }
    return bytes.empty();
}

bool LoopbackReply::pause(std::chrono::milliseconds time)
{
    const auto end = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < end) {
        std::string ignored;
        if (m_stopping || (readable(m_socket) && !receiveInto(ignored, m_socket)))
            return false;
    }
    return true;
}

bool LoopbackReply::receive(std::string &bytes, std::chrono::milliseconds time)
{
    pollfd wanted{m_socket, POLLIN, 0};
    return !m_stopping && (::poll(&wanted, 1, int(time.count())) <= 0 || receiveInto(bytes, m_socket));
}

bool LoopbackReply::rest(std::chrono::milliseconds time)
{
    const auto end = std::chrono::steady_clock::now() + time;
    while (!m_stopping && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::min(time, std::chrono::milliseconds(tickMilliseconds)));
    return !m_stopping;
}

void LoopbackReply::stall()
{
    while (pause(std::chrono::hours(1))) {
    }
}

LoopbackServer::LoopbackServer(Handler handler)
    : m_handler(std::move(handler))
{
    std::tie(m_listener, m_port) = boundSocket();
    ::listen(m_listener, 64);
    m_acceptor = std::thread([this] { acceptConnections(); });
}

void LoopbackServer::stop()
{
    if (m_stopping.exchange(true))
        return;
    m_acceptor.join();
    for (Connection &connection : m_connections)
        connection.thread.join();
    ::close(m_listener);
}

int LoopbackServer::unusedPort()
{
    const auto [socket, port] = boundSocket();
    ::close(socket);
    return port;
}

void LoopbackServer::acceptConnections()
{
    while (!m_stopping)
        if (readable(m_listener))
            if (const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC); socket >= 0) {
                std::erase_if(m_connections, [](Connection &connection) {
                    const bool over = *connection.isOver;
                    if (over)
                        connection.thread.join();
                    return over;
                });
                Connection &connection = m_connections.emplace_back();
                connection.thread = std::thread([this, socket, isOver = connection.isOver] {
                    serve(socket);
                    ::close(socket);
                    *isOver = true;
                });
            }
}

void LoopbackServer::serve(int socket)
{
    std::string text;
    std::size_t headEnd = std::string::npos;
    while (headEnd == std::string::npos) {
        if (m_stopping || (readable(socket) && !receiveInto(text, socket)))
            return;
        headEnd = text.find("\r\n\r\n");
    }
    LoopbackRequest request = parseHead(std::string_view(text).substr(0, headEnd));
    text.erase(0, headEnd + 4);
    const std::size_t length = std::strtoull(request.header("content-length").c_str(), nullptr, 10);
    while (text.size() < length)
        if (m_stopping || (readable(socket) && !receiveInto(text, socket)))
            return;
    request.body = std::move(text);
    {
        const std::lock_guard lock(m_mutex);
        m_requests.push_back(request);
    }
    m_arrived.notify_all();
    LoopbackReply reply(socket, m_stopping);
    m_handler(request, reply);
    ::shutdown(socket, SHUT_WR);
}

std::vector<LoopbackRequest> LoopbackServer::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

std::vector<LoopbackRequest> LoopbackServer::requests(std::string_view path) const
{
    std::vector<LoopbackRequest> found = requests();
    std::erase_if(found, [path](const LoopbackRequest &request) { return request.path != path; });
    return found;
}

bool LoopbackServer::waitFor(std::string_view path, std::size_t count) const
{
    std::unique_lock lock(m_mutex);
    return m_arrived.wait_for(lock, std::chrono::seconds(10), [&] {
        return std::size_t(std::ranges::count(m_requests, path, &LoopbackRequest::path)) >= count;
    });
}

} // namespace presence::test
