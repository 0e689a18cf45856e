// SPDX-License-Identifier: MIT
#include "tests/plugins/recipe/fault_table.h"
#include "tests/plugins/recipe/recipe_support.h"
#include "tests/plugins/recipe/stand_ins.h"
#include "tests/support/untrusted_server.h"

#include <QRegularExpression>
#include <QTest>

#include <sys/resource.h>

using namespace presence;
using namespace presence::test;
using namespace std::chrono_literals;
using nlohmann::json;
using Kind = Error::Kind;

static const std::string secret = "login:sk-never-say-this-4242";

/// A PNG that claims to be 60 000 pixels wide and high.
static std::string pictureBomb()
{
    std::string png = pngPicture(1, 1);
    png.replace(16, 8, std::string("\0\0\xea\x60\0\0\xea\x60", 8));
    return png;
}

class TestFaults : public QObject
{
    Q_OBJECT

    static void everyRecipe(bool (*fits)(const StandIn &) = [](const StandIn &) { return true; })
    {
        QTest::addColumn<int>("index");
        for (int index = 0; index < int(standIns().size()); ++index)
            if (fits(standIns()[std::size_t(index)]))
                QTest::newRow(standIns()[std::size_t(index)].id) << index;
    }

    /// A key that must never be seen again. The stand-in lets it pass where the fault comes first.
    static const char *keyOf(const StandIn &service) { return *service.key ? service.key : secret.c_str(); }

    static std::string problemWith(const Error &error, const Backend &backend)
    {
        const std::string all = error.message + error.detail;
        if (!says(error, backend.info().name))
            return "does not name the service: " + error.message;
        for (const std::string &leak : {secret, toBase64(secret), std::string("never-say-this"),
                                        std::string(FakeService::key), toBase64(FakeService::key)})
            if (all.find(leak) != std::string::npos)
                return "leaks the key: " + all;
        if (error.message.size() > 600 || error.detail.size() > 2100)
            return "is too long";
        return {};
    }

    static void checkFault(const StandIn &service, const Fault &fault, const char *step)
    {
        const auto fake = service.make();
        fake->sabotage(step, [&](const LoopbackRequest &, LoopbackReply &reply) { fault.answer(reply); });
        const auto backend = patchedBackend(service.id, fake->address(), keyOf(service),
                                            {{"timeouts", {{"totalSeconds", 10}}}});
        const auto result = backend->generate(portraitRequest(), [](const Progress &) {}, {});
        QVERIFY(!result.ok());
        const Error &error = result.error();
        QVERIFY2(error.kind == fault.kind, (std::to_string(int(error.kind)) + ": " + error.message).c_str());
        QVERIFY2(QString::fromStdString(error.message).contains(QRegularExpression(fault.words)),
                 error.message.c_str());
        QCOMPARE(error.retryAfterSeconds, fault.retryAfterSeconds);
        QCOMPARE(problemWith(error, *backend), std::string());
    }

    static void recipesAndFaults(const char *StandIn::*step)
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<int>("fault");
        for (int index = 0; index < int(standIns().size()); ++index)
            for (int fault = 0; fault < int(std::size(faults)); ++fault) {
                const StandIn &service = standIns()[std::size_t(index)];
                const bool inJob = step == &StandIn::poll;
                if (*(service.*step) && !(inJob && faults[fault].orderOnly))
                    QTest::addRow("%s: %s", service.id, faults[fault].name) << index << fault;
            }
    }

private slots:
    void everyFaultOfAnOrderBecomesASentence_data() { recipesAndFaults(&StandIn::submit); }
    void everyFaultOfAnOrderBecomesASentence()
    {
        QFETCH(int, index);
        QFETCH(int, fault);
        const StandIn &service = standIns()[std::size_t(index)];
        checkFault(service, faults[fault], service.submit);
    }

    void everyFaultInTheMiddleOfAJobBecomesASentence_data() { recipesAndFaults(&StandIn::poll); }
    void everyFaultInTheMiddleOfAJobBecomesASentence()
    {
        QFETCH(int, index);
        QFETCH(int, fault);
        const StandIn &service = standIns()[std::size_t(index)];
        checkFault(service, faults[fault], service.poll);
    }

    void aJobSurvivesTroubleOnTheWay_data()
    {
        everyRecipe([](const StandIn &service) { return *service.poll != '\0'; });
    }
    void aJobSurvivesTroubleOnTheWay()
    {
        QFETCH(int, index);
        const StandIn &service = standIns()[std::size_t(index)];
        const auto fake = service.make();
        int troubles = 0;
        fake->sabotage(service.poll, [&](const LoopbackRequest &, LoopbackReply &reply) {
            ++troubles == 1 ? reply.send(503, "")
                            : fake->sabotage("", {}); // the second is closed without a word
        });
        const auto result =
            patchedBackend(service.id, fake->address(), keyOf(service))->generate(portraitRequest(), {}, {});
        QVERIFY2(result.ok(), result.ok() ? "" : result.error().message.c_str());
        QCOMPARE(fake->submissions(), 1);
    }

    void aJobThatNeverEndsIsGivenUp_data()
    {
        everyRecipe([](const StandIn &service) { return *service.poll != '\0'; });
    }
    void aJobThatNeverEndsIsGivenUp()
    {
        QFETCH(int, index);
        const StandIn &service = standIns()[std::size_t(index)];
        const auto fake = service.make();
        fake->takePolls(1 << 30);
        const auto backend = patchedBackend(service.id, fake->address(), keyOf(service),
                                            {{"timeouts", {{"totalSeconds", 0.5}}}});
        const auto result = backend->generate(portraitRequest(), {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Kind::Network);
        QVERIFY2(says(result.error(), "has not finished"), result.error().message.c_str());
        QCOMPARE(problemWith(result.error(), *backend), std::string());
    }

    void anAnswerInDropsThatNeverEndsIsGivenUp_data() { everyRecipe(); }
    void anAnswerInDropsThatNeverEndsIsGivenUp()
    {
        QFETCH(int, index);
        const StandIn &service = standIns()[std::size_t(index)];
        const auto fake = service.make();
        fake->sabotage(service.submit, [](const LoopbackRequest &, LoopbackReply &reply) {
            reply.sendHead(200, "");
            while (reply.raw(" ") && reply.pause(20ms)) {
            }
        });
        const auto backend = patchedBackend(service.id, fake->address(), keyOf(service),
                                            {{"timeouts", {{"totalSeconds", 0.5}}}});
        const auto result = backend->generate(portraitRequest(), [](const Progress &) {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Kind::Network);
        QVERIFY2(says(result.error(), "time allowed"), result.error().message.c_str());
        QCOMPARE(problemWith(result.error(), *backend), std::string());
    }

    void picturesThatAreNoneAreRefused_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<QByteArray>("bytes");
        for (int index = 0; index < int(standIns().size()); ++index)
            for (const auto &[name, bytes] :
                 {std::pair<const char *, std::string>{"a bomb", pictureBomb()},
                  {"no picture", "GIF89a or so"},
                  {"cut short", pngPicture(4, 4).substr(0, 20)},
                  {"cut in its pixels", pngPicture(40, 40).substr(0, 2000)},
                  {"without its last byte", pngPicture(4, 4).substr(0, pngPicture(4, 4).size() - 1)}})
                QTest::addRow("%s: %s", standIns()[std::size_t(index)].id, name)
                    << index << QByteArray::fromStdString(bytes);
    }
    void picturesThatAreNoneAreRefused()
    {
        QFETCH(int, index);
        QFETCH(QByteArray, bytes);
        const StandIn &service = standIns()[std::size_t(index)];
        const auto fake = service.make();
        const std::string id = service.id;
        if (service.inlineAnswer)
            fake->sabotage(service.submit, [&](const LoopbackRequest &, LoopbackReply &reply) {
                reply.send(200, service.inlineAnswer(bytes.toStdString()));
            });
        else if (id == "stable-diffusion-cpp")
            fake->sabotage(service.poll, [&](const LoopbackRequest &, LoopbackReply &reply) {
                reply.send(200, around(R"({"status":"completed","result":{"images":[{"b64_json":")",
                                       bytes.toStdString(), R"("}]}})"));
            });
        else
            fake->sabotage("/delivery/", [&](const LoopbackRequest &, LoopbackReply &reply) {
                reply.send(200, bytes.toStdString(), "image/png");
            });
        const auto backend = patchedBackend(id, fake->address(), keyOf(service));
        const auto result = backend->generate(portraitRequest(), {}, {});
        QVERIFY(!result.ok());
        QVERIFY2(result.error().kind == Kind::BadInput, result.error().message.c_str());
        QVERIFY2(says(result.error(), "Picture 1"), result.error().message.c_str());
        QCOMPARE(problemWith(result.error(), *backend), std::string());
    }

    void picturesThatAreGoneAreToldAsGone_data()
    {
        everyRecipe([](const StandIn &service) {
            return *service.poll && service.id != std::string("stable-diffusion-cpp");
        });
    }
    void picturesThatAreGoneAreToldAsGone()
    {
        QFETCH(int, index);
        const StandIn &service = standIns()[std::size_t(index)];
        const auto fake = service.make();
        fake->sabotage("/delivery/", [&](const LoopbackRequest &, LoopbackReply &reply) {
            reply.send(403, "<Error>Request has expired</Error>", "application/xml");
        });
        const auto backend = patchedBackend(service.id, fake->address(), keyOf(service));
        const auto result = backend->generate(portraitRequest(), {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Kind::Unavailable);
        QVERIFY2(says(result.error(), "no longer hands it out"), result.error().message.c_str());
        QCOMPARE(problemWith(result.error(), *backend), std::string());
    }

    void aServiceThatEchoesTheRequestLeaksNothing_data() { everyRecipe(); }
    void aServiceThatEchoesTheRequestLeaksNothing()
    {
        QFETCH(int, index);
        const StandIn &service = standIns()[std::size_t(index)];
        const auto fake = service.make();
        fake->sabotage(service.submit, [](const LoopbackRequest &request, LoopbackReply &reply) {
            std::string text = "You sent";
            for (const auto &[name, value] : request.headers)
                text += " " + value;
            reply.send(
                500,
                json{{"detail", text}, {"error", {{"message", text}}}, {"errors", {text}}, {"message", text}}
                    .dump());
        });
        const auto backend = patchedBackend(service.id, fake->address(), keyOf(service));
        const auto result = backend->generate(portraitRequest(), {}, {});
        QVERIFY(!result.ok());
        QVERIFY(says(result.error(), "You sent") ||
                result.error().detail.find("You sent") != std::string::npos);
        QCOMPARE(problemWith(result.error(), *backend), std::string());
    }

    void aServiceThatIsNotThereIsNamedWithItsAddress_data() { everyRecipe(); }
    void aServiceThatIsNotThereIsNamedWithItsAddress()
    {
        QFETCH(int, index);
        const std::string address = "http://127.0.0.1:" + std::to_string(LoopbackServer::unusedPort());
        const auto backend = patchedBackend(standIns()[std::size_t(index)].id, address, secret);
        const auto result = backend->generate(portraitRequest(), {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Kind::Network);
        QVERIFY(says(result.error(), address));
        QCOMPARE(problemWith(result.error(), *backend), std::string());
    }

    void anAddressThatIsNoneIsAnsweredPlainly_data() { everyRecipe(); }
    void anAddressThatIsNoneIsAnsweredPlainly()
    {
        QFETCH(int, index);
        for (const char *address : {"127.0.0.1:7860", "ftp://127.0.0.1", "http://a b", "nonsense"}) {
            const auto result = patchedBackend(standIns()[std::size_t(index)].id, address, secret)
                                    ->generate(portraitRequest(), {}, {});
            QVERIFY(!result.ok());
            QCOMPARE(result.error().kind, Kind::BadInput);
        }
    }

    void aPasswordInTheAddressIsRefusedWithoutShowingIt_data() { everyRecipe(); }
    void aPasswordInTheAddressIsRefusedWithoutShowingIt()
    {
        QFETCH(int, index);
        const auto backend =
            patchedBackend(standIns()[std::size_t(index)].id, "http://me:hush@127.0.0.1:1/api", "key");
        QCOMPARE(backend->info().address, std::string("http://127.0.0.1:1/api"));
        for (const Error &error :
             {backend->generate(portraitRequest(), {}, {}).error(), backend->check({}).error()}) {
            QCOMPARE(error.kind, Kind::BadInput);
            QVERIFY2(!says(error, "hush") && error.detail.empty(), error.message.c_str());
        }
    }

    void cancellingASilentServiceReturns_data() { everyRecipe(); }
    void cancellingASilentServiceReturns()
    {
        QFETCH(int, index);
        const StandIn &service = standIns()[std::size_t(index)];
        const auto fake = service.make();
        std::stop_source source;
        fake->sabotage(service.submit, [&](const LoopbackRequest &, LoopbackReply &reply) {
            source.request_stop();
            reply.stall();
        });
        const auto result = patchedBackend(service.id, fake->address(), keyOf(service))
                                ->generate(
                                    portraitRequest(), [](const Progress &) {}, source.get_token());
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Kind::Cancelled);
    }

    void aCertificateNobodyVouchesForIsNotAccepted()
    {
        UntrustedServer server;
        for (const StandIn &service : standIns()) {
            const auto backend = patchedBackend(service.id, server.address(), secret);
            Result<GenerationResult> result;
            QVERIFY2(server.isMet([&] {
                result = backend->generate(portraitRequest(), {}, {});
                return result.ok() || !says(result.error(), "refused or unreachable");
            }),
                     "the openssl program is needed");
            QVERIFY(!result.ok());
            QCOMPARE(result.error().kind, Kind::Network);
            QVERIFY2(says(result.error(), "certificate"), result.error().message.c_str());
            QCOMPARE(problemWith(result.error(), *backend), std::string());
        }
        QVERIFY(server.heard().isEmpty());
    }

    void noneOfThisTookMuchMemory() // last: the peak of all of the above
    {
        rusage usage{};
        ::getrusage(RUSAGE_SELF, &usage);
        QVERIFY2(usage.ru_maxrss < 700 * 1024, qPrintable(QString("%1 KiB").arg(usage.ru_maxrss)));
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
