// SPDX-License-Identifier: MIT
#include "ui/models/refinement/refinement.h"

#include "tests/support/test_picture.h"
#include "ui/models/queue/generation_queue.h"
#include "ui/models/takes/critique_runner.h"
#include "ui/models/takes/take_model.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace presence;
using End = Refinement::End;

static CritiqueReport report(std::initializer_list<Verdict> verdicts)
{
    CritiqueReport made;
    int number = 0;
    for (const Verdict verdict : verdicts) {
        Finding finding;
        finding.id = "finding." + std::to_string(number++);
        finding.verdict = verdict;
        made.findings.push_back(finding);
    }
    return made;
}

/// A service with a price whose pictures show a smoother skin the less is asked for, in two places.
class Painter : public Backend
{
public:
    std::optional<Cost> price;
    std::atomic<int> calls{0};
    std::atomic<bool> gate{true};
    std::atomic<bool> broken{false};

    BackendInfo info() const override
    {
        BackendInfo info;
        info.id = "painter";
        info.name = "Painter";
        info.seed = true;
        return info;
    }
    Result<> check(std::stop_token) override { return {}; }
    Estimate estimate(const GenerationRequest &request) const override
    {
        Estimate estimate;
        if (price)
            estimate.cost = Cost{price->amount * request.settings.count, price->unit};
        return estimate;
    }
    Result<GenerationResult> generate(const GenerationRequest &request, const ProgressCallback &,
                                      std::stop_token stop) override
    {
        ++calls;
        while (!gate && !stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (stop.stop_requested())
            return Error{Error::Kind::Cancelled, "stopped"};
        if (broken)
            return Error{Error::Kind::BadInput, "The painter has no paint."};
        GenerationResult result;
        GeneratedImage image;
        image.file = ImageFile::fromBytes(test::pngPicture(32, 40), "painter").value();
        image.seed = request.settings.seed >= 0 ? request.settings.seed : 77;
        result.images.push_back(image);
        return result;
    }
};

class TestRefinement : public QObject
{
    Q_OBJECT

    /// A loop over a real queue, a real runner and a real shoot. What is measured is the head's roll: the
    /// fix takes 4° away, and every 4° are one finding that fails.
    struct Bench
    {
        QTemporaryDir folder;
        ShootStore store = ShootStore::open(folder.filePath("shoot").toStdString()).value();
        BackendRegistry backends;
        Painter *painter = new Painter;
        std::unique_ptr<GenerationQueue> queue;
        TakeModel takes{store};
        double floor = 0; ///< degrees below which the painter never comes
        CritiqueRunner critiques{[this](const Take &take, std::stop_token) -> Result<CritiqueReport> {
            const double roll = std::max(floor, std::abs(take.spec.pose.headRollDeg));
            CritiqueReport made;
            for (int i = 0; i < 4; ++i) {
                Finding finding;
                finding.id = "finding." + std::to_string(i);
                finding.verdict = i < roll / 4 ? Verdict::Fail : Verdict::Pass;
                made.findings.push_back(finding);
            }
            return made;
        }};
        std::unique_ptr<Refinement> loop;

        Bench()
        {
            if (!backends.add(std::unique_ptr<Backend>(painter)))
                qFatal("the painter is not known");
            queue = std::make_unique<GenerationQueue>(backends, GenerationQueue::storageIn(store, backends));
            connect(queue.get(), &GenerationQueue::takeFinished, &takes, [this](const Take &take) {
                takes.add(take);
                critiques.review(take);
            });
            connect(&critiques, &CritiqueRunner::reviewed, &takes, &TakeModel::setReport);
            loop = std::make_unique<Refinement>(
                Refinement::Means{backends, *queue, critiques, takes,
                                  [](const PortraitSpec &spec, const BackendInfo &) {
                                      Prompt prompt;
                                      prompt.text = "roll " + std::to_string(int(spec.pose.headRollDeg));
                                      return prompt;
                                  },
                                  [](const CritiqueReport &whole) { return whole; },
                                  [](const CritiqueReport &, const PortraitSpec &spec) {
                                      PortraitSpec next = spec;
                                      next.pose.headRollDeg = std::max(0.0, spec.pose.headRollDeg - 4);
                                      return next;
                                  }});
        }
        ~Bench() { painter->gate = true; }

        Refinement::Order order(double roll, int takesAtMost) const
        {
            Refinement::Order order;
            order.spec.pose.headRollDeg = roll;
            order.backendId = "painter";
            order.budget.takes = takesAtMost;
            return order;
        }
        End run(const Refinement::Order &order)
        {
            QSignalSpy finished(loop.get(), &Refinement::finished);
            loop->start(order);
            if (finished.isEmpty() && !finished.wait(30000))
                return End::None;
            return loop->end();
        }
        QList<int> fails() const
        {
            QList<int> counts;
            for (const Refinement::Step &step : loop->steps())
                counts += int(std::ranges::count(step.report.findings, Verdict::Fail, &Finding::verdict));
            return counts;
        }
    };

private slots:
    void aReviewIsBetterByItsWorstVerdictsAndSilenceIsNoCure_data()
    {
        using V = Verdict;
        QTest::addColumn<bool>("better");
        QTest::addColumn<CritiqueReport>("now");
        QTest::addColumn<CritiqueReport>("before");
        QTest::newRow("a fail less") << true << report({V::Warn, V::Warn}) << report({V::Fail, V::Pass});
        QTest::newRow("the same") << false << report({V::Fail, V::Pass}) << report({V::Pass, V::Fail});
        QTest::newRow("a warning less") << true << report({V::Note, V::Note}) << report({V::Warn, V::Pass});
        QTest::newRow("a note less") << true << report({V::Pass, V::Pass}) << report({V::Note, V::Pass});
        QTest::newRow("no longer assessed")
            << false << report({V::Unmeasured, V::Pass}) << report({V::Warn, V::Pass});
        QTest::newRow("assessed at last")
            << false << report({V::Pass, V::Pass}) << report({V::Unmeasured, V::Pass});
        QTest::newRow("never assessed")
            << true << report({V::Unmeasured, V::Pass}) << report({V::Unmeasured, V::Note});
    }
    void aReviewIsBetterByItsWorstVerdictsAndSilenceIsNoCure()
    {
        QFETCH(bool, better);
        QFETCH(CritiqueReport, now);
        QFETCH(CritiqueReport, before);
        QCOMPARE(isBetter(now, before), better);
    }

    void itGoesOnUntilNothingIsLeftToFixAndKeepsEveryStep()
    {
        Bench bench;
        QCOMPARE(bench.run(bench.order(8, 10)), End::NothingToFix);
        QCOMPARE(bench.fails(), (QList<int>{2, 1, 0}));
        QCOMPARE(bench.loop->ordered(), 3);
        QCOMPARE(bench.takes.rowCount(), 3);
        const auto &steps = bench.loop->steps();
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const Take kept = bench.store.load(steps[i].takeId.toStdString()).value();
            QCOMPARE(kept.parentId, i == 0 ? std::string() : steps[i - 1].takeId.toStdString());
            QCOMPARE(kept.spec.pose.headRollDeg, 8.0 - 4.0 * double(i));
            QCOMPARE(kept.promptText, "roll " + std::to_string(8 - 4 * i));
            QCOMPARE(kept.seed, 77); // the same from the first on: what changes is what was fixed
        }
        QCOMPARE(bench.loop->best()->takeId, steps.back().takeId);
        QVERIFY(!bench.loop->spent());
    }

    void itStopsWhenTheTakesAreSpent()
    {
        Bench bench;
        QCOMPARE(bench.run(bench.order(16, 2)), End::TakesSpent);
        QCOMPARE(bench.painter->calls.load(), 2);
        QCOMPARE(bench.fails(), (QList<int>{4, 3}));
    }

    void itStopsWhenNothingImproves()
    {
        Bench bench;
        bench.floor = 8;
        QCOMPARE(bench.run(bench.order(12, 10)), End::NoImprovement);
        QCOMPARE(bench.fails(), (QList<int>{3, 2, 2}));
        QCOMPARE(bench.loop->best()->takeId, bench.loop->steps()[1].takeId);
        QVERIFY(!bench.loop->steps()[2].best);
    }

    void itNeverSpendsMoreMoneyThanAgreed()
    {
        Bench bench;
        bench.painter->price = Cost{0.1, "USD"};
        Refinement::Order order = bench.order(16, 10);
        order.budget.money = Cost{0.3, "USD"};
        QCOMPARE(bench.loop->priceOfOne(order)->amount, 0.1);
        QCOMPARE(bench.run(order), End::MoneySpent);
        QCOMPARE(bench.painter->calls.load(), 3);
        QVERIFY(std::abs(bench.loop->spent()->amount - 0.3) < 1e-9);
    }

    void aLimitInMoneyThatCannotBeKeptOrdersNothing_data()
    {
        QTest::addColumn<bool>("priced");
        QTest::newRow("no price") << false;
        QTest::newRow("another currency") << true;
    }
    void aLimitInMoneyThatCannotBeKeptOrdersNothing()
    {
        QFETCH(bool, priced);
        Bench bench;
        if (priced)
            bench.painter->price = Cost{0.1, "EUR"};
        Refinement::Order order = bench.order(8, 3);
        order.budget.money = Cost{5, "USD"};
        QCOMPARE(bench.run(order), End::Failed);
        QVERIFY(bench.loop->problem().contains("USD"));
        QCOMPARE(bench.painter->calls.load(), 0);
    }

    void aMeasuredTakeIsTheFirstStepAndCostsNothing()
    {
        Bench bench;
        QCOMPARE(bench.run(bench.order(8, 1)), End::TakesSpent);
        Refinement::Order order = bench.order(8, 2);
        order.fromTakeId = bench.loop->steps().front().takeId.toStdString();
        QCOMPARE(bench.run(order), End::NothingToFix);
        QCOMPARE(bench.fails(), (QList<int>{2, 1, 0}));
        QVERIFY(!bench.loop->steps()[0].ordered);
        QCOMPARE(bench.loop->ordered(), 2);
        QCOMPARE(bench.store.load(bench.loop->steps()[1].takeId.toStdString())->parentId, order.fromTakeId);
    }

    void cancellingStopsWhatIsAtWork()
    {
        Bench bench;
        bench.painter->gate = false;
        bench.loop->start(bench.order(8, 5));
        QTRY_COMPARE(bench.painter->calls.load(), 1);
        bench.loop->cancel();
        QCOMPARE(bench.loop->end(), End::Cancelled);
        QVERIFY(!bench.loop->isRunning());
        QTRY_COMPARE(bench.queue->unfinished(), 0);
        QCOMPARE(bench.takes.rowCount(), 0);
    }

    void cancellingItsJobInTheQueueEndsItToo()
    {
        Bench bench;
        bench.painter->gate = false;
        bench.loop->start(bench.order(8, 5));
        QTRY_COMPARE(bench.painter->calls.load(), 1);
        bench.queue->cancelAll();
        QTRY_COMPARE(bench.loop->end(), End::Cancelled);
        QCOMPARE(bench.painter->calls.load(), 1);
    }

    void aFailureIsSaidAndOrdersNoMore()
    {
        Bench bench;
        bench.painter->broken = true;
        QCOMPARE(bench.run(bench.order(8, 5)), End::Failed);
        QCOMPARE(bench.loop->problem(), "The painter has no paint.");
        QCOMPARE(bench.painter->calls.load(), 1);
    }

    void otherOrdersOfTheQueueAreNotItsSteps()
    {
        Bench bench;
        GenerationRequest foreign;
        foreign.spec.pose.headRollDeg = 20;
        QVERIFY(bench.queue->place({foreign, "painter"}).ok());
        QCOMPARE(bench.run(bench.order(4, 5)), End::NothingToFix);
        QCOMPARE(bench.fails(), (QList<int>{1, 0}));
        QCOMPARE(bench.takes.rowCount(), 3);
    }
};

QTEST_GUILESS_MAIN(TestRefinement)
#include "tst_refinement.moc"
