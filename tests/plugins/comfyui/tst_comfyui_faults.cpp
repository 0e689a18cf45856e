// SPDX-License-Identifier: MIT
#include "plugins/comfyui/server/socket.h"
#include "tests/plugins/comfyui/comfyui_support.h"
#include "tests/support/comfyui/web_socket.h"
#include "tests/support/untrusted_server.h"

#include <QTest>

#include <array>
#include <atomic>

using namespace presence;
using namespace presence::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;

static const std::string secret = "sk-never-say-this-4242";

/// Waits that a test can wait for.
static ComfyTiming impatient()
{
    ComfyTiming timing;
    timing.connect = 2000ms;
    timing.look = timing.lookAlone = 10ms;
    timing.outage = 0ms;
    return timing;
}

struct Fault
{
    const char *name;
    Kind kind;
    const char *words;
    void (*answer)(LoopbackReply &reply);
    double retryAfterSeconds = -1;
};

static void status(LoopbackReply &reply, int number, const Headers &more = {})
{
    reply.send(number, "told: " + secret, "text/plain", more);
}

static const Fault faults[] = {
    {"closes at once", Kind::Network, "closed", [](LoopbackReply &) {}},
    {"closes mid-body", Kind::Network, "closed",
     [](LoopbackReply &reply) {
         reply.sendHead(200, "Content-Length: 5000");
         reply.raw(R"({"system":)");
     }},
    {"401", Kind::Unauthorised, "rejected the key (HTTP 401)",
     [](LoopbackReply &reply) { status(reply, 401); }},
    {"402", Kind::Unavailable, "402", [](LoopbackReply &reply) { status(reply, 402); }},
    {"403", Kind::Unauthorised, "rejected the key (HTTP 403)",
     [](LoopbackReply &reply) { status(reply, 403); }},
    {"404", Kind::Unavailable, "404", [](LoopbackReply &reply) { status(reply, 404); }},
    {"413", Kind::BadInput, "413", [](LoopbackReply &reply) { status(reply, 413); }},
    {"422", Kind::BadInput, "422", [](LoopbackReply &reply) { status(reply, 422); }},
    {"429", Kind::Busy, "busy", [](LoopbackReply &reply) { status(reply, 429); }},
    {"429 with seconds to wait", Kind::Busy, "busy",
     [](LoopbackReply &reply) {
         status(reply, 429, {{"Retry-After", "17"}});
     },
     17},
    {"500", Kind::Unavailable, "500", [](LoopbackReply &reply) { status(reply, 500); }},
    {"503", Kind::Busy, "503", [](LoopbackReply &reply) { status(reply, 503); }},
    {"502 with a web page", Kind::Busy, "web page",
     [](LoopbackReply &reply) { reply.send(502, "<html><h1>Bad Gateway</h1></html>", "text/html"); }},
    {"a web page", Kind::BadInput, "web page",
     [](LoopbackReply &reply) { reply.send(200, "<!doctype html><title>Hi</title>", "text/html"); }},
    {"an empty answer", Kind::BadInput, "", [](LoopbackReply &reply) { reply.send(200, ""); }},
    {"truncated JSON", Kind::BadInput, "",
     [](LoopbackReply &reply) { reply.send(200, R"({"system": {"comf)"); }},
    {"JSON of wrong types", Kind::BadInput, "", [](LoopbackReply &reply) { reply.send(200, "[1,[2],{}]"); }},
    {"redirects to another host", Kind::Network, "redirects to another place",
     [](LoopbackReply &reply) {
         status(reply, 302, {{"Location", "http://127.0.0.2:9/"}});
     }},
    {"a body of 1 GB", Kind::BadInput, "larger than",
     [](LoopbackReply &reply) { reply.sendHead(200, "Content-Length: 1073741824"); }},
    {"a body without an end", Kind::BadInput, "larger than",
     [](LoopbackReply &reply) {
         reply.sendHead(200, "");
         const std::string block(1 << 20, ' ');
         while (reply.raw(block)) {
         }
     }},
};

static const std::array calls{"/object_info", "/upload/image", "/prompt", "/history", "/queue", "/view"};

class TestComfyUiFaults : public QObject
{
    Q_OBJECT

    /// A request that makes every call, against a server that answers one of them so.
    static Result<GenerationResult> generate(const std::string &call, void (*answer)(LoopbackReply &))
    {
        FakeComfyUi::Options options;
        options.token = secret;
        options.fault = [=](const LoopbackRequest &request, LoopbackReply &reply) {
            const bool hit = request.path.starts_with(call);
            if (hit)
                answer(reply);
            return hit;
        };
        FakeComfyUi fake(options);
        if (call == "/queue") // is asked while the job has not ended
            fake.hold();
        auto request = comfyRequest();
        request.controls = {controlPicture("depth")};
        auto result = comfyAt(fake.address(), secret, impatient())->generate(request, {}, {});
        if (!result.ok() && result.error().message.find("ComfyUI at " + fake.address()) == std::string::npos)
            return Error{Kind::Internal, "does not name the server: " + result.error().message};
        return result;
    }
    static bool leaks(const Error &error)
    {
        return (error.message + error.detail).find(secret) != std::string::npos;
    }

private slots:
    void everyFaultOfEveryCallIsASentence_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("call");
        for (std::size_t i = 0; i < std::size(faults); ++i)
            for (const char *call : calls)
                QTest::newRow((std::string(faults[i].name) + " at " + call).c_str()) << int(i) << call;
    }
    void everyFaultOfEveryCallIsASentence()
    {
        QFETCH(int, fault);
        QFETCH(QString, call);
        const Fault &expected = faults[fault];
        if (call == "/view" && QString(expected.name) == "a body without an end")
            return; // 256 MiB are accepted of pictures; the announced length above covers it
        const auto result = generate(call.toStdString(), expected.answer);
        QVERIFY(!result.ok());
        const Error &error = result.error();
        const bool missingFile = call == "/view" && QString(expected.name) == "404";
        QVERIFY2(error.kind == (missingFile ? Kind::NotFound : expected.kind), error.message.c_str());
        if (!missingFile)
            QVERIFY2(error.message.find(expected.words) != std::string::npos, error.message.c_str());
        QVERIFY2(error.message.ends_with('.') || error.message.ends_with('?'), error.message.c_str());
        QCOMPARE(error.retryAfterSeconds, expected.retryAfterSeconds);
        QVERIFY2(!leaks(error), error.message.c_str());
    }

    void whatIsNoPictureIsSaidToBeNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        std::string bomb = pngPicture(1, 1);
        bomb.replace(16, 8, std::string("\0\0\xea\x60\0\0\xea\x60", 8));
        QTest::newRow("a picture bomb") << QByteArray::fromStdString(bomb);
        QTest::newRow("another kind of file") << QByteArray("GIF89a or so");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a picture cut in its head")
            << QByteArray::fromStdString(pngPicture(8, 8).substr(0, 20));
        QTest::newRow("a picture cut in its pixels")
            << QByteArray::fromStdString(pngPicture(40, 40).substr(0, 2000));
    }
    void whatIsNoPictureIsSaidToBeNone()
    {
        QFETCH(QByteArray, bytes);
        FakeComfyUi::Options options;
        options.fault = [&](const LoopbackRequest &request, LoopbackReply &reply) {
            const bool hit = request.path == "/view";
            if (hit)
                reply.send(200, bytes.toStdString(), "image/png");
            return hit;
        };
        FakeComfyUi fake(options);
        const auto result = comfyAt(fake.address())->generate(comfyRequest(), {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Kind::BadInput);
        QVERIFY2(result.error().message.find("ComfyUI at " + fake.address()) != std::string::npos,
                 result.error().message.c_str());
    }

    void aPictureInDropsArrivesWhole()
    {
        const std::string picture = pngPicture(32, 40);
        FakeComfyUi::Options options;
        options.fault = [&](const LoopbackRequest &request, LoopbackReply &reply) {
            if (request.path != "/view")
                return false;
            reply.sendHead(200, "Transfer-Encoding: chunked", "image/png");
            for (std::size_t at = 0; at < picture.size(); at += 200) {
                reply.chunk(std::string_view(picture).substr(at, 200));
                reply.pause(2ms);
            }
            reply.chunk("");
            return true;
        };
        FakeComfyUi fake(options);
        const auto result = comfyAt(fake.address())->generate(comfyRequest(), {}, {});
        VERIFY_OK(result);
        QVERIFY(result->images.front().file.bytes() == picture);
    }

    void anAnswerInDropsThatNeverEndsIsGivenUp_data()
    {
        QTest::addColumn<QString>("call");
        for (const char *call : calls)
            QTest::newRow(call) << call;
    }
    void anAnswerInDropsThatNeverEndsIsGivenUp()
    {
        QFETCH(QString, call);
        FakeComfyUi::Options options;
        options.fault = [&](const LoopbackRequest &request, LoopbackReply &reply) {
            if (!request.path.starts_with(call.toStdString()))
                return false;
            reply.sendHead(200, "");
            while (reply.raw(" ") && reply.pause(20ms)) {
            }
            return true;
        };
        FakeComfyUi fake(options);
        if (call == "/queue")
            fake.hold();
        auto request = comfyRequest();
        request.controls = {controlPicture("depth")};
        ComfyTiming timing = impatient();
        timing.longestCall = 300ms;
        const auto result = comfyAt(fake.address(), {}, timing)->generate(request, {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Kind::Network);
        QVERIFY2(result.error().message.find("time allowed") != std::string::npos,
                 result.error().message.c_str());
    }

    void theSocketAcceptsNoCertificateNobodyVouchesForEither()
    {
        UntrustedServer server;
        QVERIFY2(server.isMet([&] {
            return comfyAt(server.address())->check({}).error().message.find("Nothing answers") ==
                   std::string::npos;
        }),
                 "the openssl program is needed");
        ComfySocket socket;
        socket.open(server.address(), "an id", secret);
        QVERIFY(!socket.waitForOpen(10s, {}));
        QVERIFY(!socket.isAlive()); // refused, not still waiting
        QVERIFY(server.heard().isEmpty());
    }

    void aCertificateNobodyVouchesForIsNotAccepted()
    {
        UntrustedServer server;
        Result<GenerationResult> result;
        QVERIFY2(server.isMet([&] {
            result = comfyAt(server.address(), secret, impatient())->generate(comfyRequest(), {}, {});
            return result.ok() || result.error().message.find("Nothing answers") == std::string::npos;
        }),
                 "the openssl program is needed");
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Kind::Network);
        QVERIFY2(result.error().message.find("certificate") != std::string::npos,
                 result.error().message.c_str());
        QVERIFY2(result.error().message.find(server.address()) != std::string::npos,
                 result.error().message.c_str());
        QVERIFY2(!leaks(result.error()), result.error().message.c_str());
        QVERIFY(server.heard().isEmpty());
    }

    void nobodyThereIsSaidWithWhatToDo()
    {
        const std::string address = "http://127.0.0.1:" + std::to_string(LoopbackServer::unusedPort());
        for (const Error &error : {comfyAt(address)->generate(comfyRequest(), {}, {}).error(),
                                   comfyAt(address)->check({}).error()}) {
            QCOMPARE(error.kind, Kind::Network);
            QVERIFY2(error.message.find("Nothing answers") != std::string::npos &&
                         error.message.find("start it") != std::string::npos,
                     error.message.c_str());
        }
    }

    void aPasswordInTheAddressIsRefusedWithoutShowingIt()
    {
        const auto backend = comfyAt("http://me:hush@127.0.0.1:1/api");
        for (const Error &error :
             {backend->generate(comfyRequest(), {}, {}).error(), backend->check({}).error()}) {
            QCOMPARE(error.kind, Kind::BadInput);
            QVERIFY2((error.message + error.detail + backend->info().address).find("hush") ==
                         std::string::npos,
                     error.message.c_str());
        }
    }

    void aServerThatIsNoComfyUiIsToldApart()
    {
        LoopbackServer other(
            [](const LoopbackRequest &, LoopbackReply &reply) { reply.send(200, R"({"hello": 1})"); });
        const auto checked = comfyAt(other.address())->check({});
        QVERIFY(!checked.ok());
        QVERIFY2(checked.error().message.find("not as ComfyUI does") != std::string::npos,
                 checked.error().message.c_str());
    }

    void aJobThatNeverEndsIsGivenUp()
    {
        FakeComfyUi fake;
        fake.hold();
        ComfyTiming timing = impatient();
        timing.patience = 200ms;
        const auto result = comfyAt(fake.address(), {}, timing)->generate(comfyRequest(), {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Kind::Network);
        QVERIFY2(result.error().message.find("given up") != std::string::npos,
                 result.error().message.c_str());
    }

    void aShortOutageIsSatOut()
    {
        std::atomic<int> left = 5;
        FakeComfyUi::Options options;
        options.fault = [&](const LoopbackRequest &request, LoopbackReply &reply) {
            const bool hit = request.path.starts_with("/history") && left-- > 0;
            if (hit && left % 2)
                status(reply, 503);
            return hit;
        };
        FakeComfyUi fake(options);
        ComfyTiming timing = impatient();
        timing.outage = 20s;
        VERIFY_OK(comfyAt(fake.address(), {}, timing)->generate(comfyRequest(), {}, {}));
        QCOMPARE(fake.runs(), 1);
    }

    void nonsenseOnTheSocketCostsNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text that is no JSON") << QByteArray("\x81\x05hello", 7);
        QTest::newRow("a preview that is none") << QByteArray("\x82\x09\0\0\0\1\0\0\0\1x", 11);
        QTest::newRow("a frame of 2^60 bytes") << QByteArray("\x82\x7f\x10\0\0\0\0\0\0\0", 10);
        QTest::newRow("reserved bits") << QByteArray("\xf3\x01x", 3);
        QTest::newRow("text that is no UTF-8") << QByteArray("\x81\x02\xff\xfe", 4);
        QTest::newRow("no frames at all") << QByteArray("HTTP/1.1 500 no\r\n\r\n");
        QTest::newRow("a close") << QByteArray("\x88\x00", 2);
    }
    void nonsenseOnTheSocketCostsNothing()
    {
        QFETCH(QByteArray, bytes);
        FakeComfyUi::Options options;
        options.fault = [&](const LoopbackRequest &request, LoopbackReply &reply) {
            if (request.path != "/ws" || !WebSocketReply::accept(request, reply))
                return false;
            reply.raw({bytes.constData(), std::size_t(bytes.size())});
            reply.stall();
            return true;
        };
        FakeComfyUi fake(options);
        VERIFY_OK(comfyAt(fake.address(), {}, impatient())->generate(comfyRequest(), {}, {}));
    }

    void cancellingASilentServerReturns_data()
    {
        QTest::addColumn<QString>("call");
        for (const char *call : calls)
            QTest::newRow(call) << call;
        QTest::newRow("/ws") << "/ws";
    }
    void cancellingASilentServerReturns()
    {
        QFETCH(QString, call);
        std::stop_source source;
        std::atomic<bool> hit = false;
        FakeComfyUi::Options options;
        options.fault = [&](const LoopbackRequest &request, LoopbackReply &reply) {
            if (!request.path.starts_with(call.toStdString()) || hit.exchange(true))
                return false;
            source.request_stop();
            reply.stall();
            return true;
        };
        FakeComfyUi fake(options);
        if (call == "/queue")
            fake.hold();
        auto request = comfyRequest();
        request.controls = {controlPicture("depth")};
        const auto result =
            comfyAt(fake.address(), {}, impatient())->generate(request, {}, source.get_token());
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Kind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestComfyUiFaults)
#include "tst_comfyui_faults.moc"
