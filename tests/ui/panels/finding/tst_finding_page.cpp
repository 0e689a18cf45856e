// SPDX-License-Identifier: MIT
#include "ui/panels/finding/finding_page.h"

#include "tests/support/little_models.h"
#include "ui/models/measuring/measuring_models.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace presence;

class TestFindingPage : public QObject
{
    Q_OBJECT

    test::LittleModels m_little;
    MeasuringModels m_models{m_little.store, {}};
    const Limits m_limits = *Limits::load(Resources(PRESENCE_SOURCE_DIR "/resources"));

    static Finding finding()
    {
        Finding made;
        made.id = "gaze.direction";
        made.verdict = Verdict::Warn;
        made.asked = 0.0;
        made.measured = 14.0;
        made.unit = "°";
        made.confidence = 0.62;
        made.tier = "C";
        made.advice = "The eyes miss the lens.";
        made.readings = {{"left eye", 13, "°"}, {"right eye", 15.5, "°"}};
        made.marks = {{Mark::Kind::Arrow, {{1, 2}, {3, 4}}, "gaze"}};
        return made;
    }

private slots:
    void initTestCase()
    {
        m_models.verify();
        QTRY_VERIFY(m_models.state("mesh").known);
    }

    void itSaysAskedMeasuredPartsAndHowSure()
    {
        const FindingPage page(finding(), {m_limits, m_models});
        const QString text = page.text();
        for (const char *part :
             {"The eyes miss the lens.", "left eye", "right eye", "face mesh (C)", "fairly sure"})
            QVERIFY2(text.contains(part), part);
        for (const char16_t *number : {u"0°", u"14°", u"13°", u"15.5°"})
            QVERIFY2(text.contains(QStringView(number)), qPrintable(text));
        QVERIFY(page.lookButton());
        QVERIFY(!page.applyButton());
    }

    void everyLimitComesWithItsSource()
    {
        Finding made = finding();
        const auto &[id, limit] = *m_limits.all().begin();
        made.limits = {id, "a.limit.of.old"};
        const LimitWords words = *LimitWords::load(Resources(PRESENCE_SOURCE_DIR "/resources"));
        const QString text = FindingPage(made, {m_limits, m_models, {}, {}, words}).text();
        QVERIFY(text.contains(QString::fromStdString(words.of(id))) &&
                !text.contains(QString::fromStdString(id)));
        QVERIFY(text.contains(QString::fromStdString(limit.source)));
        QVERIFY(text.contains(limit.calibrated ? "calibrated" : "starting value"));
        QVERIFY(text.contains("no longer used"));
    }

    void thePublishedAccuracyIsShownWithItsAimAndTheOwnTierMarked()
    {
        FindingPage::Sources sources{m_limits, m_models};
        sources.accuracy.figures = {
            {"gaze.direction", "C", "mean error", 3.2, "°", 400, 1, 4, true},
            {"gaze.direction", "A+", "hints that were right", 71, "%", 120, 1, 80, false},
            {"head.yaw", "C", "another question", 1, "°", 1, 1, 1, true},
        };
        const QString text = FindingPage(finding(), sources).text();
        QVERIFY(text.contains(QStringLiteral("● face mesh (C)")));
        QVERIFY(text.contains("mean error") && text.contains("400") && text.contains("aim at most"));
        QVERIFY(text.contains("hints that were right") && text.contains("not reached"));
        QVERIFY(!text.contains("another question"));
        QVERIFY(!FindingPage(finding(), {m_limits, m_models}).text().contains("How exact"));
    }

    void whatCouldNotBeMeasuredSaysWhyAndWhatCould()
    {
        Finding made;
        made.id = "gaze.direction";
        made.reason = "It takes the points of the face.";
        FindingPage page(made, {m_limits, m_models});
        QVERIFY(page.text().contains("It takes the points of the face."));
        QVERIFY(page.text().contains("Gives mesh."));
        QVERIFY(!page.text().contains("How sure"));
        QSignalSpy wanted(&page, &FindingPage::modelsRequested);
        QTest::mouseClick(page.modelsButton(), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        made.id = "color.cast"; // no model would help
        QVERIFY(!FindingPage(made, {m_limits, m_models}).modelsButton());
    }

    void theFixIsShownBeforeItIsApplied()
    {
        Finding made = finding();
        made.fix = {{"gaze.yaw", 0.0}};
        FindingPage page(made, {m_limits, m_models});
        page.setFixTexts({"Gaze yaw: 12° → 0°"});
        QVERIFY(page.text().contains("Gaze yaw: 12° → 0°"));
        QSignalSpy fixes(&page, &FindingPage::fixRequested);
        QTest::mouseClick(page.applyButton(), Qt::LeftButton);
        QCOMPARE(fixes.size(), 1);
        page.setFixTexts({});
        QVERIFY(!page.applyButton()->isEnabled());
    }
};

QTEST_MAIN(TestFindingPage)
#include "tst_finding_page.moc"
