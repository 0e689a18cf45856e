// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "core/generation/leaving_backend.h"
#include "tests/support/test_picture.h"
#include "ui/models/queue/generation_queue.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <mutex>

using namespace presence;
using State = GenerationJob::State;

namespace {

/// Gives out tickets and fails as it is told, one failure a call.
class Desk : public Backend, public LeavingBackend
{
public:
    BackendInfo described;
    std::vector<Error> failures;
    std::atomic<bool> gate{true};
    std::atomic<bool> late{false}; ///< tells its ticket only when it is to stop
    std::vector<GenerationRequest> requests;
    std::vector<std::string> left; ///< what it stopped without giving it up
    int calls = 0;
    std::atomic<int> together{0};
    int mostTogether = 0;
    std::mutex mutex;

    Desk(const char *id, BackendInfo::Kind kind, bool resumes)
    {
        described.id = id;
        described.name = id;
        described.kind = kind;
        described.resumes = resumes;
    }
    BackendInfo info() const override { return described; }
    Result<> check(std::stop_token) override { return {}; }
    Estimate estimate(const GenerationRequest &) const override
    {
        return described.kind == BackendInfo::Kind::Hosted ? Estimate{Cost{1, "USD"}, 5, "list"}
                                                           : Estimate{Cost{0, ""}, -1, ""};
    }
    Result<GenerationResult> generate(const GenerationRequest &request, const ProgressCallback &progress,
                                      std::stop_token stop) override
    {
        int call = 0;
        {
            std::lock_guard lock(mutex);
            call = calls++;
            requests.push_back(request);
            mostTogether = std::max(mostTogether, int(++together));
        }
        while (late && !stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (described.resumes && request.ticket.empty())
            progress({-1, "placed", {}, "ticket " + request.prompt.text});
        while (!gate && !stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        std::lock_guard lock(mutex);
        --together;
        if (stop.stop_requested() && wasLeft("ticket " + request.prompt.text))
            left.push_back(request.prompt.text);
        if (stop.stop_requested())
            return Error{Error::Kind::Cancelled, "stopped"};
        if (call < int(failures.size()) && !failures[std::size_t(call)].message.empty())
            return failures[std::size_t(call)];
        GenerationResult result;
        for (int i = 0; i < request.settings.count; ++i)
            result.images.push_back(
                {ImageFile::fromBytes(test::pngPicture(8, 10), "x").value(), -1, {}, {}, {}});
        return result;
    }
};

} // namespace

/// What the queue keeps, how it goes on, and what it may spend.
class TestQueueKeeping : public QObject
{
    Q_OBJECT

    struct Bench
    {
        QTemporaryDir folder;
        BackendRegistry registry;
        Desk *hosted = nullptr, *blocking = nullptr, *offline = nullptr;
        std::unique_ptr<GenerationQueue> queue;

        Bench()
        {
            const auto add = [this](const char *id, BackendInfo::Kind kind, bool resumes) {
                auto desk = std::make_unique<Desk>(id, kind, resumes);
                Desk *added = desk.get();
                (void)registry.add(std::move(desk));
                return added;
            };
            hosted = add("hosted", BackendInfo::Kind::Hosted, true);
            blocking = add("blocking", BackendInfo::Kind::Hosted, false);
            offline = add("offline", BackendInfo::Kind::Offline, false);
        }
        std::filesystem::path shoot() const { return folder.path().toStdString(); }
        void open()
        {
            queue = std::make_unique<GenerationQueue>(
                registry, GenerationQueue::storageIn(ShootStore::open(shoot()).value(), registry));
            queue->setFirstBackoff(1);
            queue->keepIn(shoot());
        }
        int place(const char *backend, const char *text, int batch = 0)
        {
            GenerationQueue::Order order;
            order.backendId = backend;
            order.request.prompt.text = text;
            order.batch = batch;
            return queue->place(order)->front();
        }
        State state(int id) const { return queue->find(id)->state; }
        /// What a killed program would have left.
        void leave(const std::function<void(QueueJournal &)> &work)
        {
            const auto journal = QueueJournal::open(shoot()).value();
            work(*journal);
        }
        static QueuedJob job(const char *backend, const char *text, int count = 1)
        {
            QueuedJob job;
            job.id = std::string("id of ") + text;
            job.batch = "one batch";
            job.backendId = backend;
            job.placedAt = "2026-11-20T08:30:00Z";
            job.request.prompt.text = text;
            job.request.settings.count = count;
            job.request.settings.seed = 40;
            return job;
        }
        const GenerationJob *find(const char *text) const
        {
            for (const GenerationJob &job : queue->jobs())
                if (job.request.prompt.text == text)
                    return &job;
            return nullptr;
        }
    };

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
        bench.queue->setConsent(
            [&](const BackendInfo &backend) { return agreed || backend.id == "offline"; });
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

QTEST_GUILESS_MAIN(TestQueueKeeping)
#include "tst_queue_keeping.moc"
