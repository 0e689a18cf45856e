// SPDX-License-Identifier: MIT
#include "core/generation/http_client.h"
#include "tests/support/loopback_server.h"
#include "tests/support/untrusted_server.h"

#include <QTest>

using namespace presence;
using namespace presence::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(LoopbackServer::Handler)

static const std::string secret = "sk-very-secret-0815";

static HttpRequest requestTo(const LoopbackServer &server, const std::string &path = "/")
{
    HttpRequest request;
    request.url = server.address() + path;
    return request;
}

static bool leaks(const Error &error)
{
    return (error.message + error.detail).find(secret) != std::string::npos;
}

class TestHttpClient : public QObject
{
    Q_OBJECT

private slots:
    void methodHeadersAndBodyArriveExactly()
    {
        LoopbackServer server([](const LoopbackRequest &, LoopbackReply &reply) {
            reply.send(201, std::string("\0\r\n\xff answer", 11), "application/octet-stream",
                       {{"X-Two-Words", " a  b "}});
        });
        HttpRequest request = requestTo(server, "/a/b?c=d%20e");
        request.method = "POST";
        request.headers = {{"X-Key", secret}, {"Content-Type", "application/json"}, {"X-Empty", ""}};
        request.body = std::string("{\"ü\":\0}", 8);
        const auto response = sendHttp(request, {});
        QVERIFY(response.ok());
        QCOMPARE(response->status, 201);
        QCOMPARE(response->body, std::string("\0\r\n\xff answer", 11));
        QCOMPARE(response->header("x-two-words"), std::string("a  b"));
        QCOMPARE(response->header("x-absent"), std::string());

        QCOMPARE(server.requests().size(), std::size_t(1));
        const LoopbackRequest seen = server.requests().front();
        QCOMPARE(seen.method, std::string("POST"));
        QCOMPARE(seen.path, std::string("/a/b"));
        QCOMPARE(seen.query, std::string("c=d%20e"));
        QCOMPARE(seen.header("x-key"), secret);
        QCOMPARE(seen.header("content-type"), std::string("application/json"));
        QCOMPARE(seen.header("expect"), std::string());
        QCOMPARE(seen.body, request.body);
    }

    void theMethodIsSentAsGiven_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("body");
        QTest::newRow("GET") << "GET"
                             << "";
        QTest::newRow("HEAD") << "HEAD"
                              << "";
        QTest::newRow("DELETE") << "DELETE"
                                << "";
        QTest::newRow("PUT") << "PUT"
                             << "text";
        QTest::newRow("POST without body") << "POST"
                                           << "";
    }
    void theMethodIsSentAsGiven()
    {
        QFETCH(QString, method);
        QFETCH(QString, body);
        LoopbackServer server([](const LoopbackRequest &request, LoopbackReply &reply) {
            reply.send(200, request.method == "HEAD" ? "" : "fine", "text/plain");
        });
        HttpRequest request = requestTo(server);
        request.method = method.toStdString();
        request.body = body.toStdString();
        QVERIFY(sendHttp(request, {}).ok());
        const auto seen = server.requests().at(0);
        QCOMPARE(seen.method, method.toStdString());
        QCOMPARE(seen.body, body.toStdString());
        QCOMPARE(seen.header("content-type"), std::string());
    }

    void basicAuthorisationIsSent()
    {
        LoopbackServer server([](const LoopbackRequest &, LoopbackReply &reply) { reply.send(200, "{}"); });
        HttpRequest request = requestTo(server);
        request.userPassword = "Aladdin:open sesame";
        QVERIFY(sendHttp(request, {}).ok());
        QCOMPARE(server.requests().at(0).header("authorization"),
                 std::string("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    }

    void everyStatusIsAResponse_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 204, 301, 400, 401, 404, 429, 500, 503})
            QTest::addRow("%d", status) << status;
    }
    void everyStatusIsAResponse()
    {
        QFETCH(int, status);
        LoopbackServer server([status](const LoopbackRequest &, LoopbackReply &reply) {
            reply.send(status, status == 204 ? "" : "body", "text/plain", {{"Retry-After", "7"}});
        });
        const auto response = sendHttp(requestTo(server), {});
        QVERIFY(response.ok());
        QCOMPARE(response->status, status);
        QCOMPARE(response->header("retry-after"), std::string("7"));
    }

    void theWaitThatAServerAsksForIsRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<double>("seconds");
        QTest::newRow("seconds") << "retry-after"
                                 << "120" << 120.0;
        QTest::newRow("none at all") << "date"
                                     << "120" << -1.0;
        QTest::newRow("now") << "retry-after"
                             << "0" << 0.0;
        QTest::newRow("milliseconds") << "retry-after-ms"
                                      << "250" << 0.25;
        QTest::newRow("a date long past") << "retry-after"
                                          << "Fri, 31 Dec 1999 23:59:59 GMT" << 0.0;
        QTest::newRow("a date far ahead") << "retry-after"
                                          << "Fri, 31 Dec 2199 23:59:59 GMT" << 86400.0;
        QTest::newRow("a week") << "retry-after"
                                << "604800" << 86400.0;
        QTest::newRow("negative") << "retry-after"
                                  << "-5" << -1.0;
        QTest::newRow("not a number") << "retry-after"
                                      << "nan" << -1.0;
        QTest::newRow("words") << "retry-after"
                               << "a while" << -1.0;
    }
    void theWaitThatAServerAsksForIsRead()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(double, seconds);
        const HttpResponse response{429, {{name.toStdString(), value.toStdString()}}, {}};
        QCOMPARE(response.retryAfterSeconds(), seconds);
    }

    void aProxyOfTheEnvironmentIsNotAskedForThisMachine()
    {
        LoopbackServer server(
            [](const LoopbackRequest &, LoopbackReply &reply) { reply.send(200, "direct"); });
        qputenv("http_proxy",
                QByteArray("http://127.0.0.1:") + QByteArray::number(LoopbackServer::unusedPort()));
        const auto response = sendHttp(requestTo(server), {});
        qunsetenv("http_proxy");
        QVERIFY(response.ok());
        QCOMPARE(response->body, std::string("direct"));
    }

    void anAnswerInPiecesIsJoinedAndReported()
    {
        LoopbackServer server([](const LoopbackRequest &, LoopbackReply &reply) {
            reply.sendHead(200, "Content-Length: 12");
            for (const char *piece : {"one ", "two ", "more"}) {
                reply.raw(piece);
                reply.pause(10ms);
            }
        });
        std::uint64_t received = 0, expected = 0;
        const auto response = sendHttp(requestTo(server), {}, [&](std::uint64_t now, std::uint64_t all) {
            received = now;
            expected = all;
        });
        QVERIFY(response.ok());
        QCOMPARE(response->body, std::string("one two more"));
        QCOMPARE(received, 12u);
        QCOMPARE(expected, 12u);
    }

    void chunkedBodiesAreJoined()
    {
        LoopbackServer server([](const LoopbackRequest &, LoopbackReply &reply) {
            reply.sendHead(200, "Transfer-Encoding: chunked");
            for (const char *piece : {"a", "bc", "def", ""})
                reply.chunk(piece);
        });
        QCOMPARE(sendHttp(requestTo(server), {})->body, std::string("abcdef"));
    }

    void whatIsNoAnswerIsAnErrorThatNamesTheHost_data()
    {
        QTest::addColumn<LoopbackServer::Handler>("handler");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        using Handler = LoopbackServer::Handler;
        const int network = int(Error::Kind::Network), badInput = int(Error::Kind::BadInput);
        QTest::newRow("closes at once") << Handler([](auto &, LoopbackReply &) {}) << network << "closed";
        QTest::newRow("closes mid-body") << Handler([](auto &, LoopbackReply &reply) {
            reply.sendHead(200, "Content-Length: 100");
            reply.raw("half");
        }) << network << "closed";
        QTest::newRow("closes mid-chunk") << Handler([](auto &, LoopbackReply &reply) {
            reply.sendHead(200, "Transfer-Encoding: chunked");
            reply.raw("ff\r\nshort");
        }) << network << "closed";
        QTest::newRow("is not HTTP") << Handler([](auto &, LoopbackReply &reply) {
            reply.raw("SSH-2.0-OpenSSH_9.2\r\n");
        }) << network << "HTTP";
        QTest::newRow("declares too much") << Handler([](auto &, LoopbackReply &reply) {
            reply.sendHead(200, "Content-Length: 4000000000");
            reply.stall();
        }) << badInput << "larger";
        QTest::newRow("never ends its body") << Handler([](auto &, LoopbackReply &reply) {
            reply.sendHead(200, "");
            while (reply.raw(std::string(65536, 'x'))) {
            }
        }) << badInput << "larger";
        QTest::newRow("never ends its headers") << Handler([](auto &, LoopbackReply &reply) {
            reply.raw("HTTP/1.1 200 OK\r\n");
            while (reply.raw("X-Filler: " + std::string(8000, 'x') + "\r\n")) {
            }
        }) << badInput << "larger";
        QTest::newRow("never answers")
            << Handler([](auto &, LoopbackReply &reply) { reply.stall(); }) << network << "silent";
        QTest::newRow("falls silent mid-body") << Handler([](auto &, LoopbackReply &reply) {
            reply.sendHead(200, "Content-Length: 100");
            reply.raw("half");
            reply.stall();
        }) << network << "silent";
    }
    void whatIsNoAnswerIsAnErrorThatNamesTheHost()
    {
        QFETCH(LoopbackServer::Handler, handler);
        QFETCH(int, kind);
        QFETCH(QString, words);
        LoopbackServer server(handler);
        HttpRequest request = requestTo(server);
        request.headers = {{"Authorization", "Bearer " + secret}};
        request.userPassword = "me:" + secret;
        request.stallTimeoutSeconds = 0.3;
        request.largestResponseBytes = 1 << 20;
        const auto response = sendHttp(request, {});
        QVERIFY(!response.ok());
        const QString message = QString::fromStdString(response.error().message);
        QCOMPARE(int(response.error().kind), kind);
        QVERIFY2(message.contains(words), qPrintable(message));
        QVERIFY2(message.contains(QString("127.0.0.1:%1").arg(server.port())), qPrintable(message));
        QVERIFY(!leaks(response.error()));
    }

    void aDripThatOutlastsTheTotalTimeIsGivenUp()
    {
        LoopbackServer server([](const LoopbackRequest &, LoopbackReply &reply) {
            reply.sendHead(200, "");
            while (reply.raw("x") && reply.pause(20ms)) {
            }
        });
        HttpRequest request = requestTo(server);
        request.totalTimeoutSeconds = 0.5;
        request.stallTimeoutSeconds = 60;
        const auto response = sendHttp(request, {});
        QVERIFY(!response.ok());
        QCOMPARE(response.error().kind, Error::Kind::Network);
        QVERIFY(response.error().message.find("did not finish") != std::string::npos);
    }

    void aServerThatIsNotThereIsNamedWithItsPort()
    {
        const std::string port = std::to_string(LoopbackServer::unusedPort());
        HttpRequest request;
        request.url = "http://127.0.0.1:" + port + "/x";
        const auto response = sendHttp(request, {});
        QVERIFY(!response.ok());
        QCOMPARE(response.error().kind, Error::Kind::Network);
        QVERIFY(response.error().message.find("127.0.0.1:" + port) != std::string::npos);
    }

    void anUnknownHostIsNamed()
    {
        HttpRequest request;
        request.url = "http://no-such-host.invalid/";
        const auto response = sendHttp(request, {});
        QVERIFY(!response.ok());
        QCOMPARE(response.error().kind, Error::Kind::Network);
        QVERIFY(response.error().message.find("no-such-host.invalid") != std::string::npos);
    }

    void cancellingEndsTheWaitForASilentServer()
    {
        LoopbackServer server([](const LoopbackRequest &, LoopbackReply &reply) { reply.stall(); });
        std::stop_source source;
        std::jthread canceller([&] {
            server.waitFor("/");
            source.request_stop();
        });
        const auto response = sendHttp(requestTo(server), source.get_token()); // would otherwise take minutes
        QVERIFY(!response.ok());
        QCOMPARE(response.error().kind, Error::Kind::Cancelled);
    }

    void whatIsCancelledBeforehandIsNotSent()
    {
        LoopbackServer server([](const LoopbackRequest &, LoopbackReply &reply) { reply.send(200, ""); });
        std::stop_source source;
        source.request_stop();
        QCOMPARE(sendHttp(requestTo(server), source.get_token()).error().kind, Error::Kind::Cancelled);
        QVERIFY(server.requests().empty());
    }

    void requestsOnSeveralThreadsDoNotMix()
    {
        LoopbackServer server([](const LoopbackRequest &request, LoopbackReply &reply) {
            reply.pause(20ms);
            reply.send(200, request.body);
        });
        std::atomic<int> right = 0;
        {
            std::vector<std::jthread> threads;
            for (int thread = 0; thread < 4; ++thread)
                threads.emplace_back([&, thread] {
                    for (int round = 0; round < 5; ++round) {
                        HttpRequest request = requestTo(server);
                        request.method = "POST";
                        request.body =
                            std::string(1000 * (thread + 1), char('a' + thread)) + std::to_string(round);
                        const auto response = sendHttp(request, {});
                        right += response.ok() && response->body == request.body;
                    }
                });
        }
        QCOMPARE(right.load(), 20);
    }

    void redirectsAreHandedBackUnlessAskedFor()
    {
        LoopbackServer server([](const LoopbackRequest &, LoopbackReply &reply) {
            reply.send(302, "", "", {{"Location", "/elsewhere"}});
        });
        QCOMPARE(sendHttp(requestTo(server), {})->status, 302);
        QCOMPARE(server.requests().size(), std::size_t(1));
    }

    void redirectsWithinTheHostAreFollowedWithTheirMethod_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("method");
        QTest::newRow("302") << 302 << "GET";
        QTest::newRow("303") << 303 << "GET";
        QTest::newRow("307") << 307 << "POST";
        QTest::newRow("308") << 308 << "POST";
    }
    void redirectsWithinTheHostAreFollowedWithTheirMethod()
    {
        QFETCH(int, status);
        QFETCH(QString, method);
        LoopbackServer server([status](const LoopbackRequest &request, LoopbackReply &reply) {
            if (request.path == "/old")
                reply.send(status, "", "", {{"Location", "/new?x=1"}});
            else
                reply.send(200, "here");
        });
        HttpRequest request = requestTo(server, "/old");
        request.method = "POST";
        request.body = "payload";
        request.headers = {{"X-Key", secret}};
        request.followRedirects = true;
        QCOMPARE(sendHttp(request, {})->body, std::string("here"));
        const auto second = server.requests("/new").at(0);
        QCOMPARE(second.method, method.toStdString());
        QCOMPARE(second.body, method == "POST" ? std::string("payload") : std::string());
        QCOMPARE(second.header("x-key"), secret);
    }

    void redirectsToAnotherHostAreRefusedAndNothingIsSentThere()
    {
        LoopbackServer other([](const LoopbackRequest &, LoopbackReply &reply) { reply.send(200, "trap"); });
        LoopbackServer server([&](const LoopbackRequest &, LoopbackReply &reply) {
            reply.send(307, "", "", {{"Location", other.address() + "/trap"}});
        });
        HttpRequest request = requestTo(server);
        request.headers = {{"Authorization", secret}};
        request.followRedirects = true;
        const auto response = sendHttp(request, {});
        QVERIFY(!response.ok());
        QCOMPARE(response.error().kind, Error::Kind::Network);
        QVERIFY(response.error().message.find(std::to_string(other.port())) != std::string::npos);
        QVERIFY(!leaks(response.error()));
        QVERIFY(other.requests().empty());
    }

    void redirectsInCirclesEnd()
    {
        LoopbackServer server([](const LoopbackRequest &, LoopbackReply &reply) {
            reply.send(302, "", "", {{"Location", "/again"}});
        });
        HttpRequest request = requestTo(server);
        request.followRedirects = true;
        QVERIFY(!sendHttp(request, {}).ok());
        QVERIFY(server.requests().size() < 20);
    }

    void whatCannotBeSentIsRefusedUnsent_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("value");
        QTest::newRow("file") << "file:///etc/passwd"
                              << "A"
                              << "b";
        QTest::newRow("ftp") << "ftp://127.0.0.1/x"
                             << "A"
                             << "b";
        QTest::newRow("no address") << ""
                                    << "A"
                                    << "b";
        QTest::newRow("spaces") << "http://a b/"
                                << "A"
                                << "b";
        QTest::newRow("password in the address")
            << QString::fromStdString("http://me:" + secret + "@127.0.0.1/") << "A"
            << "b";
        QTest::newRow("line break in a header") << "http://127.0.0.1/"
                                                << "A" << QString::fromStdString(secret + "\r\nEvil: 1");
        QTest::newRow("colon in a header name") << "http://127.0.0.1/"
                                                << "A: b"
                                                << "b";
    }
    void whatCannotBeSentIsRefusedUnsent()
    {
        QFETCH(QString, url);
        QFETCH(QString, header);
        QFETCH(QString, value);
        HttpRequest request;
        request.url = url.toStdString();
        request.headers = {{header.toStdString(), value.toStdString()}};
        const auto response = sendHttp(request, {});
        QVERIFY(!response.ok());
        QCOMPARE(response.error().kind, Error::Kind::BadInput);
        QVERIFY(!leaks(response.error()));
    }

    void aBodyIsHandedOnAsItComesIfSomebodyWantsIt()
    {
        std::atomic<int> status = 200;
        LoopbackServer server([&](const LoopbackRequest &, LoopbackReply &reply) {
            reply.sendHead(status, "Transfer-Encoding: chunked");
            reply.chunk("first ");
            reply.pause(20ms);
            reply.chunk("second");
            reply.chunk("");
        });
        std::string whole;
        int pieces = 0;
        const auto receive = [&](std::string_view bytes) {
            whole += bytes;
            ++pieces;
        };
        const auto response = sendHttp(requestTo(server), {}, {}, receive);
        QVERIFY(response.ok());
        QCOMPARE(whole, std::string("first second"));
        QVERIFY(pieces >= 2 && response->body.empty());

        status = 500; // what is said about a failure is no part of the stream
        const auto failed = sendHttp(requestTo(server), {}, {}, receive);
        QVERIFY(failed.ok());
        QCOMPARE(failed->body, std::string("first second"));
        QCOMPARE(whole, std::string("first second"));

        status = 200;
        HttpRequest small = requestTo(server);
        small.largestResponseBytes = 8;
        QVERIFY(!sendHttp(small, {}, {}, receive).ok());
    }

    void aCertificateNobodyVouchesForIsNotAccepted()
    {
        UntrustedServer server;
        HttpRequest request;
        request.url = server.address() + "/";
        request.headers = {{"Authorization", secret}};
        Result<HttpResponse> response;
        QVERIFY2(server.isMet([&] {
            response = sendHttp(request, {});
            return response.ok() ||
                   response.error().message.find("refused or unreachable") == std::string::npos;
        }),
                 "the openssl program is needed");
        QVERIFY(server.heard().isEmpty());
        QVERIFY(!response.ok());
        QCOMPARE(response.error().kind, Error::Kind::Network);
        QVERIFY2(response.error().message.find("certificate") != std::string::npos,
                 response.error().message.c_str());
        QVERIFY2(response.error().message.find(server.address().substr(8)) != std::string::npos,
                 response.error().message.c_str());
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_http_client.moc"
