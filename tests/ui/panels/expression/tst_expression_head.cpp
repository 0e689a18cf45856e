// SPDX-License-Identifier: MIT
#include "tests/ui/panels/panel_fixture.h"
#include "ui/models/favourites.h"
#include "ui/models/pictures/spec_pictures.h"
#include "ui/panels/expression/expression_head.h"
#include "ui/panels/expression/phase_strip.h"
#include "ui/panels/expression/quick_chips.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/meters/band_meter.h"

#include <QToolButton>

using namespace presence;

class TestExpressionHead : public QObject
{
    Q_OBJECT

private:
    PanelFixture m_fixture;
    QuickLooks m_looks = *loadQuickLooks(m_fixture.resources);
    Favourites m_favourites;
    std::unique_ptr<ExpressionHead> m_head;

    SpecDocument &document() { return m_fixture.document; }
    QToolButton *chip(const char *id)
    {
        for (QuickChips *chips : m_head->findChildren<QuickChips *>())
            if (QToolButton *found = chips->chip(QLatin1String(id)))
                return found;
        return nullptr;
    }

private slots:
    void initTestCase()
    {
        m_head = std::make_unique<ExpressionHead>(
            DirectContext{document(), m_fixture.words, m_favourites, {nullptr, &m_looks}});
        connect(&document(), &SpecDocument::specChanged, m_head.get(), &ExpressionHead::showDocument);
        PanelFixture::show(*m_head, {320, 700});
    }
    void init()
    {
        document().replace({}, {});
        document().undoStack()->clear();
    }
    void cleanupTestCase() { m_head.reset(); }

    void nothingIsMadeBeforeItIsOpened()
    {
        ExpressionHead fresh(DirectContext{document(), m_fixture.words, m_favourites, {nullptr, &m_looks}});
        QVERIFY(!fresh.moods()->content());
        QVERIFY(!fresh.moments()->content());
    }

    void theBudgetSaysWhereTheFaceStands()
    {
        BandMeter *budget = m_head->budget();
        QVERIFY(!budget->isInBand());
        document().apply({{"expression.au12.left", 2.0}, {"expression.au12.right", 2.0}}, "");
        QVERIFY(budget->isInBand());
        QVERIFY(budget->words().contains(QLatin1Char('1')));
        for (const int unit : {1, 2, 4, 6, 7, 9, 10})
            for (const Control *side : expandSides("expression.au" + std::to_string(unit)))
                document().apply({{side->id, 2.0}}, "");
        QVERIFY(!budget->isInBand());
        QCOMPARE(budget->accessibleDescription(), budget->words());
    }

    void aMoodIsOneStepAndPressedWhileItHolds()
    {
        QTest::mouseClick(m_head->moods()->header(), Qt::LeftButton);
        QVERIFY(m_head->moods()->isOpen());
        QToolButton *confident = chip("confident");
        QVERIFY(confident && confident->isVisible());
        QVERIFY(!confident->toolTip().isEmpty());
        QTest::mouseClick(confident, Qt::LeftButton);
        QCOMPARE(m_fixture.steps(), 1);
        QVERIFY(confident->isChecked());
        QVERIFY(document().spec().pose.headPitchDeg > 0);
        document().apply({{"head.pitch", 0.0}}, "chin");
        QVERIFY(!confident->isChecked());
        document().undoStack()->undo();
        QVERIFY(confident->isChecked());
        confident->setFocus();
        QTest::keyClick(confident, Qt::Key_Space); // again: back to the job's defaults
        QVERIFY(document().spec() == PortraitSpec{});
        QVERIFY(!confident->isChecked());
    }

    void aTouchLeavesLockedControlsAlone()
    {
        m_head->moods()->setOpen(true);
        document().setLocked("expression.au12.left", true);
        QTest::mouseClick(chip("lift_corners"), Qt::LeftButton);
        QCOMPARE(m_fixture.number("expression.au12.left"), 0.0);
        QCOMPARE(m_fixture.number("expression.au12.right"), 1.0);
        QVERIFY(!chip("lift_corners")->isChecked());
        document().setLocked("expression.au12.left", false);
    }

    void aMomentIsChosenAndLeftOpenAgain()
    {
        m_head->moments()->setOpen(true);
        auto *strip = m_head->findChild<PhaseStrip *>();
        QTest::mouseClick(strip->frame("building"), Qt::LeftButton);
        QCOMPARE(document().spec().expression.phase, "building");
        QVERIFY(strip->frame("building")->isChecked());
        QTest::mouseClick(strip->frame("resolving"), Qt::LeftButton);
        QVERIFY(!strip->frame("building")->isChecked());
        QCOMPARE(m_fixture.steps(), 2);
        QTest::mouseClick(strip->frame("resolving"), Qt::LeftButton);
        QCOMPARE(document().spec().expression.phase, "unset");
    }

    void theThreeFramesAreDrawn()
    {
        SpecPictures pictures;
        document().apply({{"expression.au12.left", 5.0}, {"expression.au12.right", 5.0}}, "");
        PhaseStrip strip(document(), m_fixture.words, &pictures);
        PanelFixture::show(strip, {300, 140});
        for (const char *phase : {"building", "peak", "resolving"})
            QTRY_VERIFY_WITH_TIMEOUT(!strip.frame(QLatin1String(phase))->icon().isNull(), 60000);
    }
};

QTEST_MAIN(TestExpressionHead)
#include "tst_expression_head.moc"
