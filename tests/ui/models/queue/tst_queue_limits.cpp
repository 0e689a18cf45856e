// SPDX-License-Identifier: MIT
#include "tests/ui/models/queue/queue_bench.h"

#include <QSignalSpy>

using namespace presence;
using State = GenerationJob::State;
using Bench = test::QueueBench;

/// How much the queue does at once, what it may spend, and what it has to ask first.
class TestQueueLimits : public QObject
{
    Q_OBJECT

private slots:
    void aBackendWorksOnAsManyAsItMay()
    {
        Bench bench;
        bench.open();
        bench.queue->setAtOnce("hosted", 3);
        bench.hosted->gate = false;
        for (const char *text : {"a", "b", "c", "d", "e"})
            bench.place("hosted", text);
        QTRY_COMPARE(bench.hosted->together.load(), 3);
        QTest::qWait(20);
        QCOMPARE(bench.hosted->together.load(), 3);
        bench.hosted->gate = true;
        QTRY_COMPARE(bench.queue->unfinished(), 0);
        QCOMPARE(bench.hosted->mostTogether, 3);
    }

    void aServiceThatAsksForAPauseGetsItFromAll()
    {
        Bench bench;
        bench.open();
        bench.queue->setAtOnce("blocking", 3);
        bench.blocking->failures = {Error{Error::Kind::Busy, "Slow down.", {}, 60}};
        const int first = bench.place("blocking", "a");
        QTRY_COMPARE(bench.state(first), State::Waiting);
        const int second = bench.place("blocking", "b");
        QTest::qWait(20);
        QCOMPARE(bench.state(second), State::Queued);
        bench.queue->cancel(first);
        QTRY_COMPARE(bench.state(second), State::Finished);
    }

    void aBatchIsCancelledTogetherAndTheRestStays()
    {
        Bench bench;
        bench.open();
        bench.queue->setPaused(true);
        const int a = bench.place("hosted", "a");
        const int batch = bench.queue->find(a)->batch;
        const int b = bench.place("blocking", "b", batch), c = bench.place("hosted", "c");
        QCOMPARE(bench.queue->find(b)->batch, batch);
        bench.queue->cancelBatch(batch);
        QCOMPARE(bench.state(a), State::Cancelled);
        QCOMPARE(bench.state(b), State::Cancelled);
        QCOMPARE(bench.state(c), State::Queued);
    }

    void aLimitStopsBeforeItIsExceededAndCountsWhatIsAtWork()
    {
        Bench bench;
        bench.open();
        bench.queue->budget().setLimit(Cost{2, "USD"});
        bench.queue->setAtOnce("hosted", 5);
        bench.hosted->gate = false;
        const int a = bench.place("hosted", "a"), b = bench.place("hosted", "b"),
                  c = bench.place("hosted", "c");
        const int d = bench.place("offline", "free");
        QTRY_COMPARE(bench.state(c), State::Held);
        QCOMPARE(bench.state(a), State::Running);
        QCOMPARE(bench.state(b), State::Running);
        QTRY_COMPARE(bench.state(d), State::Finished);
        QVERIFY(QString::fromStdString(bench.queue->find(c)->error.message).contains("3.00 USD"));
        bench.hosted->gate = true;
        QTRY_COMPARE(bench.state(b), State::Finished);
        QCOMPARE(bench.queue->budget().spent().front().amount, 2.0);
        QCOMPARE(bench.state(c), State::Held);
        bench.queue->budget().setLimit(Cost{3, "USD"});
        QTRY_COMPARE(bench.state(c), State::Finished);
        const int e = bench.place("hosted", "e");
        QTRY_COMPARE(bench.state(e), State::Held);
        bench.queue.reset();
        bench.open(); // spending and limit outlive the program
        QCOMPARE(bench.queue->budget().spent().front().amount, 3.0);
        QCOMPARE(bench.queue->budget().limit()->amount, 3.0);
        bench.queue->setPaused(false);
        QTRY_COMPARE(bench.find("e")->state, State::Held);
        bench.queue->allow(bench.find("e")->id);
        QTRY_COMPARE(bench.find("e")->state, State::Finished);
    }

    void nothingIsSentToAServiceBeforeThePersonAgrees()
    {
        Bench bench;
        bench.open();
        bool agreed = false;
        bench.queue->setConsent([&](const BackendInfo &backend, const GenerationRequest &) {
            return agreed || backend.id == "offline";
        });
        QSignalSpy asked(bench.queue.get(), &GenerationQueue::consentNeeded);
        const int a = bench.place("hosted", "a"), b = bench.place("blocking", "b"),
                  c = bench.place("offline", "c");
        QTRY_COMPARE(bench.state(c), State::Finished);
        QCOMPARE(bench.state(a), State::Held);
        QCOMPARE(bench.state(b), State::Held);
        QVERIFY(bench.queue->find(a)->hold == GenerationJob::Hold::Consent);
        QCOMPARE(asked.size(), 1);
        bench.queue->allow(a); // the word about money is not the word about privacy
        QTRY_COMPARE(bench.state(a), State::Held);
        QVERIFY(bench.hosted->requests.empty() && bench.blocking->requests.empty());
        agreed = true;
        bench.queue->reconsiderHeld();
        QTRY_COMPARE(bench.state(a), State::Finished);
        QTRY_COMPARE(bench.state(b), State::Finished);
    }

    void timeIsLearntFromEarlierJobs()
    {
        Bench bench;
        bench.open();
        const int a = bench.place("offline", "a");
        QVERIFY(bench.queue->find(a)->estimate.seconds < 0);
        QTRY_COMPARE(bench.state(a), State::Finished);
        const int b = bench.place("offline", "b");
        QVERIFY(bench.queue->find(b)->estimate.seconds >= 0);
        const int c = bench.place("hosted", "c");
        QCOMPARE(bench.queue->find(c)->estimate.seconds, 5.0); // its own word until something is known
    }

    void aShootThatCannotKeepOrdersSaysSoOnceAndWorks()
    {
        Bench bench;
        QVERIFY(writeFile(bench.shoot() / "queue", "in the way").ok());
        bench.queue = std::make_unique<GenerationQueue>(
            bench.registry,
            GenerationQueue::storageIn(ShootStore::open(bench.shoot()).value(), bench.registry));
        QSignalSpy problems(bench.queue.get(), &GenerationQueue::problem);
        bench.queue->keepIn(bench.shoot());
        const int a = bench.place("hosted", "a");
        QTRY_COMPARE(bench.state(a), State::Finished);
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.first().first().toString().contains("cannot be kept"));
    }
};

QTEST_GUILESS_MAIN(TestQueueLimits)
#include "tst_queue_limits.moc"
