// SPDX-License-Identifier: MIT
#include "core/spec/face/expression_patches.h"
#include "tests/ui/panels/panel_fixture.h"
#include "ui/models/favourites.h"
#include "ui/models/pictures/spec_pictures.h"
#include "ui/panels/expression/expression_layers.h"
#include "ui/widgets/fields/choice_field.h"
#include "ui/widgets/fields/value_slider.h"

#include <QComboBox>
#include <QLineEdit>

using namespace presence;

class TestExpressionLayers : public QObject
{
    Q_OBJECT

private:
    PanelFixture m_fixture;
    FaceGuide m_guide = *FaceGuide::load(m_fixture.resources);
    Favourites m_favourites;
    std::unique_ptr<ExpressionLayers> m_layers;

    SpecDocument &document() { return m_fixture.document; }
    static QComboBox *list(ChoiceField *field) { return field->findChild<QComboBox *>(); }
    /// By keyboard, as a person walks down a closed list.
    static void choose(ChoiceField *field, int row)
    {
        QTest::keyClick(list(field), Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(list(field), Qt::Key_Down);
    }
    static void type(ValueSlider *slider, const char *text)
    {
        slider->box()->setFocus();
        slider->box()->selectAll();
        QTest::keyClicks(slider->box(), QLatin1String(text));
        QTest::keyClick(slider->box(), Qt::Key_Return);
    }

private slots:
    void init()
    {
        m_layers.reset();
        document().replace({}, {});
        document().undoStack()->clear();
        m_layers = std::make_unique<ExpressionLayers>(
            DirectContext{document(), m_fixture.words, m_favourites, {.face = &m_guide}});
        PanelFixture::show(*m_layers, {320, 300});
    }
    void cleanupTestCase() { m_layers.reset(); }

    void atRestOnlyABaseIsOffered()
    {
        QVERIFY(m_layers->base()->isEnabled());
        QVERIFY(!m_layers->second()->isEnabled());
        QVERIFY(!m_layers->strength()->isEnabled());
        QVERIFY(!m_layers->share()->isEnabled());
        QVERIFY(m_layers->roles().contains("rest"));
    }

    void aBaseIsOneStepAndGivenBackByUndo()
    {
        choose(m_layers->base(), 1);
        const Prototype &first = m_guide.prototypes.front();
        QCOMPARE(m_fixture.steps(), 1);
        QVERIFY(document().spec() == *prototypePatch(first).appliedTo({}));
        QVERIFY(m_layers->roles().contains("AU"));
        document().undoStack()->undo();
        QVERIFY(document().spec() == PortraitSpec{});
        QCOMPARE(m_layers->base()->choice(), QString());
        QVERIFY(!m_layers->strength()->isEnabled());
    }

    void itsStrengthScalesEveryUnitOfIt()
    {
        choose(m_layers->base(), 1);
        type(m_layers->strength(), "50");
        QVERIFY(document().spec() == *prototypePatch(m_guide.prototypes.front(), 0.5).appliedTo({}));
    }

    void twoAreBlendedByTheirShare()
    {
        choose(m_layers->base(), 1);
        choose(m_layers->second(), 2);
        QVERIFY(!m_layers->strength()->isEnabled());
        type(m_layers->share(), "60");
        const SpecPatch blend = blendedPrototypes(m_guide, m_guide.prototypes[0], m_guide.prototypes[1], 0.6);
        QVERIFY(document().spec() == *blend.appliedTo({}));
    }

    void onlyContradictionsThatTheFaceAllowsAreOffered()
    {
        choose(m_layers->base(), 1);
        const auto allowed = contradictionsFor(m_guide, document().spec());
        QCOMPARE(list(m_layers->contradiction())->count(), int(allowed.size()) + 1); // and none
        const Expression before = document().spec().expression;
        const Prototype note = *allowed.front();
        choose(m_layers->contradiction(), 1);
        QCOMPARE(m_fixture.steps(), 2);
        QVERIFY(!document().spec().expression.contradiction.empty());
        int added = 0;
        for (const ActionUnit &unit : actionUnits) {
            const double was = before.unit(unit.number).strongest();
            const double is = document().spec().expression.unit(unit.number).strongest();
            if (was > 0)
                QCOMPARE(is, was);
            else if (is > 0) {
                ++added;
                QVERIFY(is <= 2);
            }
        }
        QVERIFY(added > 0);
        QVERIFY(m_layers->roles().contains("Contradiction"));
    }

    void theBasesShowTheirFaces()
    {
        SpecPictures pictures;
        ExpressionLayers layers(DirectContext{
            document(), m_fixture.words, m_favourites, {.pictures = &pictures, .face = &m_guide}});
        QTRY_VERIFY_WITH_TIMEOUT(!list(layers.base())->itemIcon(1).isNull(), 60000);
    }
};

QTEST_MAIN(TestExpressionLayers)
#include "tst_expression_layers.moc"
