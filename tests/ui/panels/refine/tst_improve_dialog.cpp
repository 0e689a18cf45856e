// SPDX-License-Identifier: MIT
#include "ui/panels/refine/improve_dialog.h"

#include "tests/support/test_picture.h"
#include "tests/ui/panels/panel_fixture.h"
#include "ui/models/queue/generation_queue.h"
#include "ui/models/takes/critique_runner.h"
#include "ui/models/takes/take_model.h"
#include "ui/models/takes/take_selection.h"
#include "ui/widgets/meters/verdict_curve.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace presence;

/// A service whose pictures are all alike; its price can be set.
class Service : public Backend
{
public:
    std::optional<Cost> price;
    std::atomic<int> calls{0};

    BackendInfo info() const override
    {
        BackendInfo info;
        info.id = "service";
        info.name = "Service";
        info.kind = BackendInfo::Kind::Hosted;
        return info;
    }
    Result<> check(std::stop_token) override { return {}; }
    Estimate estimate(const GenerationRequest &) const override
    {
        Estimate estimate;
        estimate.cost = price;
        return estimate;
    }
    Result<GenerationResult> generate(const GenerationRequest &, const ProgressCallback &,
                                      std::stop_token) override
    {
        ++calls;
        GenerationResult result;
        GeneratedImage image;
        image.file = ImageFile::fromBytes(test::pngPicture(32, 40), "service").value();
        result.images.push_back(image);
        return result;
    }
};

class TestImproveDialog : public QObject
{
    Q_OBJECT

    /// The head is asked to roll; every 4° are a finding that fails, and the fix takes 4° away.
    struct Bench : PanelFixture
    {
        QTemporaryDir folder;
        ShootStore store = ShootStore::open(folder.filePath("shoot").toStdString()).value();
        BackendRegistry backends;
        Service *service = new Service;
        std::unique_ptr<GenerationQueue> queue;
        TakeModel takes{store};
        TakeSelection selection{takes};
        CritiqueRunner critiques{[](const Take &take, std::stop_token) -> Result<CritiqueReport> {
            CritiqueReport made;
            for (int i = 0; i < 4; ++i) {
                Finding finding;
                finding.id = "finding." + std::to_string(i);
                finding.verdict = i < take.spec.pose.headRollDeg / 4 ? Verdict::Fail : Verdict::Pass;
                made.findings.push_back(finding);
            }
            return made;
        }};
        std::unique_ptr<Refinement> loop;
        std::unique_ptr<ImproveDialog> dialog;

        explicit Bench(std::optional<Cost> price = {})
        {
            service->price = price;
            if (!backends.add(std::unique_ptr<Backend>(service)))
                qFatal("the service is not known");
            queue = std::make_unique<GenerationQueue>(backends, GenerationQueue::storageIn(store, backends));
            QObject::connect(queue.get(), &GenerationQueue::takeFinished, &takes, [this](const Take &take) {
                takes.add(take);
                selection.setCurrent(QString::fromStdString(take.id));
                critiques.review(take);
            });
            QObject::connect(&critiques, &CritiqueRunner::reviewed, &takes, &TakeModel::setReport);
            loop = std::make_unique<Refinement>(
                Refinement::Means{backends, *queue, critiques, takes,
                                  [](const PortraitSpec &, const BackendInfo &) { return Prompt(); },
                                  [](const CritiqueReport &report) { return report; },
                                  [](const CritiqueReport &, const PortraitSpec &spec) {
                                      PortraitSpec next = spec;
                                      next.pose.headRollDeg = std::max(0.0, spec.pose.headRollDeg - 4);
                                      return next;
                                  }});
            document.apply({{"head.roll", 8.0}}, "Roll");
            dialog = std::make_unique<ImproveDialog>(
                ImproveDialog::Context{*loop, document, takes, selection, words, [this] {
                                           return ImproveDialog::How{service->info(), RenderSettings()};
                                       }});
            dialog->show();
        }

        void go() { QTest::mouseClick(dialog->form()->goButton(), Qt::LeftButton); }
    };

private slots:
    void takesTimesPriceIsSaidBeforeAnythingIsOrdered()
    {
        Bench bench(Cost{0.04, "USD"});
        BudgetForm *form = bench.dialog->form();
        form->takes()->setValue(5);
        QVERIFY2(form->priceText().contains("5") && form->priceText().contains("0.20"),
                 qPrintable(form->priceText()));
        QVERIFY(form->goButton()->text().contains("0.20"));
        QCOMPARE(form->budget().money->amount, 0.2);
        form->money()->setValue(0.1); // less than all of them would take
        QVERIFY(form->goButton()->text().contains("0.10"));
        QCOMPARE(bench.service->calls.load(), 0);
        bench.go();
        QTRY_VERIFY(!bench.loop->isRunning());
        QCOMPARE(bench.loop->end(), Refinement::End::MoneySpent);
        QCOMPARE(bench.service->calls.load(), 2);
        QVERIFY(bench.dialog->status().contains("more than agreed"));
        QVERIFY(bench.dialog->status().contains("spent"));
    }

    void aServiceThatTellsNoPriceTakesAnAgreement()
    {
        Bench bench;
        BudgetForm *form = bench.dialog->form();
        QTRY_VERIFY(form->agreement()->isVisible());
        QVERIFY(!form->money()->isVisible());
        QVERIFY(!form->goButton()->isEnabled());
        bench.go();
        QVERIFY(!bench.loop->isRunning());
        QTest::mouseClick(form->agreement(), Qt::LeftButton, {}, {8, 8});
        QVERIFY(form->goButton()->isEnabled());
    }

    void theStepsTheirCurveAndTheBestDirectionAreShown()
    {
        Bench bench(Cost{0, "USD"});
        const PortraitSpec before = bench.document.spec();
        bench.go();
        QTRY_VERIFY(!bench.loop->isRunning());
        QCOMPARE(bench.loop->end(), Refinement::End::NothingToFix);
        QCOMPARE(bench.dialog->stepLines().size(), 3);
        QVERIFY(bench.dialog->stepLines()[0].contains(QStringLiteral("2\u00a0fail")));
        QCOMPARE(bench.dialog->curve()->lines()[0].counts, (QList<int>{2, 1, 0}));
        QVERIFY(!bench.dialog->stopButton()->isVisible());
        QVERIFY(bench.document.spec() == before); // until it is taken over
        QTest::mouseClick(bench.dialog->takeOverButton(), Qt::LeftButton);
        QCOMPARE(bench.document.spec().pose.headRollDeg, 0.0);
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.spec() == before);
    }

    void aMeasuredTakeOfThisDirectionIsProposedAsTheBeginning()
    {
        Bench bench(Cost{0, "USD"});
        bench.dialog->form()->takes()->setValue(1);
        bench.go();
        QTRY_COMPARE(bench.loop->end(), Refinement::End::TakesSpent);
        QTest::mouseClick(bench.dialog->againButton(), Qt::LeftButton);
        BudgetForm *form = bench.dialog->form();
        QVERIFY(form->startChoice()->currentText().contains("measured already"));
        QVERIFY(!form->start().takeId.empty());
        bench.document.apply({{"head.roll", 6.0}}, "Roll"); // another direction now
        bench.dialog->hide();
        bench.dialog->show();
        QVERIFY(bench.dialog->form()->start().takeId.empty());
    }

    void whoeverClosedItMeanwhileSeesHowItEnded()
    {
        Bench bench(Cost{0, "USD"});
        bench.go();
        bench.dialog->hide();
        QTRY_VERIFY(!bench.loop->isRunning());
        bench.dialog->show();
        QVERIFY(!bench.dialog->form()->isVisible());
        QVERIFY(bench.dialog->takeOverButton()->isVisible());
        bench.dialog->hide();
        bench.dialog->show();
        QVERIFY(bench.dialog->form()->isVisible());
    }
};

QTEST_MAIN(TestImproveDialog)
#include "tst_improve_dialog.moc"
