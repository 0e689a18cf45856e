// SPDX-License-Identifier: MIT
#include "core/spec/tables/face_guide.h"
#include "tests/ui/panels/panel_fixture.h"
#include "ui/models/favourites.h"
#include "ui/panels/expression/variation_bar.h"
#include "ui/widgets/fields/value_slider.h"

#include <QPushButton>

using namespace presence;

class TestVariationBar : public QObject
{
    Q_OBJECT

private:
    PanelFixture m_fixture;
    FaceGuide m_guide = *FaceGuide::load(m_fixture.resources);
    Favourites m_favourites;
    std::unique_ptr<VariationBar> m_bar;

    SpecDocument &document() { return m_fixture.document; }
    void vary() { QTest::mouseClick(m_bar->varyButton(), Qt::LeftButton); }

private slots:
    void init()
    {
        m_bar.reset();
        PortraitSpec smile;
        smile.expression.unit(6) = {2, 2};
        smile.expression.unit(12) = {3, 3};
        document().replace(smile, {});
        document().undoStack()->clear();
        m_bar = std::make_unique<VariationBar>(
            DirectContext{document(), m_fixture.words, m_favourites, {.face = &m_guide}});
        PanelFixture::show(*m_bar, {320, 240});
    }
    void cleanupTestCase() { m_bar.reset(); }

    void aVariationIsOneStepAndSaysWhatMoved()
    {
        const PortraitSpec before = document().spec();
        vary();
        QCOMPARE(m_fixture.steps(), 1);
        QVERIFY(document().spec() != before);
        QVERIFY(m_bar->changes().contains(QStringLiteral(" → ")));
        document().undoStack()->undo();
        QVERIFY(document().spec() == before);
    }

    void everyPressBeginsWithTheSameFace()
    {
        const PortraitSpec start = document().spec();
        for (int i = 0; i < 12; ++i) {
            vary();
            const Expression &face = document().spec().expression;
            for (const int unit : {6, 12})
                QVERIFY(std::abs(face.unit(unit).left - start.expression.unit(unit).left) <= 0.5 + 1e-9);
        }
        QCOMPARE(m_bar->seed()->value(), 13.0);
    }

    void theSameNumberBringsItBack()
    {
        vary();
        const PortraitSpec first = document().spec();
        vary();
        QVERIFY(document().spec() != first);
        m_bar->seed()->setValue(1);
        vary();
        QVERIFY(document().spec() == first);
    }

    void lockedControlsStay()
    {
        for (const char *id : {"expression.au12.left", "expression.au12.right"})
            document().setLocked(QLatin1String(id), true);
        m_bar->tolerance()->setValue(2);
        vary();
        QCOMPARE(m_fixture.number("expression.au12.left"), 3.0);
        QCOMPARE(m_fixture.number("expression.au12.right"), 3.0);
        QVERIFY(m_fixture.number("expression.au6.left") != 2.0);
        for (const char *id : {"expression.au12.left", "expression.au12.right"})
            document().setLocked(QLatin1String(id), false);
    }
};

QTEST_MAIN(TestVariationBar)
#include "tst_variation_bar.moc"
