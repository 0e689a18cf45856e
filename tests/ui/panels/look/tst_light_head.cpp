// SPDX-License-Identifier: MIT
#include "ui/panels/look/light_head.h"

#include "tests/ui/panels/panel_fixture.h"
#include "ui/models/favourites.h"
#include "ui/widgets/studio/height_arc.h"

#include <QLabel>

using namespace presence;

class TestLightHead : public QObject
{
    Q_OBJECT

    PanelFixture m_parts;
    std::unique_ptr<Favourites> m_favourites;
    std::unique_ptr<LightHead> m_head;

    static void drag(QWidget *view, QPointF from, QPointF to)
    {
        QTest::mousePress(view, Qt::LeftButton, {}, from.toPoint());
        QTest::mouseMove(view, ((from + to) / 2).toPoint());
        QTest::mouseMove(view, to.toPoint());
        QTest::mouseRelease(view, Qt::LeftButton, {}, to.toPoint());
    }
    StudioPlan *plan() const { return m_head->plan(); }

private slots:
    void init()
    {
        m_parts.document.open(PortraitSpec{});
        m_head = std::make_unique<LightHead>(DirectContext{m_parts.document, m_parts.words, *m_favourites});
        connect(&m_parts.document, &SpecDocument::specChanged, m_head.get(),
                [this] { m_head->showDocument(); });
        PanelFixture::show(*m_head, {330, 330});
    }
    void initTestCase() { m_favourites = std::make_unique<Favourites>(); }
    void cleanup() { m_head.reset(); }

    void draggingTheKeyMovesItsAzimuthAsOneStep()
    {
        drag(plan(), plan()->positionOf(LightHead::Key), plan()->positionOf(-60.0, 0.78));
        QCOMPARE(m_parts.number("lighting.key_azimuth"), -60.0);
        QCOMPARE(m_parts.steps(), 1);
    }

    void theKeyOnThePlanTurnsWithTheHead()
    {
        m_parts.document.apply({{"head.yaw", 20.0}}, "turn");
        QCOMPARE(plan()->lamps()[LightHead::Key].azimuthDeg, 50.0);
        drag(plan(), plan()->positionOf(LightHead::Key), plan()->positionOf(80.0, 0.78));
        QCOMPARE(m_parts.number("lighting.key_azimuth"), 60.0);
    }

    void thePatternNameFollowsTheKey()
    {
        QVERIFY(m_head->summary()->text().startsWith("Loop:"));
        drag(plan(), plan()->positionOf(LightHead::Key), plan()->positionOf(100.0, 0.78));
        QVERIFY2(m_head->summary()->text().startsWith("Custom:"), qPrintable(m_head->summary()->text()));
        QVERIFY(m_head->summary()->text().contains("100° to the subject's left"));
        m_parts.document.apply({{"lighting.pattern", std::string("split")}}, "pick");
        QVERIFY(m_head->summary()->text().startsWith("Split:"));
        QCOMPARE(plan()->lamps()[LightHead::Key].azimuthDeg, 90.0);
    }

    void aFillBroughtNearerLowersTheRatio()
    {
        const double before = m_parts.number("lighting.key_to_fill");
        drag(plan(), plan()->positionOf(LightHead::Fill), plan()->positionOf(-30.0, 0.48));
        QVERIFY(m_parts.number("lighting.key_to_fill") < before);
        QCOMPARE(m_parts.number("lighting.fill_azimuth"), -30.0);
        drag(plan(), plan()->positionOf(LightHead::Fill), plan()->positionOf(-30.0, 0.92));
        QVERIFY(m_parts.number("lighting.key_to_fill") > 25);
    }

    void theRimSnapsToItsPlaces_data()
    {
        QTest::addColumn<double>("to");
        QTest::addColumn<QString>("side");
        QTest::addRow("across from the key") << -130.0 << "opposite";
        QTest::addRow("the key's own side") << 150.0 << "left";
        QTest::addRow("behind") << 178.0 << "behind";
    }
    void theRimSnapsToItsPlaces()
    {
        QFETCH(double, to);
        QFETCH(QString, side);
        drag(plan(), plan()->positionOf(LightHead::Rim), plan()->positionOf(to, 0.5));
        QCOMPARE(m_parts.document.spec().lighting.rimSide, side.toStdString());
        QVERIFY(m_parts.number("lighting.rim") > 0.9);
    }

    void keysTakeTheRimFromPlaceToPlace()
    {
        plan()->setFocus();
        plan()->choose(LightHead::Rim);
        const auto after = [&](Qt::Key key) {
            QTest::keyClick(plan(), key);
            return QString::fromStdString(m_parts.document.spec().lighting.rimSide);
        };
        QCOMPARE(after(Qt::Key_Left), "behind"); // from across, at the subject's right
        QCOMPARE(after(Qt::Key_Left), "left");
        QCOMPARE(after(Qt::Key_Right), "behind");
        QCOMPARE(after(Qt::Key_Right), "opposite");
    }

    void theBackgroundLampBrightensTheBackdropItIsPushedTo()
    {
        plan()->setFocus();
        plan()->choose(LightHead::Background);
        const double before = m_parts.number("lighting.background");
        QTest::keyClick(plan(), Qt::Key_Down);
        QVERIFY(m_parts.number("lighting.background") > before);
    }

    void theArcRaisesKeyAndCamera()
    {
        HeightArc *arc = m_head->arc();
        drag(arc, arc->positionOf(LightHead::KeyHeight), arc->positionOf(60.0, false));
        QCOMPARE(m_parts.number("lighting.key_elevation"), 60.0);
        arc->setFocus();
        arc->choose(LightHead::CameraHeight);
        QTest::keyClick(arc, Qt::Key_Down);
        QCOMPARE(m_parts.number("camera.elevation"), -1.0);
    }

    void deleteTakesALampBackToTheJobsDefault()
    {
        m_parts.document.apply({{"lighting.key_azimuth", -75.0}}, "move");
        plan()->setFocus();
        plan()->choose(LightHead::Key);
        QTest::keyClick(plan(), Qt::Key_Delete);
        QCOMPARE(m_parts.number("lighting.key_azimuth"), 30.0);
    }

    void thisLightTellsWhatItDoesToTheFace()
    {
        QVERIFY(m_head->relief()->text().startsWith("Would bring out"));
        m_parts.document.apply({{"expression.au4.left", 3.0},
                                {"expression.au4.right", 3.0},
                                {"expression.au6.left", 2.0},
                                {"expression.au6.right", 2.0},
                                {"lighting.pattern", std::string("split")}},
                               "frown");
        QCOMPARE(m_head->relief()->text(), "Brings out AU4, AU6 left · hides AU6 right");
        QVERIFY(m_head->relief()->accessibleDescription().contains("AU4 brow lowerer"));
    }

    void warmthIsSaidAgainstTheWhiteBalance()
    {
        m_parts.document.apply({{"lighting.temperature", 3200.0}}, "warm");
        QVERIFY(m_head->summary()->text().endsWith("looks very warm"));
        m_parts.document.apply({{"lighting.white_balance", 3200.0}}, "balance");
        QVERIFY(m_head->summary()->text().endsWith("looks neutral"));
    }

    void everyLampIsNamedWithItsValues()
    {
        for (const StudioLamp &lamp : plan()->lamps())
            QVERIFY2(!lamp.name.isEmpty() && !lamp.value.isEmpty(), qPrintable(lamp.name));
        QVERIFY(!plan()->accessibleName().isEmpty() && !plan()->toolTip().isEmpty());
    }
};

QTEST_MAIN(TestLightHead)
#include "tst_light_head.moc"
