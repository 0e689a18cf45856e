// SPDX-License-Identifier: MIT
#include "plugins/comfyui/server/socket.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QTimer>
#include <QUrlQuery>
#include <QWebSocket>

#include <deque>

namespace presence {

namespace {

constexpr quint64 largestMessageBytes = quint64(32) << 20; // a preview of 4096×4096 pixels, and room
constexpr std::size_t mostWaiting = 256;                   // frames; previews of a slow reader are dropped

} // namespace

struct ComfySocket::Connection
{
    QWebSocket socket;
    QEventLoop loop;
    std::deque<ComfyEvent> events;
    bool alive = false;

    Connection()
    {
        socket.setMaxAllowedIncomingMessageSize(largestMessageBytes);
        socket.setMaxAllowedIncomingFrameSize(largestMessageBytes);
        QObject::connect(&socket, &QWebSocket::connected, &loop, [this] {
            socket.sendTextMessage(
                QStringLiteral(R"({"type":"feature_flags","data":{"supports_preview_metadata":true}})"));
            loop.quit();
        });
        QObject::connect(&socket, &QWebSocket::disconnected, &loop, [this] {
            alive = false;
            loop.quit();
        });
        QObject::connect(&socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), &loop,
                         [this] {
                             alive = false;
                             loop.quit();
                         });
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &loop,
                         [this](const QString &text) { take(readTextFrame(text.toStdString())); });
        QObject::connect(&socket, &QWebSocket::binaryMessageReceived, &loop, [this](const QByteArray &bytes) {
            take(readBinaryFrame({bytes.constData(), std::size_t(bytes.size())}));
        });
    }

    void take(ComfyEvent event)
    {
        const bool wanted = event.kind != ComfyEvent::Kind::Ignored &&
                            (event.kind != ComfyEvent::Kind::Preview || events.size() < mostWaiting);
        if (wanted)
            events.push_back(std::move(event));
        loop.quit();
    }

    /// Until something happens, the time is over or `stop` is requested.
    void run(std::chrono::milliseconds time, const std::stop_token &stop)
    {
        QTimer timer;
        timer.setSingleShot(true);
        QObject::connect(&timer, &QTimer::timeout, &loop, &QEventLoop::quit);
        timer.start(time);
        const std::stop_callback quit(
            stop, [this] { QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); });
        if (!stop.stop_requested())
            loop.exec();
    }
};

ComfySocket::ComfySocket()
{
    if (QCoreApplication::instance())
        m_connection = std::make_unique<Connection>();
}

ComfySocket::~ComfySocket()
{
    if (!m_connection)
        return;
    QObject::disconnect(&m_connection->socket, nullptr, &m_connection->loop, nullptr);
    m_connection->socket.abort();
}

void ComfySocket::open(const std::string &address, const std::string &clientId, const std::string &bearer)
{
    if (!m_connection)
        return;
    QUrl url(QString::fromStdString(address) + "/ws");
    url.setScheme(url.scheme() == "https" ? "wss" : "ws");
    QUrlQuery query;
    query.addQueryItem("clientId", QString::fromStdString(clientId));
    url.setQuery(query);
    QNetworkRequest request(url);
    if (!bearer.empty())
        request.setRawHeader("Authorization", "Bearer " + QByteArray::fromStdString(bearer));
    if (url.host() == "localhost" || QHostAddress(url.host()).isLoopback())
        m_connection->socket.setProxy(QNetworkProxy::NoProxy);
    m_connection->alive = true;
    m_connection->socket.open(request);
}

bool ComfySocket::isAlive() const { return m_connection && m_connection->alive; }

bool ComfySocket::isOpen() const
{
    return isAlive() && m_connection->socket.state() == QAbstractSocket::ConnectedState;
}

bool ComfySocket::waitForOpen(std::chrono::milliseconds time, std::stop_token stop)
{
    const auto end = std::chrono::steady_clock::now() + time;
    while (isAlive() && !isOpen() && !stop.stop_requested()) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            break;
        m_connection->run(left, stop);
    }
    return isOpen();
}

std::optional<ComfyEvent> ComfySocket::next(std::chrono::milliseconds time, std::stop_token stop)
{
    if (!m_connection)
        return std::nullopt;
    if (m_connection->events.empty() && isAlive() && time.count() > 0)
        m_connection->run(time, stop);
    if (m_connection->events.empty())
        return std::nullopt;
    ComfyEvent event = std::move(m_connection->events.front());
    m_connection->events.pop_front();
    return event;
}

} // namespace presence
