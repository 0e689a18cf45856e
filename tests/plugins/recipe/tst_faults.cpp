// SPDX-License-Identifier: MIT
#include "tests/plugins/recipe/recipe_support.h"
#include "tests/support/loopback_server.h"
#include "tests/support/test_picture.h"

#include "core/base/base64.h"

#include <QTest>

#include <map>

using namespace presence;
using namespace presence::test;
using namespace std::chrono_literals;

static const std::string secret = "login:sk-never-say-this-4242";

/// What the two services answer with, in their own words.
struct Wording
{
    std::string id;
    std::string (*pictures)(const std::string &value); ///< a successful answer around one JSON value
};

static const Wording wordings[] = {
    {"a1111", [](const std::string &value) { return R"({"images":[)" + value + R"(],"info":"{}"})"; }},
    {"openai-images", [](const std::string &value) { return R"({"data":[{"b64_json":)" + value + "}]}"; }},
};

struct Fault
{
    const char *name;
    Error::Kind kind;
    const char *words;
    void (*answer)(const Wording &wording, LoopbackReply &reply);
    double retryAfterSeconds = -1;
};

using Kind = Error::Kind;

static void sendStatus(LoopbackReply &reply, int status, const Headers &more = {})
{
    reply.send(status, R"({"error":{"message":"told","code":null},"detail":"told"})", "application/json",
               more);
}

static std::string quoted(const std::string &bytes) { return '"' + toBase64(bytes) + '"'; }

/// A PNG that claims to be 60 000 pixels wide and high.
static std::string pictureBomb()
{
    std::string png = pngPicture(1, 1);
    png.replace(16, 8, std::string("\0\0\xea\x60\0\0\xea\x60", 8));
    return png;
}

static const Fault faults[] = {
    {"closes at once", Kind::Network, "closed", [](auto &, LoopbackReply &) {}},
    {"closes mid-body", Kind::Network, "closed",
     [](auto &, LoopbackReply &reply) {
         reply.sendHead(200, "Content-Length: 5000");
         reply.raw(R"({"images":[")");
     }},
    {"401", Kind::Unauthorised, "", [](auto &, LoopbackReply &reply) { sendStatus(reply, 401); }},
    {"402", Kind::Unavailable, "", [](auto &, LoopbackReply &reply) { sendStatus(reply, 402); }},
    {"403", Kind::Unauthorised, "told", [](auto &, LoopbackReply &reply) { sendStatus(reply, 403); }},
    {"404", Kind::Unavailable, "told", [](auto &, LoopbackReply &reply) { sendStatus(reply, 404); }},
    {"422", Kind::BadInput, "told", [](auto &, LoopbackReply &reply) { sendStatus(reply, 422); }},
    {"429", Kind::Busy, "busy", [](auto &, LoopbackReply &reply) { sendStatus(reply, 429); }},
    {"429 with seconds to wait", Kind::Busy, "busy",
     [](auto &, LoopbackReply &reply) {
         sendStatus(reply, 429, {{"Retry-After", "17"}});
     },
     17},
    {"429 with milliseconds to wait", Kind::Busy, "busy",
     [](auto &, LoopbackReply &reply) {
         sendStatus(reply, 429, {{"retry-after-ms", "1500"}, {"Retry-After", "2"}});
     },
     1.5},
    {"429 with a date in the past", Kind::Busy, "busy",
     [](auto &, LoopbackReply &reply) {
         sendStatus(reply, 429, {{"Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"}});
     },
     0},
    {"429 with nonsense to wait", Kind::Busy, "busy",
     [](auto &, LoopbackReply &reply) {
         sendStatus(reply, 429, {{"Retry-After", "soon"}});
     }},
    {"500", Kind::Unavailable, "500", [](auto &, LoopbackReply &reply) { sendStatus(reply, 500); }},
    {"503", Kind::Busy, "503", [](auto &, LoopbackReply &reply) { sendStatus(reply, 503); }},
    {"500 without a body", Kind::Unavailable, "500",
     [](auto &, LoopbackReply &reply) { reply.send(500, ""); }},
    {"502 with a web page", Kind::Busy, "web page",
     [](auto &, LoopbackReply &reply) { reply.send(502, "<html><h1>Bad Gateway</h1></html>", "text/html"); }},
    {"a web page", Kind::BadInput, "web page",
     [](auto &, LoopbackReply &reply) { reply.send(200, "<!doctype html><title>Hi</title>", "text/html"); }},
    {"an empty answer", Kind::BadInput, "not JSON",
     [](auto &, LoopbackReply &reply) { reply.send(200, ""); }},
    {"truncated JSON", Kind::BadInput, "cut short",
     [](const Wording &wording, LoopbackReply &reply) {
         const std::string whole = wording.pictures(quoted(pngPicture(8, 8)));
         reply.send(200, whole.substr(0, whole.size() / 2));
     }},
    {"JSON of another kind", Kind::BadInput, "not an object",
     [](auto &, LoopbackReply &reply) { reply.send(200, "[1,2]"); }},
    {"no pictures", Kind::BadInput, "no list of pictures",
     [](auto &, LoopbackReply &reply) { reply.send(200, "{}"); }},
    {"pictures of a wrong type", Kind::BadInput, "no list of pictures",
     [](auto &, LoopbackReply &reply) { reply.send(200, R"({"images":{"a":1},"data":"b"})"); }},
    {"an empty list", Kind::BadInput, "empty list",
     [](auto &, LoopbackReply &reply) { reply.send(200, R"({"images":[],"data":[]})"); }},
    {"a picture that is null", Kind::BadInput, "missing",
     [](const Wording &wording, LoopbackReply &reply) { reply.send(200, wording.pictures("null")); }},
    {"a picture that is a number", Kind::BadInput, "not a text",
     [](const Wording &wording, LoopbackReply &reply) { reply.send(200, wording.pictures("17")); }},
    {"broken base64", Kind::BadInput, "base64",
     [](const Wording &wording, LoopbackReply &reply) { reply.send(200, wording.pictures(R"("!!!!")")); }},
    {"a picture that is none", Kind::BadInput, "Picture 1",
     [](const Wording &wording, LoopbackReply &reply) {
         reply.send(200, wording.pictures(quoted("GIF89a or so")));
     }},
    {"a picture bomb", Kind::BadInput, "Picture 1",
     [](const Wording &wording, LoopbackReply &reply) {
         reply.send(200, wording.pictures(quoted(pictureBomb())));
     }},
    {"a redirect to another host", Kind::Network, "redirects",
     [](auto &, LoopbackReply &reply) {
         sendStatus(reply, 302, {{"Location", "http://203.0.113.9/steal"}});
     }},
    {"a body without end", Kind::BadInput, "larger",
     [](auto &, LoopbackReply &reply) {
         reply.sendHead(200, "");
         while (reply.raw(std::string(1 << 20, ' '))) {
         }
     }},
    {"a body that is announced too large", Kind::BadInput, "larger",
     [](auto &, LoopbackReply &reply) { reply.sendHead(200, "Content-Length: 1000000000"); }},
};

class TestFaults : public QObject
{
    Q_OBJECT

    static void everyRecipeAndFault()
    {
        QTest::addColumn<int>("wording");
        QTest::addColumn<int>("fault");
        for (std::size_t wording = 0; wording < std::size(wordings); ++wording)
            for (std::size_t fault = 0; fault < std::size(faults); ++fault)
                QTest::addRow("%s: %s", wordings[wording].id.c_str(), faults[fault].name)
                    << int(wording) << int(fault);
    }

    static void everyRecipe()
    {
        QTest::addColumn<QString>("id");
        for (const Wording &wording : wordings)
            QTest::newRow(wording.id.c_str()) << QString::fromStdString(wording.id);
    }

private slots:
    void everyFaultBecomesASentenceThatNamesServiceAndCause_data() { everyRecipeAndFault(); }
    void everyFaultBecomesASentenceThatNamesServiceAndCause()
    {
        QFETCH(int, wording);
        QFETCH(int, fault);
        const Wording &service = wordings[wording];
        const Fault &expected = faults[fault];
        LoopbackServer server(
            [&](const LoopbackRequest &, LoopbackReply &reply) { expected.answer(service, reply); });
        const auto backend = shippedBackend(service.id, server.address(), secret);
        const auto result = backend->generate(portraitRequest(), [](const Progress &) {}, {});
        QVERIFY(!result.ok());
        const Error &error = result.error();
        QVERIFY2(error.kind == expected.kind,
                 (std::to_string(int(error.kind)) + ": " + error.message).c_str());
        QVERIFY2(says(error, backend->info().name), error.message.c_str());
        if (service.id != "openai-images" ||
            std::string_view(expected.words) != "told") // its own rules say it better
            QVERIFY2(says(error, expected.words), error.message.c_str());
        QCOMPARE(error.retryAfterSeconds, expected.retryAfterSeconds);
        for (const std::string &leak : {secret, toBase64(secret), std::string("never-say-this")})
            QVERIFY((error.message + error.detail).find(leak) == std::string::npos);
        QVERIFY(error.message.size() < 600);
        QVERIFY(error.detail.size() < 2100);
    }

    void aServiceThatEchoesTheRequestLeaksNothing_data() { everyRecipe(); }
    void aServiceThatEchoesTheRequestLeaksNothing()
    {
        QFETCH(QString, id);
        LoopbackServer server([](const LoopbackRequest &request, LoopbackReply &reply) {
            const std::string text = "You sent " + request.header("authorization");
            reply.send(500, R"({"detail":")" + text + R"(","error":{"message":")" + text + R"("}})");
        });
        const auto result =
            shippedBackend(id.toStdString(), server.address(), secret)->generate(portraitRequest(), {}, {});
        QVERIFY(!result.ok());
        QVERIFY(says(result.error(), "You sent"));
        for (const std::string &leak : {secret, toBase64(secret)})
            QVERIFY((result.error().message + result.error().detail).find(leak) == std::string::npos);
    }

    void aServiceThatIsNotThereIsNamedWithItsAddress_data() { everyRecipe(); }
    void aServiceThatIsNotThereIsNamedWithItsAddress()
    {
        QFETCH(QString, id);
        const std::string address = "http://127.0.0.1:" + std::to_string(LoopbackServer::unusedPort());
        const auto result =
            shippedBackend(id.toStdString(), address, secret)->generate(portraitRequest(), {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::Network);
        QVERIFY(says(result.error(), address));
    }

    void anAddressThatIsNoneIsAnsweredPlainly_data() { everyRecipe(); }
    void anAddressThatIsNoneIsAnsweredPlainly()
    {
        QFETCH(QString, id);
        for (const char *address : {"127.0.0.1:7860", "ftp://127.0.0.1", "http://a b", "nonsense"}) {
            const auto result =
                shippedBackend(id.toStdString(), address, secret)->generate(portraitRequest(), {}, {});
            QVERIFY(!result.ok());
            QCOMPARE(result.error().kind, Error::Kind::BadInput);
        }
    }

    void aPasswordInTheAddressIsRefusedWithoutShowingIt_data() { everyRecipe(); }
    void aPasswordInTheAddressIsRefusedWithoutShowingIt()
    {
        QFETCH(QString, id);
        const auto backend = shippedBackend(id.toStdString(), "http://me:hush@127.0.0.1:1/api", "key");
        QCOMPARE(backend->info().address, std::string("http://127.0.0.1:1/api"));
        for (const Error &error :
             {backend->generate(portraitRequest(), {}, {}).error(), backend->check({}).error()}) {
            QCOMPARE(error.kind, Error::Kind::BadInput);
            QVERIFY2(!says(error, "hush") && error.detail.empty(), error.message.c_str());
        }
    }

    void aSlowAnswerInDropsArrivesWhole_data() { everyRecipe(); }
    void aSlowAnswerInDropsArrivesWhole()
    {
        QFETCH(QString, id);
        const auto wording = std::ranges::find(wordings, id.toStdString(), &Wording::id);
        const std::string body = wording->pictures(quoted(pngPicture(8, 8)));
        LoopbackServer server([&](const LoopbackRequest &, LoopbackReply &reply) {
            reply.sendHead(200, "Transfer-Encoding: chunked");
            for (std::size_t at = 0; at < body.size(); at += 40) {
                reply.chunk(body.substr(at, 40));
                reply.pause(5ms);
            }
            reply.chunk("");
        });
        const auto result =
            shippedBackend(wording->id, server.address(), secret)->generate(portraitRequest(), {}, {});
        QVERIFY(result.ok());
        QCOMPARE(result->images.front().file.width(), 8);
        QVERIFY(result->requestBody.find(secret) == std::string::npos);
    }

    void dataAddressesAreAcceptedAsPictures_data() { everyRecipe(); }
    void dataAddressesAreAcceptedAsPictures()
    {
        QFETCH(QString, id);
        const auto wording = std::ranges::find(wordings, id.toStdString(), &Wording::id);
        LoopbackServer server([&](const LoopbackRequest &, LoopbackReply &reply) {
            reply.send(200, wording->pictures("\"data:image/png;base64," + toBase64(pngPicture(8, 8)) + '"'));
        });
        QVERIFY(
            shippedBackend(wording->id, server.address(), secret)->generate(portraitRequest(), {}, {}).ok());
    }

    void cancellingASilentServiceReturns_data() { everyRecipe(); }
    void cancellingASilentServiceReturns()
    {
        QFETCH(QString, id);
        LoopbackServer server([](const LoopbackRequest &, LoopbackReply &reply) { reply.stall(); });
        const auto backend = shippedBackend(id.toStdString(), server.address(), secret);
        for (const bool watched : {false, true}) {
            std::stop_source source;
            const std::size_t before = server.requests().size();
            std::jthread canceller([&] {
                while (server.requests().size() == before)
                    std::this_thread::sleep_for(1ms);
                source.request_stop();
            });
            const auto result =
                backend->generate(portraitRequest(), watched ? [](const Progress &) {} : ProgressCallback(),
                                  source.get_token());
            QVERIFY(!result.ok());
            QCOMPARE(result.error().kind, Error::Kind::Cancelled);
        }
    }
};

QTEST_APPLESS_MAIN(TestFaults)
#include "tst_faults.moc"
