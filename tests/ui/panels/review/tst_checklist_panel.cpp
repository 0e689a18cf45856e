// SPDX-License-Identifier: MIT
#include "ui/panels/review/checklist_panel.h"

#include "tests/support/plain_takes.h"
#include "ui/models/measuring/measuring_models.h"
#include "ui/models/spec_document.h"
#include "ui/models/takes/critique_runner.h"
#include "ui/models/takes/review_options.h"
#include "ui/models/takes/take_model.h"
#include "ui/models/takes/take_selection.h"
#include "ui/panels/finding/finding_row.h"
#include "ui/panels/finding/finding_words.h"
#include "ui/panels/review/human_questions.h"
#include "ui/panels/review/judged_as.h"
#include "ui/panels/review/rating_bar.h"
#include "ui/panels/takes/take_actions.h"
#include "ui/widgets/picture/star_rating.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace presence;

static Finding finding(const char *id, Verdict verdict, Quantity asked, Quantity measured, SpecPatch fix = {},
                       double confidence = 0.8)
{
    Finding made;
    made.id = id;
    made.verdict = verdict;
    made.asked = std::move(asked);
    made.measured = std::move(measured);
    made.unit = "°";
    made.confidence = confidence;
    made.fix = std::move(fix);
    return made;
}

class TestChecklistPanel : public QObject
{
    Q_OBJECT

    struct Bench
    {
        Resources resources{PRESENCE_SOURCE_DIR "/resources"};
        SpecLibrary library = *SpecLibrary::load(resources);
        Vocabulary vocabulary = *Vocabulary::load(resources);
        LintRules rules = *LintRules::load(resources);
        ParameterWords words = *ParameterWords::load(resources);
        SpecDocument document{library, vocabulary, rules};
        QTemporaryDir folder;
        ShootStore store = *ShootStore::open(folder.filePath("shoot").toStdString());
        TakeModel takes{store};
        TakeSelection selection{takes};
        CritiqueRunner critiques{[](const Take &, std::stop_token) -> Result<CritiqueReport> {
            CritiqueReport report;
            report.findings.push_back(finding("face.count", Verdict::Pass, 1.0, 1.0));
            return report;
        }};
        Limits limits = *Limits::load(resources);
        MeasuringModels models{*ModelStore::open(resources, folder.filePath("models").toStdString()), {}};
        std::unique_ptr<ChecklistPanel> panel;
        QStringList ids;

        Bench()
        {
            for (const char *time : {"2026-01-01T10:00:00Z", "2026-01-02T10:00:00Z"}) {
                Take take;
                take.createdAt = time;
                take.image = test::plainPicture();
                const Take stored = *store.add(take);
                takes.add(stored);
                ids.append(QString::fromStdString(stored.id));
            }
            const std::vector<HumanQuestion> questions = *loadHumanQuestions(resources);
            panel = std::make_unique<ChecklistPanel>(ChecklistPanel::Context{
                document, takes, selection, critiques, words, questions, {limits, models}});
            panel->resize(340, 900);
            panel->show();
        }

        void review()
        {
            CritiqueReport report;
            report.findings = {
                finding("gaze.direction", Verdict::Warn, 0.0, 14.0,
                        {{"gaze.yaw", 10.0}, {"gaze.pitch", -5.0}}),
                finding("skin.texture", Verdict::Fail, 0.6, 0.1, {{"realism.skin_texture", 0.9}}),
                finding("eyes.open", Verdict::Pass, 1.0, 1.0),
                finding("identity.match", Verdict::Unmeasured, {}, {}),
            };
            report.findings[0].regions = {{10, 20, 30, 15}};
            report.findings[3].reason = "No model for likeness is installed.";
            takes.setReport(ids[0], report);
            selection.setCurrent(ids[0]);
        }
    };

private slots:
    void aFindingSaysAskedMeasuredAndHowSure()
    {
        QCOMPARE(measureText(finding("gaze.direction", Verdict::Warn, 0.0, -14.0)),
                 QStringLiteral("asked 0° → measured −14° · 80\u00a0%\u00a0sure"));
        QCOMPARE(measureText(finding("light.side", Verdict::Warn, std::string("left"), std::string("right"))),
                 QStringLiteral("asked left → measured right · 80\u00a0%\u00a0sure"));
        QCOMPARE(measureText(finding("eyes.open", Verdict::Pass, {}, 1.0)),
                 QStringLiteral("measured 1° · 80\u00a0%\u00a0sure"));
    }

    void everyFindingOfTheChecklistHasATitleAndOnePlace()
    {
        const QStringList ids =
            QStringLiteral(
                "face.count face.size gaze.direction head.yaw head.pitch head.roll eyes.open "
                "eyes.catchlights mouth.smile mouth.open expression.units symmetry.face skin.texture "
                "alive.blank alive.perfect alive.plastic "
                "focus.eyes exposure.highlights exposure.shadows exposure.range color.warmth "
                "color.saturation color.palette color.cast light.side light.ratio light.pattern "
                "framing.eyeline framing.space framing.margins background.separation background.clutter "
                "identity.match quality.overall")
                .split(' ');
        for (const QString &id : ids) {
            QVERIFY2(findingTitle(id.toStdString()) != id, qPrintable(id));
            int places = 0;
            for (const QuestionGroup &group : questionGroups())
                places += int(group.findings.count(id));
            QVERIFY2(places == 1, qPrintable(id));
        }
    }

    void aFixIsOneUndoStep()
    {
        Bench bench;
        bench.review();
        FindingRow *row = bench.panel->row("gaze.direction");
        QVERIFY(row && row->fixButton());
        QTRY_VERIFY(row->fixButton()->isVisible());
        QVERIFY(row->fixButton()->toolTip().contains("\n")); // both changes are listed
        const PortraitSpec before = bench.document.spec();
        QTest::mouseClick(row->fixButton(), Qt::LeftButton);
        QCOMPARE(bench.document.spec().pose.gazeYawDeg, 10.0);
        QCOMPARE(bench.document.spec().pose.gazePitchDeg, -5.0);
        QCOMPARE(bench.document.undoStack()->count(), 1);
        QVERIFY(!row->fixButton()->isEnabled()); // it has nothing left to change
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.spec() == before);
        QVERIFY(row->fixButton()->isEnabled());
    }

    void allSafeFixesAreOneUndoStep()
    {
        Bench bench;
        bench.review();
        QTest::mouseClick(bench.panel->fixAllButton(), Qt::LeftButton);
        QCOMPARE(bench.document.spec().pose.gazeYawDeg, 10.0);
        QCOMPARE(bench.document.spec().realism.skinTexture, 0.9);
        QCOMPARE(bench.document.undoStack()->count(), 1);
        QVERIFY(!bench.panel->fixAllButton()->isVisible());
    }

    void whatFailedStandsFirstAndFixesCountFindings()
    {
        Bench bench;
        CritiqueReport report;
        report.findings = {
            finding("eyes.open", Verdict::Pass, {}, 1.0),
            finding("mouth.smile", Verdict::Note, {}, 1.0),
            finding("head.yaw", Verdict::Pass, {}, 1.0),
            finding("head.roll", Verdict::Warn, 0.0, 9.0, {{"head.roll", 1.0}, {"head.yaw", 2.0}}),
            finding("skin.texture", Verdict::Fail, 0.6, 0.1, {{"realism.skin_texture", 0.9}}),
        };
        bench.takes.setReport(bench.ids[0], report);
        bench.selection.setCurrent(bench.ids[0]);
        QStringList shown;
        for (const FindingRow *row : bench.panel->rows())
            shown += QString::fromStdString(row->finding().id);
        QCOMPARE(shown, (QStringList{"skin.texture", "head.roll", "head.yaw", "eyes.open", "mouth.smile"}));
        QCOMPARE(bench.panel->fixAllButton()->text(), "Apply all safe fixes (2)"); // of three controls
    }

    void oneOfACountHasASingular()
    {
        QCOMPARE(quantityText(1.0, "signs"), QStringLiteral("1\u00a0sign"));
        QCOMPARE(quantityText(3.0, "signs"), QStringLiteral("3\u00a0signs"));
        Finding finding;
        finding.measured = 1.0;
        finding.asked = std::string("at most 1");
        finding.unit = "signs";
        finding.confidence = 0.6;
        QVERIFY(measureText(finding).startsWith(QStringLiteral("asked at most 1 → measured 1\u00a0sign")));
        QCOMPARE(quantityText(1.0, "faces"), QStringLiteral("1\u00a0face"));
        QCOMPARE(quantityText(2.0, "faces"), QStringLiteral("2\u00a0faces"));
        QCOMPARE(quantityText(0.5, "of height"), QStringLiteral("0.50\u00a0of\u00a0height"));
    }

    void lookingAsksForTheRegion()
    {
        Bench bench;
        bench.review();
        QSignalSpy looks(bench.panel.get(), &ChecklistPanel::lookRequested);
        QTest::mouseClick(bench.panel->row("gaze.direction")->lookButton(), Qt::LeftButton);
        QCOMPARE(looks.size(), 1);
        QCOMPARE(looks[0][0].value<Finding>().regions.front(), (Region{10, 20, 30, 15}));
        QVERIFY(!bench.panel->row("skin.texture")->lookButton());
    }

    void pointingAtARowByMouseOrKeyboardShowsItInThePicture()
    {
        Bench bench;
        bench.review();
        std::vector<std::optional<Finding>> pointed;
        connect(bench.panel.get(), &ChecklistPanel::findingPointed, bench.panel.get(),
                [&](const std::optional<Finding> &finding) { pointed.push_back(finding); });
        FindingRow *gaze = bench.panel->row("gaze.direction");
        QTRY_VERIFY(gaze->isVisible());
        QTest::mouseMove(bench.panel->windowHandle(),
                         gaze->mapTo(bench.panel.get(), gaze->rect().center() + QPoint(0, 2)));
        QTRY_VERIFY(!pointed.empty());
        QCOMPARE(pointed.back()->id, std::string("gaze.direction"));
        QTest::mouseMove(bench.panel->windowHandle(), QPoint(2, 2));
        QTRY_VERIFY(!pointed.back());

        bench.panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(bench.panel.get()));
        bench.panel->rows().first()->setFocus();
        QCOMPARE(pointed.back()->id, bench.panel->rows()[0]->finding().id);
        QTest::keyClick(bench.panel->rows().first(), Qt::Key_Down);
        QVERIFY(bench.panel->rows()[1]->hasFocus());
        QCOMPARE(pointed.back()->id, bench.panel->rows()[1]->finding().id);
        QTest::keyClick(bench.panel->rows()[1], Qt::Key_Up);
        QVERIFY(bench.panel->rows()[0]->hasFocus());
    }

    void enterOpensThePageOfAFindingAndEscapeLeadsBack()
    {
        Bench bench;
        bench.review();
        bench.panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(bench.panel.get()));
        FindingRow *gaze = bench.panel->row("gaze.direction");
        QTRY_VERIFY(gaze->isVisible());
        gaze->setFocus();
        QTest::keyClick(gaze, Qt::Key_Return);
        FindingPage *page = bench.panel->page();
        QVERIFY(page && page->isVisible());
        QVERIFY(page->backButton()->hasFocus());
        QTest::keyClick(page->backButton(), Qt::Key_Escape);
        QVERIFY(!bench.panel->page());
        QVERIFY(gaze->hasFocus());
        QTest::mouseClick(gaze->detailButton(), Qt::LeftButton);
        QVERIFY(bench.panel->page());
        QTest::mouseClick(bench.panel->page()->backButton(), Qt::LeftButton);
        QVERIFY(!bench.panel->page());
    }

    void thePageAppliesTheFixItShows()
    {
        Bench bench;
        bench.review();
        bench.panel->openPage("gaze.direction");
        FindingPage *page = bench.panel->page();
        QVERIFY(page->text().contains(QString::fromStdString(bench.words.label("gaze.yaw"))));
        QTest::mouseClick(page->applyButton(), Qt::LeftButton);
        QCOMPARE(bench.document.spec().pose.gazeYawDeg, 10.0);
        QCOMPARE(bench.document.undoStack()->count(), 1);
        QVERIFY(!page->applyButton()->isEnabled());
    }

    void thePageFollowsANewReportAndLeavesWithItsFinding()
    {
        Bench bench;
        bench.review();
        bench.panel->openPage("skin.texture");
        CritiqueReport report;
        report.findings = {finding("skin.texture", Verdict::Pass, 0.6, 0.6)};
        bench.takes.setReport(bench.ids[0], report);
        QVERIFY(bench.panel->page());
        QCOMPARE(bench.panel->page()->finding().verdict, Verdict::Pass);
        bench.selection.setCurrent(bench.ids[1]); // not measured
        QVERIFY(!bench.panel->page());
    }

    void aSilencedQuestionIsNeitherShownNorCountedNorFixedUntilHeardAgain()
    {
        Bench bench;
        bench.review();
        bench.panel->openPage("skin.texture");
        QTest::mouseClick(bench.panel->page()->silenceButton(), Qt::LeftButton);
        QVERIFY(!bench.panel->page());
        QVERIFY(!bench.panel->row("skin.texture"));
        QVERIFY(bench.document.silenced().contains("skin.texture"));
        QTest::mouseClick(bench.panel->fixAllButton(), Qt::LeftButton);
        QVERIFY(bench.document.spec().realism.skinTexture != 0.9);
        QCOMPARE(bench.document.spec().pose.gazeYawDeg, 10.0);
        bench.document.undoStack()->undo();
        auto *fold = bench.panel->findChild<QToolButton *>("silenced");
        QVERIFY(fold && fold->text().contains("1"));
        QTest::mouseClick(fold, Qt::LeftButton);
        for (QPushButton *button : bench.panel->findChildren<QPushButton *>())
            if (button->text() == "Hear again") {
                QTest::mouseClick(button, Qt::LeftButton);
                break;
            }
        QVERIFY(bench.panel->row("skin.texture"));
        bench.document.undoStack()->undo(); // silencing and hearing are steps like any other
        QVERIFY(!bench.panel->row("skin.texture"));
    }

    void aPaintingIsSaidByHandMeasuredAnewAndRemembered()
    {
        Bench bench;
        bench.review();
        QSignalSpy measured(&bench.critiques, &CritiqueRunner::reviewed);
        QTest::mouseClick(bench.panel->judgedAs()->stylisedBox(), Qt::LeftButton, {}, {8, 8});
        QVERIFY(isStylised(*bench.takes.find(bench.ids[0])));
        QTRY_COMPARE(measured.size(), 1);
        bench.selection.setCurrent(bench.ids[1]);
        QVERIFY(!bench.panel->judgedAs()->stylisedBox()->isChecked());
        bench.selection.setCurrent(bench.ids[0]);
        QVERIFY(bench.panel->judgedAs()->stylisedBox()->isChecked());
        QTest::mouseClick(bench.panel->judgedAs()->stylisedBox(), Qt::LeftButton, {}, {8, 8});
        QVERIFY(!isStylised(*bench.takes.find(bench.ids[0])));
        QTRY_COMPARE(measured.size(), 2);
    }

    void aTakeCanBeHeldAgainstAnotherJobAndRemembersIt()
    {
        Bench bench;
        bench.review();
        QSignalSpy measured(&bench.critiques, &CritiqueRunner::reviewed);
        QComboBox *jobs = bench.panel->judgedAs()->jobBox();
        QVERIFY(jobs->currentText().contains("what it was made for"));
        jobs->setFocus();
        for (int i = 0; i < jobs->count() && jobs->currentData() != "authority"; ++i)
            QTest::keyClick(jobs, Qt::Key_Down);
        QCOMPARE(reviewOptionsFor(*bench.takes.find(bench.ids[0])).job, std::string("authority"));
        QTRY_VERIFY(measured.size() > 0);
        const std::string label = bench.library.job("authority")->label;
        const auto says = [&] {
            for (const QLabel *text : bench.panel->findChildren<QLabel *>())
                if (text->text().contains(QString::fromStdString("“" + label + "”")))
                    return true;
            return false;
        };
        QVERIFY(says());
        bench.selection.setCurrent(bench.ids[1]);
        QCOMPARE(jobs->currentIndex(), 0);
        bench.selection.setCurrent(bench.ids[0]);
        QCOMPARE(jobs->currentData().toString(), QString("authority"));
        QVERIFY(bench.document.spec().story.job != "authority"); // the direction stays as it is
    }

    void aModelThatWouldAnswerIsOffered()
    {
        Bench bench;
        bench.models.verify();
        QTRY_VERIFY(bench.models.state("identity").known);
        bench.review();
        QTest::mouseClick(bench.panel->findChild<QToolButton *>("unassessed"), Qt::LeftButton);
        QPushButton *offer = bench.panel->row("identity.match")->modelsButton();
        QVERIFY(offer && offer->text().contains("Likeness"));
        std::string wanted;
        connect(bench.panel.get(), &ChecklistPanel::modelsRequested, bench.panel.get(),
                [&](const std::string &id) { wanted = id; });
        QTest::mouseClick(offer, Qt::LeftButton);
        QCOMPARE(wanted, std::string("identity.match"));
        QVERIFY(!bench.panel->row("gaze.direction")->modelsButton()); // it was answered
    }

    void whatCouldNotBeAssessedIsFoldedWithItsReason()
    {
        Bench bench;
        bench.review();
        FindingRow *row = bench.panel->row("identity.match");
        QVERIFY(row && !row->isVisible());
        auto *fold = bench.panel->findChild<QToolButton *>("unassessed");
        QVERIFY(fold && fold->text().contains("1"));
        QTest::mouseClick(fold, Qt::LeftButton);
        QTRY_VERIFY(row->isVisible());
        QVERIFY(row->accessibleName().contains("No model for likeness is installed."));
        QVERIFY(!row->fixButton());
    }

    void theHumanAnswersAreGivenByHandAndSaved()
    {
        Bench bench;
        bench.review();
        auto *yes = bench.panel->findChild<QToolButton *>("human.gaze/yes");
        auto *no = bench.panel->findChild<QToolButton *>("human.gaze/no");
        QVERIFY(yes && no);
        QTest::mouseClick(yes, Qt::LeftButton);
        QCOMPARE(bench.takes.find(bench.ids[0])->answers.at("human.gaze"), std::string("yes"));
        QTest::keyClick(yes, Qt::Key_N);
        QCOMPARE(bench.takes.find(bench.ids[0])->answers.at("human.gaze"), std::string("no"));
        QVERIFY(no->isChecked() && !yes->isChecked());
        bench.selection.setCurrent(bench.ids[1]);
        QVERIFY(!no->isChecked()); // the other take has not been asked yet
        bench.selection.setCurrent(bench.ids[0]);
        QVERIFY(no->isChecked());
        QTest::mouseClick(no, Qt::LeftButton);
        QVERIFY(bench.takes.find(bench.ids[0])->answers.empty());
    }

    void keysRateAndFlagAndShiftMovesOn()
    {
        Bench bench;
        TakeActions actions(bench.takes, bench.selection);
        bench.panel->addActions(actions.all());
        bench.selection.setCurrent(bench.ids[0]);
        bench.panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(bench.panel.get()));
        bench.panel->setFocus();
        const auto first = [&] { return bench.takes.find(bench.ids[0]); };
        QTest::keyClick(bench.panel.get(), Qt::Key_4);
        QCOMPARE(first()->rating, 4);
        QCOMPARE(bench.panel->rating()->stars()->rating(), 4);
        QTest::keyClick(bench.panel.get(), Qt::Key_X);
        QCOMPARE(first()->flag, Take::Flag::Reject);
        QVERIFY(bench.panel->rating()->rejectButton()->isChecked());
        QTest::keyClick(bench.panel.get(), Qt::Key_U);
        QCOMPARE(first()->flag, Take::Flag::None);
        QTest::keyClick(bench.panel.get(), Qt::Key_P, Qt::ShiftModifier);
        QCOMPARE(first()->flag, Take::Flag::Pick);
        QCOMPARE(bench.selection.current(), bench.ids[1]);
        QTest::keyClick(bench.panel.get(), Qt::Key_0);
        QCOMPARE(first()->rating, 4); // the keys went with the selection
        for (const QAction *action : actions.all())
            QVERIFY(action->shortcut() != QKeySequence(Qt::SHIFT | Qt::Key_X)); // it cancels the generation
    }

    void measuringAgainReplacesTheReport()
    {
        Bench bench;
        connect(&bench.critiques, &CritiqueRunner::reviewed, &bench.takes, &TakeModel::setReport);
        bench.review();
        bench.critiques.review(*bench.takes.find(bench.ids[0]));
        QTRY_VERIFY(bench.panel->row("face.count"));
        QVERIFY(!bench.panel->row("gaze.direction"));
    }
};

QTEST_MAIN(TestChecklistPanel)
#include "tst_checklist_panel.moc"
