// SPDX-License-Identifier: MIT
#include "ui/models/queue/generation_queue.h"

#include "tests/support/plain_takes.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <mutex>

using namespace presence;
using State = GenerationJob::State;

static ImageFile smallPicture() { return test::plainPicture(Qt::gray, {8, 10}); }

/// Answers what it is told to; holds each call while `gate` is shut.
class FakeBackend : public Backend
{
public:
    BackendInfo described;
    std::vector<Error> failures; ///< given out first, one a call
    std::atomic<bool> gate{true};
    std::atomic<int> calls{0};
    std::vector<GenerationRequest> requests;
    std::mutex mutex;

    explicit FakeBackend(std::string id, int largestCount = 1)
    {
        described.id = id;
        described.name = "Fake " + id;
        described.largestCount = largestCount;
    }
    BackendInfo info() const override { return described; }
    Result<> check(std::stop_token) override { return {}; }
    Result<GenerationResult> generate(const GenerationRequest &request, const ProgressCallback &progress,
                                      std::stop_token stop) override
    {
        const int call = calls++;
        {
            std::lock_guard lock(mutex);
            requests.push_back(request);
        }
        for (int i = 0; i < 5000; ++i)
            progress({i / 5000.0, "sampling " + std::to_string(i), {}});
        while (!gate)
            if (stop.stop_requested())
                return Error{Error::Kind::Cancelled, "stopped"};
            else
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
        if (call < int(failures.size()))
            return failures[std::size_t(call)];
        GenerationResult result;
        for (int i = 0; i < request.settings.count; ++i)
            result.images.push_back({smallPicture(), request.settings.seed + i, {}, {}, {}});
        return result;
    }
};

class TestGenerationQueue : public QObject
{
    Q_OBJECT

    struct Bench
    {
        BackendRegistry registry;
        FakeBackend *first = nullptr;
        FakeBackend *second = nullptr;
        std::atomic<bool> diskFull{false};
        std::atomic<int> saved{0};
        std::unique_ptr<GenerationQueue> queue;

        explicit Bench(int largestCount = 1)
        {
            auto a = std::make_unique<FakeBackend>("a", largestCount);
            auto b = std::make_unique<FakeBackend>("b");
            first = a.get();
            second = b.get();
            (void)registry.add(std::move(a));
            (void)registry.add(std::move(b));
            GenerationQueue::Storage storage;
            storage.makeTakes = [](const GenerationJob &job,
                                   const GenerationResult &result) -> Result<std::vector<Take>> {
                std::vector<Take> takes;
                for (const GeneratedImage &image : result.images) {
                    Take take;
                    take.spec = job.request.spec;
                    take.seed = image.seed;
                    take.image = image.file;
                    takes.push_back(take);
                }
                return takes;
            };
            storage.save = [this](const Take &take) -> Result<Take> {
                if (diskFull)
                    return Error{Error::Kind::Storage, "The disk is full."};
                Take stored = take;
                stored.id = "take" + std::to_string(++saved);
                return stored;
            };
            queue = std::make_unique<GenerationQueue>(registry, storage);
            queue->setFirstBackoff(10);
        }

        int place(const std::string &backend, int count = 1, std::int64_t seed = -1, bool front = false)
        {
            GenerationQueue::Order order;
            order.backendId = backend;
            order.request.settings.count = count;
            order.request.settings.seed = seed;
            order.atFront = front;
            return queue->place(order)->front();
        }
        State state(int id) const { return queue->find(id)->state; }
    };

private slots:
    void anOrderKeepsWhatItWasPlacedWith()
    {
        Bench bench;
        GenerationQueue::Order order;
        order.backendId = "a";
        order.request.spec.pose.gazeYawDeg = 12;
        order.request.prompt.text = "as it was";
        order.request.settings.steps = 30;
        const int id = bench.queue->place(order)->front();
        order.request.spec.pose.gazeYawDeg = -40;
        order.request.prompt.text = "edited since";
        order.request.settings.steps = 1;
        QTRY_COMPARE(bench.state(id), State::Finished);
        QCOMPARE(bench.first->requests.size(), std::size_t(1));
        QCOMPARE(bench.first->requests[0].spec.pose.gazeYawDeg, 12.0);
        QCOMPARE(bench.first->requests[0].prompt.text, std::string("as it was"));
        QCOMPARE(bench.first->requests[0].settings.steps, 30);
    }

    void aLargeOrderIsSplitAndItsSeedsGoOn()
    {
        Bench bench(4);
        QSignalSpy takes(bench.queue.get(), &GenerationQueue::takeFinished);
        bench.place("a", 10, 100);
        QCOMPARE(bench.queue->jobs().size(), std::size_t(3));
        QTRY_COMPARE(takes.size(), 10);
        QSet<qint64> seeds;
        for (const auto &take : takes)
            seeds.insert(take.first().value<Take>().seed);
        QCOMPARE(seeds.size(), 10);
        QVERIFY(seeds.contains(100) && seeds.contains(109));
    }

    void anUnknownBackendAndAnEmptyOrderAreAnswered()
    {
        Bench bench;
        GenerationQueue::Order order;
        order.backendId = "nowhere";
        auto answer = bench.queue->place(order);
        QVERIFY(!answer);
        QVERIFY(QString::fromStdString(answer.error().message).contains("nowhere"));
        order.backendId = "a";
        order.request.settings.count = 0;
        QVERIFY(!bench.queue->place(order));
        QVERIFY(bench.queue->jobs().empty());
    }

    void cancellingARunningJobStopsIt()
    {
        Bench bench;
        bench.first->gate = false;
        const int id = bench.place("a");
        QTRY_COMPARE(bench.state(id), State::Running);
        bench.queue->cancel(id);
        QCOMPARE(bench.state(id), State::Stopping);
        QTRY_COMPARE(bench.state(id), State::Cancelled);
        QCOMPARE(bench.saved.load(), 0);
    }

    void cancellingAllLeavesNothingAtWork()
    {
        Bench bench;
        bench.first->gate = false;
        const int running = bench.place("a");
        const int queued = bench.place("a");
        QTRY_COMPARE(bench.state(running), State::Running);
        bench.queue->cancelAll();
        QTRY_COMPARE(bench.queue->unfinished(), 0);
        QCOMPARE(bench.state(queued), State::Cancelled);
        QCOMPARE(bench.first->calls.load(), 1);
    }

    void differentBackendsWorkAtOnceAndOneBackendInTurn()
    {
        Bench bench;
        bench.first->gate = false;
        bench.second->gate = false;
        const int a1 = bench.place("a"), a2 = bench.place("a"), b1 = bench.place("b");
        QTRY_COMPARE(bench.state(a1), State::Running);
        QTRY_COMPARE(bench.state(b1), State::Running);
        QCOMPARE(bench.state(a2), State::Queued);
        bench.first->gate = true;
        QTRY_COMPARE(bench.state(a2), State::Finished);
        QCOMPARE(bench.state(b1), State::Running);
        bench.second->gate = true;
        QTRY_COMPARE(bench.state(b1), State::Finished);
    }

    void whatIsOrderedToTheFrontComesNext()
    {
        Bench bench;
        bench.first->gate = false;
        const int first = bench.place("a", 1, 1);
        QTRY_COMPARE(bench.state(first), State::Running);
        const int second = bench.place("a", 1, 2);
        const int third = bench.place("a", 1, 3, true);
        bench.queue->moveToFront(bench.place("a", 1, 4));
        bench.first->gate = true;
        QTRY_COMPARE(bench.state(second), State::Finished);
        QCOMPARE(bench.state(third), State::Finished);
        QList<qint64> order;
        for (const GenerationRequest &request : bench.first->requests)
            order.append(request.settings.seed);
        QCOMPARE(order, (QList<qint64>{1, 4, 3, 2}));
    }

    void onlyABusyServiceIsAskedAgain_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("failures");
        QTest::addColumn<int>("calls");
        QTest::addColumn<int>("end");
        const auto row = [](const char *name, Error::Kind kind, int failures, int calls, State end) {
            QTest::newRow(name) << int(kind) << failures << calls << int(end);
        };
        row("busy twice", Error::Kind::Busy, 2, 3, State::Finished);
        row("busy for ever", Error::Kind::Busy, 9, 4, State::Failed);
        row("unavailable once", Error::Kind::Unavailable, 1, 2, State::Finished);
        row("refused", Error::Kind::Refused, 1, 1, State::Failed);
        row("bad key", Error::Kind::Unauthorised, 1, 1, State::Failed);
        row("bad input", Error::Kind::BadInput, 1, 1, State::Failed);
        row("network", Error::Kind::Network, 1, 1, State::Failed);
    }
    void onlyABusyServiceIsAskedAgain()
    {
        QFETCH(int, kind);
        QFETCH(int, failures);
        QFETCH(int, calls);
        QFETCH(int, end);
        Bench bench;
        bench.first->failures.assign(std::size_t(failures), Error{Error::Kind(kind), "No."});
        const int id = bench.place("a");
        QTRY_VERIFY(bench.queue->find(id)->isDone());
        QCOMPARE(int(bench.state(id)), end);
        QCOMPARE(bench.first->calls.load(), calls);
    }

    void theServicesOwnPauseIsHonoured()
    {
        Bench bench;
        bench.first->failures = {Error{Error::Kind::Busy, "Slow down.", {}, 60}};
        const int id = bench.place("a");
        QTRY_COMPARE(bench.state(id), State::Waiting);
        const qint64 pause = bench.queue->find(id)->endedAt.msecsTo(bench.queue->find(id)->retryAt);
        QVERIFY2(pause >= 60000 && pause < 61000, qPrintable(QString::number(pause)));
        bench.queue->cancel(id);
        QCOMPARE(bench.state(id), State::Cancelled);
    }

    void aFailedJobCanBeTriedAgainByHand()
    {
        Bench bench;
        bench.first->failures = {Error{Error::Kind::Network, "The server at x is not there."}};
        const int id = bench.place("a");
        QTRY_COMPARE(bench.state(id), State::Failed);
        QCOMPARE(bench.queue->find(id)->error.message, std::string("The server at x is not there."));
        bench.queue->retryFailed();
        QTRY_COMPARE(bench.state(id), State::Finished);
    }

    void aPictureThatCannotBeWrittenIsKeptAndSavedLater()
    {
        Bench bench(2);
        QSignalSpy takes(bench.queue.get(), &GenerationQueue::takeFinished);
        bench.diskFull = true;
        const int id = bench.place("a", 2, 5);
        QTRY_COMPARE(bench.state(id), State::Unsaved);
        QCOMPARE(bench.queue->find(id)->unsaved.size(), std::size_t(2));
        QVERIFY(!bench.queue->find(id)->unsaved[0].image.isEmpty());
        QCOMPARE(bench.queue->find(id)->error.message, std::string("The disk is full."));
        QCOMPARE(takes.size(), 0);
        bench.queue->remove(id);
        bench.queue->clearDone();
        QVERIFY(bench.queue->find(id));
        bench.queue->retry(id);
        QTRY_COMPARE(bench.state(id), State::Unsaved);
        const QDateTime made = bench.queue->find(id)->endedAt;
        QTest::qWait(5);
        bench.diskFull = false;
        bench.queue->retry(id);
        QTRY_COMPARE(bench.state(id), State::Finished);
        QCOMPARE(bench.queue->find(id)->endedAt, made); // waiting for the disk is not making
        QCOMPARE(takes.size(), 2);
        QCOMPARE(bench.first->calls.load(), 1); // nothing was generated, or paid, twice
    }

    void closingTriesUnsavedPicturesOnceMore()
    {
        Bench bench;
        bench.diskFull = true;
        const int id = bench.place("a");
        QTRY_COMPARE(bench.state(id), State::Unsaved);
        QCOMPARE(bench.queue->unsavedPictures(), 1);
        bench.diskFull = false;
        bench.queue.reset();
        QCOMPARE(bench.saved.load(), 1);
    }

    void aTalkativeBackendDoesNotFloodTheInterface()
    {
        Bench bench;
        QSignalSpy changes(bench.queue.get(), &GenerationQueue::changed);
        bench.first->gate = false;
        const int id = bench.place("a");
        QTRY_VERIFY(bench.queue->find(id)->stage == "sampling 4999");
        QVERIFY2(changes.size() < 5000, qPrintable(QString::number(changes.size())));
    }

    void closingTheQueueStopsTheWork()
    {
        Bench bench;
        bench.first->gate = false;
        const int id = bench.place("a");
        QTRY_COMPARE(bench.state(id), State::Running);
        bench.queue.reset(); // returns only when the worker has ended
        QCOMPARE(bench.first->calls.load(), 1);
    }
};

QTEST_GUILESS_MAIN(TestGenerationQueue)
#include "tests/support/plain_takes.h"
#include "tst_generation_queue.moc"
