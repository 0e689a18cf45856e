// SPDX-License-Identifier: MIT
#include "tests/ui/models/queue/queue_bench.h"

using namespace presence;
using State = GenerationJob::State;
using Bench = test::QueueBench;

/// What the queue keeps, and how it goes on with it.
class TestQueueKeeping : public QObject
{
    Q_OBJECT

private slots:
    void eachJobOfLastTimeGoesOnAsItCan()
    {
        Bench bench;
        bench.leave([](QueueJournal &journal) {
            for (const auto &[backend, text] : {std::pair{"hosted", "waits"},
                                                {"hosted", "has a ticket"},
                                                {"hosted", "has none"},
                                                {"blocking", "was sent"},
                                                {"offline", "was drawn"},
                                                {"gone", "nobody's"},
                                                {"blocking", "failed"}})
                QVERIFY(journal.place(Bench::job(backend, text)).ok());
            for (const char *text : {"has a ticket", "has none", "was sent", "was drawn", "failed"})
                QVERIFY(journal.sending(std::string("id of ") + text).ok());
            QVERIFY(journal.ticket("id of has a ticket", "T1").ok());
            QVERIFY(journal.failed("id of failed", {Error::Kind::Refused, "Declined."}).ok());
        });
        bench.open();
        QCOMPARE(bench.queue->jobs().size(), std::size_t(7));
        QVERIFY(bench.queue->isPaused());
        QCOMPARE(bench.queue->restored(), 2);                             // "waits" and "was drawn"
        QTRY_COMPARE(bench.find("has a ticket")->state, State::Finished); // although it is paused
        QCOMPARE(bench.hosted->requests.size(), std::size_t(1));
        QCOMPARE(bench.hosted->requests[0].ticket, std::string("T1"));
        QCOMPARE(bench.find("waits")->state, State::Queued);
        QCOMPARE(bench.find("was drawn")->state, State::Queued); // drawn here: once more costs nothing
        for (const char *text : {"has none", "was sent"}) {
            QCOMPARE(bench.find(text)->state, State::Interrupted);
            QVERIFY(QString::fromStdString(bench.find(text)->error.message).contains("may have been made"));
        }
        QCOMPARE(bench.find("nobody's")->state, State::Failed);
        QVERIFY(QString::fromStdString(bench.find("nobody's")->error.message).contains("gone"));
        QCOMPARE(bench.find("failed")->state, State::Failed);
        QCOMPARE(bench.find("failed")->error.message, std::string("Declined."));
        QVERIFY(bench.blocking->requests.empty());

        bench.queue->setPaused(false);
        QTRY_COMPARE(bench.find("waits")->state, State::Finished);
        QTRY_COMPARE(bench.find("was drawn")->state, State::Finished);
        bench.queue->retry(bench.find("was sent")->id);
        QTRY_COMPARE(bench.find("was sent")->state, State::Finished);
        QCOMPARE(bench.blocking->requests.size(), std::size_t(1));
    }

    void onlyThePicturesThatAreMissingAreAskedForAgain()
    {
        Bench bench;
        bench.leave([&](QueueJournal &journal) {
            for (const char *backend : {"hosted", "blocking"}) {
                QVERIFY(journal.place(Bench::job(backend, backend, 4)).ok());
                QVERIFY(journal.sending(std::string("id of ") + backend).ok());
                auto store = ShootStore::open(bench.shoot()).value();
                Take take;
                take.attachments = {orderMark(std::string("id of ") + backend)};
                take.image = ImageFile::fromBytes(test::pngPicture(8, 10), "x").value();
                QVERIFY(store.add(take).ok());
            }
            QVERIFY(journal.ticket("id of hosted", "T").ok());
        });
        bench.open();
        QTRY_COMPARE(bench.find("hosted")->state, State::Finished);
        QCOMPARE(bench.find("hosted")->takeIds.size(), 4); // one of before, three of now
        bench.queue->retry(bench.find("blocking")->id);
        QTRY_COMPARE(bench.find("blocking")->state, State::Finished);
        QCOMPARE(bench.blocking->requests[0].settings.count, 3);
        QCOMPARE(bench.blocking->requests[0].settings.seed, std::int64_t(41));
        QCOMPARE(ShootStore::open(bench.shoot())->takeIds().size(), std::size_t(8));
    }

    void whatWaitsWhenTheProgramEndsWaitsNextTime()
    {
        Bench bench;
        bench.open();
        bench.hosted->gate = false;
        const int first = bench.place("hosted", "at work");
        QTRY_VERIFY(bench.queue->find(first)->isResuming());
        bench.place("hosted", "second");
        bench.place("hosted", "third");
        bench.queue->cancel(bench.place("hosted", "cancelled"));
        bench.queue->moveToFront(bench.place("hosted", "to the front"));
        bench.queue.reset();
        bench.hosted->gate = true;
        bench.open();
        QStringList texts;
        for (const GenerationJob &job : bench.queue->jobs())
            texts << QString::fromStdString(job.request.prompt.text);
        QCOMPARE(texts, (QStringList{"at work", "to the front", "second", "third"}));
        QTRY_COMPARE(bench.find("at work")->state, State::Finished);
        bench.queue->setPaused(false);
        QTRY_COMPARE(bench.queue->unfinished(), 0);
        bench.queue.reset();
        bench.open();
        QVERIFY(bench.queue->jobs().empty());
        QVERIFY(!bench.queue->isPaused());
    }

    void whatIsAtWorkWhenTheProgramEndsIsLeftToItsServiceAndWhatWasCancelledIsNot()
    {
        Bench bench;
        bench.open();
        bench.queue->setAtOnce("hosted", 2);
        bench.hosted->gate = bench.blocking->gate = false;
        const int kept = bench.place("hosted", "kept"), given = bench.place("hosted", "given up");
        const int without = bench.place("blocking", "without a ticket");
        QTRY_VERIFY(bench.queue->find(kept)->isResuming() && bench.queue->find(given)->isResuming());
        QTRY_COMPARE(bench.state(without), State::Running);
        QTRY_COMPARE(bench.blocking->together.load(), 1);
        bench.queue->cancel(given);
        bench.queue.reset();
        QCOMPARE(bench.hosted->left, std::vector<std::string>{"kept"});
        QVERIFY(bench.blocking->left.empty());
        bench.hosted->gate = true;
        bench.open();
        QTRY_COMPARE(bench.find("kept")->state, State::Finished);
        QCOMPARE(bench.find("without a ticket")->state, State::Interrupted);
        QVERIFY(!bench.find("given up"));
        QCOMPARE(bench.hosted->requests.back().ticket, std::string("ticket kept"));
    }

    void aTicketThatComesWhileTheProgramEndsIsLeftAndKeptToo()
    {
        Bench bench;
        bench.open();
        bench.hosted->late = true;
        bench.place("hosted", "just taken");
        QTRY_COMPARE(bench.hosted->together.load(), 1);
        bench.queue.reset();
        QCOMPARE(bench.hosted->left, std::vector<std::string>{"just taken"});
        bench.hosted->late = false;
        bench.open();
        QTRY_COMPARE(bench.find("just taken")->state, State::Finished);
        QCOMPARE(bench.hosted->requests.back().ticket, std::string("ticket just taken"));
    }

    void aLostConnectionIsTakenUpWithTheTicket_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("fetches");
        QTest::newRow("network") << int(Error::Kind::Network) << true;
        QTest::newRow("key") << int(Error::Kind::Unauthorised) << true;
        QTest::newRow("refused") << int(Error::Kind::Refused) << false;
        QTest::newRow("nonsense") << int(Error::Kind::BadInput) << false;
    }
    void aLostConnectionIsTakenUpWithTheTicket()
    {
        QFETCH(int, kind);
        QFETCH(bool, fetches);
        Bench bench;
        bench.open();
        bench.hosted->failures = {Error{Error::Kind(kind), "No."}};
        const int id = bench.place("hosted", "a");
        QTRY_COMPARE(bench.state(id), State::Failed);
        bench.queue->retry(id);
        QTRY_COMPARE(bench.state(id), State::Finished);
        QCOMPARE(bench.hosted->requests[1].ticket, std::string(fetches ? "ticket a" : ""));
    }

    void aBusyPollIsAskedAgainWithTheTicket()
    {
        Bench bench;
        bench.open();
        bench.hosted->failures = {Error{Error::Kind::Busy, "Slow down."}};
        const int id = bench.place("hosted", "a");
        QTRY_COMPARE(bench.state(id), State::Finished);
        QCOMPARE(bench.hosted->requests.size(), std::size_t(2));
        QCOMPARE(bench.hosted->requests[1].ticket, std::string("ticket a"));
    }

    void aResultThatIsForgottenIsNotSentAgainByItself()
    {
        Bench bench;
        bench.leave([](QueueJournal &journal) {
            QVERIFY(journal.place(Bench::job("hosted", "a")).ok());
            QVERIFY(journal.sending("id of a").ok());
            QVERIFY(journal.ticket("id of a", "T").ok());
        });
        bench.hosted->failures = {Error{Error::Kind::NotFound, "The result has expired."}};
        bench.open();
        QTRY_COMPARE(bench.find("a")->state, State::Interrupted);
        bench.queue->retry(bench.find("a")->id);
        QTRY_COMPARE(bench.find("a")->state, State::Finished);
        QVERIFY(bench.hosted->requests[1].ticket.empty());
    }
};

QTEST_GUILESS_MAIN(TestQueueKeeping)
#include "tst_queue_keeping.moc"
