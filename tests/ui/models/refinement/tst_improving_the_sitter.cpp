// SPDX-License-Identifier: MIT
#include "core/critique/advice/safe_fixes.h"
#include "core/critique/critique.h"
#include "plugins/backend_plugin.h"
#include "ui/models/queue/generation_queue.h"
#include "ui/models/refinement/refinement.h"
#include "ui/models/takes/critique_runner.h"
#include "ui/models/takes/take_model.h"

#include <QPluginLoader>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace presence;
using End = Refinement::End;

/// The whole loop with nothing made up: the built-in sitter draws, the real checklist measures, and what it
/// calls safe is applied.
class TestImprovingTheSitter : public QObject
{
    Q_OBJECT

    std::optional<Critic> m_critic;

    struct Bench
    {
        explicit Bench(const Critic &critic)
            : critiques([&critic](const Take &take, std::stop_token stop) {
                return critic.review(take.image, take.spec, take.id, {}, stop);
            })
        {
            QPluginLoader loader(
                QStringLiteral(PRESENCE_BINARY_DIR "/lib/presence/plugins/presence_sitter.so"));
            auto *plugin = qobject_cast<BackendPlugin *>(loader.instance());
            if (!plugin)
                qFatal("%s", qPrintable(loader.errorString()));
            auto offer = plugin->createBackends({Resources(PRESENCE_SOURCE_DIR "/resources"), {}, {}, {}});
            for (auto &sitter : offer.backends)
                if (!backends.add(std::move(sitter)))
                    qFatal("the sitter is not known");
            queue = std::make_unique<GenerationQueue>(backends, GenerationQueue::storageIn(store, backends));
            QObject::connect(queue.get(), &GenerationQueue::takeFinished, &takes, [this](const Take &take) {
                takes.add(take);
                critiques.review(take);
            });
            QObject::connect(&critiques, &CritiqueRunner::reviewed, &takes, &TakeModel::setReport);
            loop = std::make_unique<Refinement>(
                Refinement::Means{backends, *queue, critiques, takes,
                                  [](const PortraitSpec &, const BackendInfo &) { return Prompt{}; },
                                  [](const CritiqueReport &whole) { return whole; }, improved});
        }

        static PortraitSpec improved(const CritiqueReport &report, const PortraitSpec &spec)
        {
            const auto next = safeFixes(report).appliedTo(spec);
            return next ? *next : spec;
        }

        End run(const char *wish, int takesAtMost)
        {
            Refinement::Order order;
            order.spec = *SpecPatch::fromJson(wish, "wish")->appliedTo({});
            order.backendId = "sitter";
            order.settings.width = 240;
            order.settings.height = 304;
            order.settings.steps = 4;
            order.settings.seed = 5;
            order.budget.takes = takesAtMost;
            QSignalSpy finished(loop.get(), &Refinement::finished);
            loop->start(order);
            if (finished.isEmpty() && !finished.wait(120000))
                return End::None;
            return loop->end();
        }

        QTemporaryDir folder;
        ShootStore store = ShootStore::open(folder.filePath("shoot").toStdString()).value();
        BackendRegistry backends;
        std::unique_ptr<GenerationQueue> queue;
        TakeModel takes{store};
        CritiqueRunner critiques;
        std::unique_ptr<Refinement> loop;
    };

private slots:
    void initTestCase()
    {
        auto critic = Critic::load(Resources(PRESENCE_SOURCE_DIR "/resources"), defaultCascadeFolders());
        QVERIFY2(critic.ok(), critic ? "" : critic.error().message.c_str());
        m_critic = std::move(*critic);
    }

    void aBurntOutFaceIsBroughtBackAndEveryStepIsKept()
    {
        Bench bench(*m_critic);
        const End end = bench.run(R"({"camera.crop": "cu", "lighting.exposure": 2})", 4);
        const auto &steps = bench.loop->steps();
        QVERIFY2(steps.size() >= 2, "the burnt-out face was not corrected");
        const Finding &first = *steps.front().report.find("exposure.highlights");
        const Finding &best = *bench.loop->best()->report.find("exposure.highlights");
        QVERIFY(first.verdict == Verdict::Warn || first.verdict == Verdict::Fail);
        QVERIFY(best.verdict < first.verdict);
        QVERIFY(bench.loop->best()->spec.lighting.exposureEv < 2);

        // Why it stopped is so.
        const Refinement::Step &last = steps.back();
        const bool fixable = Bench::improved(last.report, last.spec) != last.spec;
        const bool better = steps.size() < 2 || isBetter(last.report, steps[steps.size() - 2].report);
        switch (end) {
        case End::NothingToFix:
            QVERIFY(better && !fixable);
            break;
        case End::NoImprovement:
            QVERIFY(!better && !last.best);
            break;
        case End::TakesSpent:
            QVERIFY(better && fixable);
            QCOMPARE(bench.loop->ordered(), 4);
            break;
        default:
            QFAIL(qPrintable(bench.loop->problem()));
        }

        QCOMPARE(std::size_t(bench.takes.rowCount()), steps.size());
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const auto kept = bench.store.load(steps[i].takeId.toStdString());
            QVERIFY2(kept.ok(), kept ? "" : kept.error().message.c_str());
            QCOMPARE(kept->parentId, i == 0 ? std::string() : steps[i - 1].takeId.toStdString());
            QVERIFY(kept->spec == steps[i].spec);
            QCOMPARE(kept->seed, 5);
            QVERIFY(bench.takes.find(steps[i].takeId)->report.has_value());
        }
    }

    void aBudgetOfOneIsKeptHoweverMuchIsLeftToMend()
    {
        Bench bench(*m_critic);
        QCOMPARE(bench.run(R"({"camera.crop": "cu", "lighting.exposure": 2})", 1), End::TakesSpent);
        QCOMPARE(bench.loop->steps().size(), std::size_t(1));
        const Refinement::Step &only = bench.loop->steps().front();
        QVERIFY(Bench::improved(only.report, only.spec) != only.spec);
    }
};

QTEST_GUILESS_MAIN(TestImprovingTheSitter)
#include "tst_improving_the_sitter.moc"
