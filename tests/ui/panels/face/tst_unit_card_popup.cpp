// SPDX-License-Identifier: MIT
#include "tests/ui/panels/panel_fixture.h"
#include "ui/models/pictures/spec_pictures.h"
#include "ui/panels/direct/control_group.h"
#include "ui/panels/direct_panel.h"
#include "ui/panels/face/unit_card_popup.h"
#include "ui/widgets/fields/field_row.h"

#include <QLabel>
#include <QToolButton>

using namespace presence;

class TestUnitCardPopup : public QObject
{
    Q_OBJECT

private:
    PanelFixture m_fixture;
    FaceGuide m_guide = *FaceGuide::load(m_fixture.resources);

    std::unique_ptr<DirectPanel> panel()
    {
        auto made =
            std::make_unique<DirectPanel>(m_fixture.document, m_fixture.words, DirectAids{.face = &m_guide});
        PanelFixture::show(*made, {340, 800});
        made->reveal("expression.au12.left");
        QCoreApplication::processEvents();
        return made;
    }

private slots:
    void everyUnitIsExplained_data()
    {
        QTest::addColumn<int>("unit");
        for (const ActionUnit &unit : actionUnits)
            QTest::addRow("AU%d", unit.number) << unit.number;
    }
    void everyUnitIsExplained()
    {
        QFETCH(int, unit);
        QWidget row;
        PanelFixture::show(row, {200, 24});
        UnitCardPopup card(m_guide, m_fixture.words, nullptr);
        card.showFor(unit, row);
        QVERIFY(card.isVisible());
        QCOMPARE(card.unit(), unit);
        const UnitFacts &facts = *m_guide.facts(unit);
        for (const std::string &part : {facts.muscles, facts.seen, facts.reads})
            QVERIFY2(!part.empty() && card.text().contains(QString::fromStdString(part).toHtmlEscaped()),
                     part.c_str());
        for (const UnitConflict *conflict : m_guide.conflictsOf(unit))
            QVERIFY(card.text().contains(QString::fromStdString(conflict->reason).toHtmlEscaped()));
        QVERIFY(!card.accessibleDescription().contains(QLatin1Char('<')));
        QVERIFY(card.accessibleName() != QStringLiteral("expression.au%1").arg(unit));
        QVERIFY(card.screen()->availableGeometry().contains(card.geometry()));
        QTest::keyClick(&card, Qt::Key_Escape);
        QVERIFY(!card.isVisible());
    }

    void helpOnAFocusedRowOpensIt()
    {
        const auto direct = panel();
        QVERIFY(!direct->unitCard());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F1);
        QVERIFY(direct->unitCard() && direct->unitCard()->isVisible());
        QCOMPARE(direct->unitCard()->unit(), 12);
    }

    void theSignOnARowOpensIt()
    {
        const auto direct = panel();
        FieldRow *row = direct->field("expression.au12.left")->row;
        QEnterEvent enter({5, 5}, {5, 5}, row->mapToGlobal(QPointF(5, 5)));
        QApplication::sendEvent(row, &enter);
        QTest::mouseClick(row->explainButton(), Qt::LeftButton);
        QCOMPARE(direct->unitCard()->unit(), 12);
    }

    void restAndLevelCAreDrawnSideBySide()
    {
        SpecPictures pictures;
        UnitCardPopup card(m_guide, m_fixture.words, &pictures);
        QWidget row;
        PanelFixture::show(row, {200, 24});
        card.showFor(12, row);
        const auto drawn = [&card] {
            QList<QImage> images;
            for (const QLabel *label : card.findChildren<QLabel *>())
                if (const QPixmap pixels = label->pixmap(Qt::ReturnByValue); !pixels.isNull())
                    images += pixels.toImage();
            return images;
        };
        QTRY_COMPARE_WITH_TIMEOUT(drawn().size(), 2, 60000);
        QVERIFY(drawn()[0] != drawn()[1]);
        QWidget other;
        PanelFixture::show(other, {200, 24});
        card.showFor(4, other);
        QVERIFY(drawn().size() <= 1); // not the smile under another name
    }
};

QTEST_MAIN(TestUnitCardPopup)
#include "tst_unit_card_popup.moc"
