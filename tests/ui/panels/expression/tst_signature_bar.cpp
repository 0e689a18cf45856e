// SPDX-License-Identifier: MIT
#include "core/shoot/presets/presets.h"
#include "core/spec/face/expression_patches.h"
#include "tests/ui/panels/panel_fixture.h"
#include "ui/models/favourites.h"
#include "ui/panels/expression/signature_bar.h"
#include "ui/widgets/fields/choice_field.h"
#include "ui/widgets/fields/value_slider.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace presence;

class TestSignatureBar : public QObject
{
    Q_OBJECT

private:
    PanelFixture m_fixture;
    Favourites m_favourites;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PresetCollection> m_presets;
    std::unique_ptr<SignatureBar> m_bar;

    SpecDocument &document() { return m_fixture.document; }
    void smile(double level)
    {
        document().apply({{"expression.au12.left", level}, {"expression.au12.right", level}}, "");
    }
    void keep(const char *name)
    {
        m_bar->name()->setFocus();
        m_bar->name()->clear();
        QTest::keyClicks(m_bar->name(), QLatin1String(name));
        QTest::mouseClick(m_bar->keepButton(), Qt::LeftButton);
    }

private slots:
    void init()
    {
        m_bar.reset();
        document().replace({}, {});
        m_folder = std::make_unique<QTemporaryDir>();
        m_presets = std::make_unique<PresetCollection>(
            *PresetCollection::open(m_fixture.resources, m_folder->path().toStdString()));
        m_bar = std::make_unique<SignatureBar>(
            DirectContext{document(), m_fixture.words, m_favourites, {.presets = m_presets.get()}});
        PanelFixture::show(*m_bar, {320, 200});
    }
    void cleanupTestCase() { m_bar.reset(); }

    void theFaceIsKeptAndPutOnAnother()
    {
        smile(2);
        keep("My half smile");
        const Preset *kept = m_presets->find("My half smile");
        QVERIFY(kept);
        QVERIFY(std::ranges::find(kept->tags, signatureTag) != kept->tags.end());
        QCOMPARE(m_bar->kept()->choice(), "My half smile");

        document().replace({}, {});
        document().apply({{"expression.au4.left", 3.0}, {"expression.au4.right", 3.0}}, "frown");
        document().undoStack()->clear();
        auto *list = m_bar->kept()->findChild<QComboBox *>();
        QTest::keyClick(list, Qt::Key_Home);
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(m_fixture.steps(), 1);
        QCOMPARE(m_fixture.number("expression.au12.left"), 2.0);
        QCOMPARE(m_fixture.number("expression.au4.left"), 0.0); // in place of the present one
    }

    void itsStrengthIsScaledAndOneStep()
    {
        smile(2);
        keep("My half smile");
        document().undoStack()->clear();
        m_bar->scale()->box()->setFocus();
        m_bar->scale()->box()->selectAll();
        QTest::keyClicks(m_bar->scale()->box(), "150");
        QTest::keyClick(m_bar->scale()->box(), Qt::Key_Return);
        QCOMPARE(m_fixture.number("expression.au12.right"), 3.0);
        QCOMPARE(m_fixture.steps(), 1);
    }

    void whatCannotBeKeptIsSaidAndNothingIsLost()
    {
        keep("Nothing");
        QVERIFY(m_bar->message().contains("rest"));
        smile(2);
        keep("  ");
        QVERIFY(m_bar->message().contains("name"));
        keep("Mine");
        smile(4);
        keep("mine");
        QVERIFY(m_bar->message().contains("already"));
        QVERIFY(m_presets->find("Mine")->values.values().at("expression.au12.left") == ControlValue(2.0));
        QCOMPARE(m_bar->name()->text(), "mine");
    }

    void presetsOfOtherKindsAreNotListed()
    {
        QCOMPARE(m_bar->kept()->findChild<QComboBox *>()->count(), 1);
        QVERIFY(!m_bar->kept()->isEnabled());
    }
};

QTEST_MAIN(TestSignatureBar)
#include "tst_signature_bar.moc"
