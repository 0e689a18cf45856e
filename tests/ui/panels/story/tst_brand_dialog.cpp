// SPDX-License-Identifier: MIT
#include "tests/ui/panels/panel_fixture.h"
#include "ui/models/brand_model.h"
#include "ui/panels/story/brand_dialog.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace presence;
using Standing = BrandModel::Standing;

class TestBrandDialog : public QObject
{
    Q_OBJECT

private:
    PanelFixture m_fixture;
    QTemporaryDir m_shoot;
    std::unique_ptr<BrandModel> m_brand;
    std::unique_ptr<BrandDialog> m_dialog;

    SpecDocument &document() { return m_fixture.document; }
    QCheckBox *tick(const char *id) { return m_dialog->findChild<QCheckBox *>(QLatin1String(id)); }
    QPushButton *back(const char *id)
    {
        return m_dialog->findChild<QPushButton *>(QLatin1String(id) + QStringLiteral(".return"));
    }

private slots:
    void init()
    {
        document().replace({}, {});
        document().undoStack()->clear();
        QFile::remove(m_shoot.filePath("brand.json"));
        m_brand = std::make_unique<BrandModel>();
        m_brand->keepIn(m_shoot.path().toStdString());
        m_dialog = std::make_unique<BrandDialog>(document(), *m_brand, m_fixture.words);
        PanelFixture::show(*m_dialog, {520, 480});
    }
    void cleanup()
    {
        m_dialog.reset();
        m_brand.reset();
    }

    void whatIsTickedBelongsToTheBrandAndIsKept()
    {
        document().apply({{"identity.wardrobe", std::string("an apron")}}, "");
        QCOMPARE(m_brand->standingOf("identity.wardrobe", document().spec()), Standing::NotInBrand);
        QTest::mouseClick(tick("identity.wardrobe"), Qt::LeftButton, {}, QPoint(8, 12));
        QCOMPARE(m_brand->standingOf("identity.wardrobe", document().spec()), Standing::Inherited);
        const auto kept = loadBrand(m_shoot.path().toStdString());
        QVERIFY(kept && kept->values.values().contains("identity.wardrobe"));
        QTest::mouseClick(tick("identity.wardrobe"), Qt::LeftButton, {}, QPoint(8, 12));
        QVERIFY(m_brand->isEmpty());
    }

    void aPortraitThatDiffersCanReturn()
    {
        m_brand->setValue("palette.warmth", 0.3);
        m_brand->setValue("palette.accent", std::string("#AA5522"));
        QVERIFY(back("palette.warmth")->isVisible());
        QTest::mouseClick(back("palette.warmth"), Qt::LeftButton);
        QCOMPARE(m_fixture.number("palette.warmth"), 0.3);
        QCOMPARE(document().spec().palette.accent, "");
        QCOMPARE(m_fixture.steps(), 1);
        QVERIFY(!back("palette.warmth")->isVisible());

        QTest::mouseClick(m_dialog->applyButton(), Qt::LeftButton);
        QCOMPARE(document().spec().palette.accent, "#AA5522");
        QCOMPARE(m_fixture.steps(), 2);
        QVERIFY(!m_dialog->applyButton()->isEnabled());
        document().undoStack()->undo();
        QVERIFY(m_dialog->applyButton()->isEnabled());
    }

    void allIsTakenFromAPortrait()
    {
        QVERIFY(!m_dialog->takeButton()->isEnabled());
        document().apply({{"story.job", std::string("trust")}, {"head.yaw", 12.0}}, "");
        m_dialog->name()->setFocus();
        QTest::keyClicks(m_dialog->name(), "Bakery");
        QTest::mouseClick(m_dialog->takeButton(), Qt::LeftButton);
        QCOMPARE(m_brand->brand().name, "Bakery");
        QCOMPARE(m_brand->brand().values.values().size(), std::size_t(1));
        QVERIFY(tick("story.job")->isChecked());
    }

    void aDamagedBrandIsSaidAndLeftAlone()
    {
        QFile file(m_shoot.filePath("brand.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ torn");
        file.close();
        BrandModel brand;
        QSignalSpy problems(&brand, &BrandModel::problem);
        brand.keepIn(m_shoot.path().toStdString());
        QCOMPARE(problems.size(), 1);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "{ torn");
    }
};

QTEST_MAIN(TestBrandDialog)
#include "tst_brand_dialog.moc"
