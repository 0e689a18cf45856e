// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace presence::test {

using Headers = std::vector<std::pair<std::string, std::string>>;

/// One request as it came over the wire.
struct LoopbackRequest
{
    std::string method;
    std::string path;  ///< without the query
    std::string query; ///< after the question mark, or empty
    Headers headers;   ///< names in lower case
    std::string body;

    std::string header(std::string_view lowerCaseName) const;
};

class LoopbackServer;

/// The answer to one request, written by a handler on the connection's own thread. The connection is closed
/// when the handler returns, so a handler that stops early closes mid-answer.
class LoopbackReply
{
public:
    /// A whole answer with Content-Length.
    void send(int status, std::string_view body, std::string_view type = "application/json",
              const Headers &more = {});
    /// The head alone; `lengthHeader` such as "Content-Length: 100" or "Transfer-Encoding: chunked", or
    /// empty.
    void sendHead(int status, std::string_view lengthHeader, std::string_view type = "application/json");
    void chunk(std::string_view bytes); ///< one HTTP chunk; an empty one ends the body
    /// Bytes as they are. False once the client has gone.
    bool raw(std::string_view bytes);
    /// False if the client left or the server is being stopped meanwhile.
    bool pause(std::chrono::milliseconds time);
    /// Lets the time pass even when the client has gone. False if the server is being stopped.
    bool rest(std::chrono::milliseconds time);
    /// Appends what the client sends meanwhile. False once it has gone or the server is being stopped.
    bool receive(std::string &bytes, std::chrono::milliseconds time);
    /// Says nothing (more) until the client leaves or the server is stopped.
    void stall();

private:
    friend class LoopbackServer;
    LoopbackReply(int socket, const std::atomic<bool> &stopping)
        : m_socket(socket)
        , m_stopping(stopping)
    {
    }
    int m_socket;
    const std::atomic<bool> &m_stopping;
};

/// A small real HTTP/1.1 server on 127.0.0.1 and a free port, for tests. One thread per connection, one
/// request per connection; every request is recorded before its handler runs. Needs no event loop, so it
/// serves tests of the interface as well: handlers run on other threads and must guard what they share.
///
///     LoopbackServer server([](const LoopbackRequest &request, LoopbackReply &reply) {
///         reply.send(request.path == "/hello" ? 200 : 404, R"({"said": "hello"})");
///     });
///     ... use server.address() ...
///     QVERIFY(server.waitFor("/hello"));
class LoopbackServer
{
public:
    using Handler = std::function<void(const LoopbackRequest &, LoopbackReply &)>;

    explicit LoopbackServer(Handler handler);
    ~LoopbackServer() { stop(); }
    /// Ends stalled handlers, joins them and answers nobody any more.
    void stop();

    int port() const { return m_port; }
    std::string address() const { return "http://127.0.0.1:" + std::to_string(m_port); }

    std::vector<LoopbackRequest> requests() const;
    /// Those to this path, in order of arrival.
    std::vector<LoopbackRequest> requests(std::string_view path) const;
    /// Waits until `count` requests to `path` have come. False after ten seconds.
    bool waitFor(std::string_view path, std::size_t count = 1) const;

    /// A port of 127.0.0.1 at which nothing listens.
    static int unusedPort();

private:
    void acceptConnections();
    void serve(int socket);

    const Handler m_handler;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_stopping = false;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_arrived;
    std::vector<LoopbackRequest> m_requests;
    struct Connection
    {
        std::thread thread;
        std::shared_ptr<std::atomic<bool>> isOver = std::make_shared<std::atomic<bool>>(false);
    };
    std::vector<Connection> m_connections;
    std::thread m_acceptor;
};

} // namespace presence::test
