// SPDX-License-Identifier: MIT
#include "tests/plugins/comfyui/comfyui_support.h"

#include <QTest>

#include <thread>

using namespace presence;
using namespace presence::test;
using namespace std::chrono_literals;

/// What becomes of a job: progress, tickets, cancelling, restarts.
class TestComfyUiJobs : public QObject
{
    Q_OBJECT

private slots:
    void theSocketTellsHowFarItIsAndShowsIt()
    {
        FakeComfyUi::Options options;
        options.step = 5ms;
        FakeComfyUi fake(options);
        Told told;
        VERIFY_OK(comfyAt(fake.address())->generate(comfyRequest(), told.callback(), {}));
        QVERIFY(told.said("loading the model"));
        QVERIFY(told.said("sampling 3 of 6"));
        QVERIFY(told.previews() >= 3);
        double last = -1;
        for (const Progress &news : told.all) {
            QVERIFY2(news.fraction >= last || news.fraction < 0, news.stage.c_str());
            QVERIFY(news.fraction <= 1);
            last = std::max(last, news.fraction);
        }
        QVERIFY(last > 0.5);
    }

    void withoutASocketTheHistoryIsAsked()
    {
        FakeComfyUi::Options options;
        options.sockets = false;
        FakeComfyUi fake(options);
        Told told;
        ComfyTiming timing;
        timing.lookAlone = 10ms;
        VERIFY_OK(comfyAt(fake.address(), {}, timing)->generate(comfyRequest(), told.callback(), {}));
        QCOMPARE(told.previews(), 0);
        QVERIFY(!told.ticket().empty());
        verifyNoComplaints(fake);
    }

    void aSocketThatIsLostCostsNothingButThePreviews()
    {
        FakeComfyUi::Options options;
        options.dropSocketsAt = "KSampler";
        FakeComfyUi fake(options);
        ComfyTiming timing;
        timing.lookAlone = 10ms;
        VERIFY_OK(comfyAt(fake.address(), {}, timing)->generate(comfyRequest(), {}, {}));
        QCOMPARE(fake.runs(), 1);
    }

    void theTicketIsKnownBeforeAnythingIsSent()
    {
        FakeComfyUi fake;
        std::string ticket;
        std::size_t sentByThen = 0;
        VERIFY_OK(comfyAt(fake.address())
                      ->generate(comfyRequest(),
                                 [&](const Progress &news) {
                                     if (ticket.empty() && !news.ticket.empty()) {
                                         ticket = news.ticket;
                                         sentByThen = fake.server().requests("/prompt").size();
                                     }
                                 },
                                 {}));
        QCOMPARE(sentByThen, std::size_t(0));
        QCOMPARE(nlohmann::json::parse(fake.server().requests("/prompt").at(0).body)["prompt_id"]
                     .get<std::string>(),
                 ticket);
    }

    void anOlderServerNamesTheJobItself()
    {
        FakeComfyUi::Options options;
        options.ownIds = true;
        options.jobsRoute = false;
        FakeComfyUi fake(options);
        Told told;
        VERIFY_OK(comfyAt(fake.address())->generate(comfyRequest(), told.callback(), {}));
        QVERIFY(told.all.back().ticket.starts_with("00000000-"));
    }

    void aTicketFetchesWithoutSendingAgain()
    {
        FakeComfyUi fake;
        Told told;
        VERIFY_OK(comfyAt(fake.address())->generate(comfyRequest(), told.callback(), {}));
        auto again = comfyRequest();
        again.ticket = told.ticket();
        again.settings.seed = -1; // drawn then; the history knows it
        const auto result = comfyAt(fake.address())->generate(again, {}, {});
        VERIFY_OK(result);
        QCOMPARE(result->images.front().seed, std::int64_t(77));
        QCOMPARE(fake.server().requests("/prompt").size(), std::size_t(1));
        QCOMPARE(fake.runs(), 1);
    }

    void aTicketIsTakenUpWhileTheJobStillRuns()
    {
        FakeComfyUi fake;
        fake.hold();
        Told told;
        const auto first = comfyAt(fake.address());
        std::jthread before([&] { (void)first->generate(comfyRequest(), told.callback(), {}); });
        QVERIFY(fake.waitUntilRunning());
        auto again = comfyRequest();
        again.ticket = told.ticket();
        std::jthread later([&] {
            while (!told.said("preparing"))
                std::this_thread::sleep_for(1ms);
            fake.letGo();
        });
        VERIFY_OK(comfyAt(fake.address())->generate(again, {}, {}));
        QCOMPARE(fake.runs(), 1);
    }

    void aTicketThatNobodyKnowsSaysSo()
    {
        FakeComfyUi fake;
        Told told;
        VERIFY_OK(comfyAt(fake.address())->generate(comfyRequest(), told.callback(), {}));
        fake.restart();
        auto again = comfyRequest();
        again.ticket = told.ticket();
        const auto result = comfyAt(fake.address())->generate(again, {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::NotFound);
        QVERIFY(result.error().message.find("ComfyUI at " + fake.address() +
                                            " does not know this job any more") == 0);
    }

    void aServerThatIsStartedAgainLosesTheJobAndThatIsSaid()
    {
        FakeComfyUi fake;
        fake.hold();
        std::jthread restart([&] {
            if (fake.waitUntilRunning())
                fake.restart();
        });
        ComfyTiming timing;
        timing.look = timing.lookAlone = 20ms;
        const auto result = comfyAt(fake.address(), {}, timing)->generate(comfyRequest(), {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::NotFound);
    }

    void jobsInFrontAreCounted()
    {
        FakeComfyUi fake;
        fake.addOtherJobs(3);
        Told told;
        ComfyTiming timing;
        timing.look = 20ms;
        std::jthread later([&] {
            while (!told.said("3 jobs before this one"))
                std::this_thread::sleep_for(1ms);
            fake.letGo();
        });
        VERIFY_OK(comfyAt(fake.address(), {}, timing)->generate(comfyRequest(), told.callback(), {}));
    }

    void cancellingReturnsAtOnceAndStopsTheWork_data()
    {
        QTest::addColumn<bool>("running");
        QTest::addColumn<bool>("jobsRoute");
        QTest::newRow("running, 2026") << true << true;
        QTest::newRow("running, older") << true << false;
        QTest::newRow("waiting, 2026") << false << true;
        QTest::newRow("waiting, older") << false << false;
    }
    void cancellingReturnsAtOnceAndStopsTheWork()
    {
        QFETCH(bool, running);
        QFETCH(bool, jobsRoute);
        FakeComfyUi::Options options;
        options.jobsRoute = jobsRoute;
        FakeComfyUi fake(options);
        fake.hold();
        if (!running)
            fake.addOtherJobs(1);
        auto backend = comfyAt(fake.address());
        std::stop_source source;
        std::jthread canceller([&] {
            while (!fake.isRunningOrWaiting())
                std::this_thread::sleep_for(1ms);
            source.request_stop();
        });
        const auto result = backend->generate(comfyRequest(), {}, source.get_token());
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::Cancelled);
        backend.reset(); // waits for the farewell
        QTRY_VERIFY(!fake.isRunningOrWaiting());
        verifyNoComplaints(fake);
    }

    void aProgramThatEndsLeavesTheJobToTheServer()
    {
        FakeComfyUi fake;
        fake.hold();
        auto backend = comfyAt(fake.address());
        std::stop_source stop;
        auto request = comfyRequest();
        Told told;
        std::jthread ends([&] {
            while (!fake.isRunningOrWaiting())
                std::this_thread::sleep_for(1ms);
            dynamic_cast<LeavingBackend &>(*backend).leave(told.ticket());
            stop.request_stop();
        });
        const auto result = backend->generate(request, told.callback(), stop.get_token());
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::Cancelled);
        backend.reset(); // would wait for a farewell
        QVERIFY(fake.isRunningOrWaiting());
        request.ticket = told.ticket();
        fake.letGo();
        VERIFY_OK(comfyAt(fake.address())->generate(request, {}, {}));
        QCOMPARE(fake.runs(), 1);
        verifyNoComplaints(fake);
    }

    void cancellingOneLeavesTheOtherAlone()
    {
        FakeComfyUi fake;
        fake.hold();
        const auto backend = comfyAt(fake.address());
        std::stop_source source;
        Result<GenerationResult> kept = Error{};
        std::jthread first([&] { kept = backend->generate(comfyRequest(), {}, {}); });
        QVERIFY(fake.waitUntilRunning());
        std::jthread canceller([&] {
            if (fake.server().waitFor("/prompt", 2))
                source.request_stop();
        });
        QVERIFY(!backend->generate(comfyRequest(), {}, source.get_token()).ok());
        fake.letGo();
        first.join();
        VERIFY_OK(kept);
        QCOMPARE(fake.runs(), 1);
        verifyNoComplaints(fake);
    }

    void aJobInterruptedOnTheOtherSideIsSaidToBe()
    {
        FakeComfyUi fake;
        fake.hold();
        Told told;
        std::jthread other([&] {
            while (told.ticket().empty() || !fake.waitUntilRunning())
                std::this_thread::sleep_for(1ms);
            HttpRequest request;
            request.method = "POST";
            request.url = fake.address() + "/interrupt";
            request.headers = {{"Content-Type", "application/json"}};
            request.body = nlohmann::json{{"prompt_id", told.ticket()}}.dump();
            (void)sendHttp(request, {});
        });
        const auto result = comfyAt(fake.address())->generate(comfyRequest(), told.callback(), {});
        QVERIFY(!result.ok());
        QVERIFY2(result.error().message.find("somebody interrupted it there") != std::string::npos,
                 result.error().message.c_str());
    }

    void theSamePictureAgainComesFromTheCache()
    {
        FakeComfyUi fake;
        const auto backend = comfyAt(fake.address());
        const auto first = backend->generate(comfyRequest(), {}, {});
        const auto second = backend->generate(comfyRequest(), {}, {});
        VERIFY_OK(first);
        VERIFY_OK(second);
        QVERIFY(second->images.front().file == first->images.front().file);
    }

    void aPictureThatIsGoneIsSaidToBe()
    {
        FakeComfyUi::Options options;
        options.forgetsFiles = true;
        FakeComfyUi fake(options);
        const auto result = comfyAt(fake.address())->generate(comfyRequest(), {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::NotFound);
    }

    void aFaultOfANodeIsExplained_data()
    {
        QTest::addColumn<QString>("exception");
        QTest::addColumn<QString>("words");
        QTest::newRow("memory") << "CUDA out of memory. Tried to allocate 2 GiB"
                                << "ran out of graphics memory at its node KSampler";
        QTest::newRow("else") << "shapes do not fit"
                              << "failed at its node 3 (KSampler): shapes do not fit.";
    }
    void aFaultOfANodeIsExplained()
    {
        QFETCH(QString, exception);
        QFETCH(QString, words);
        FakeComfyUi::Options options;
        options.failAt = "KSampler";
        options.exception = exception.toStdString();
        FakeComfyUi fake(options);
        const auto result = comfyAt(fake.address())->generate(comfyRequest(), {}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::Unavailable);
        QVERIFY2(QString::fromStdString(result.error().message).contains(words),
                 result.error().message.c_str());
        QVERIFY(result.error().message.starts_with("ComfyUI at " + fake.address()));
    }
};

QTEST_GUILESS_MAIN(TestComfyUiJobs)
#include "tst_comfyui_jobs.moc"
