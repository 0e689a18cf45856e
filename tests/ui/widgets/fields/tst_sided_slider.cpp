// SPDX-License-Identifier: MIT
#include "ui/widgets/fields/field_row.h"
#include "ui/widgets/fields/sided_slider.h"

#include <QAccessible>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace presence;

class TestSidedSlider : public QObject
{
    Q_OBJECT

private slots:
    void linkedSidesFollowEachOther()
    {
        SidedSlider slider({.minimum = 0, .maximum = 5, .step = 1});
        slider.show();
        QSignalSpy values(&slider, &SidedSlider::valuesChanged);
        slider.rightSlider()->track()->setFocus();
        QTest::keyClick(slider.rightSlider()->track(), Qt::Key_Right);
        QCOMPARE(slider.left(), 1.0);
        QCOMPARE(slider.right(), 1.0);
        QCOMPARE(values.size(), 1);
        QVERIFY(!slider.leftSlider()->isVisible());
    }

    void unlinkedSidesGoTheirOwnWay()
    {
        SidedSlider slider({.minimum = 0, .maximum = 5, .step = 1});
        slider.show();
        QTest::mouseClick(slider.linkButton(), Qt::LeftButton);
        QVERIFY(!slider.isLinked());
        QTest::keyClick(slider.leftSlider()->track(), Qt::Key_Right);
        QCOMPARE(slider.left(), 1.0);
        QCOMPARE(slider.right(), 0.0);
    }

    void equalValuesLinkAgainUnlessUnlinkedByHand()
    {
        SidedSlider slider({.minimum = 0, .maximum = 5, .step = 1});
        slider.setValues(1, 4);
        QVERIFY(!slider.isLinked());
        slider.setValues(4, 4);
        QVERIFY(slider.isLinked());
        slider.show();
        QTest::mouseClick(slider.linkButton(), Qt::LeftButton);
        slider.setValues(2, 2);
        QVERIFY(!slider.isLinked());
    }

    void linkingDifferentSidesTakesTheStronger()
    {
        SidedSlider slider({.minimum = 0, .maximum = 5, .step = 1});
        slider.show();
        slider.setValues(1, 4);
        QVERIFY(!slider.isLinked());
        QSignalSpy values(&slider, &SidedSlider::valuesChanged);
        QTest::mouseClick(slider.linkButton(), Qt::LeftButton);
        QCOMPARE(values.size(), 1);
        QCOMPARE(slider.left(), 4.0);
        QCOMPARE(slider.right(), 4.0);
    }

    void theSubjectsRightStandsFirstAndBothAreNamed()
    {
        auto *slider = new SidedSlider({.minimum = 0, .maximum = 5, .step = 1});
        FieldRow row(QStringLiteral("Smile"), slider);
        slider->setValues(0, 2);
        row.resize(320, 80);
        row.show();
        QVERIFY(slider->rightSlider()->y() < slider->leftSlider()->y());
        QCOMPARE(slider->rightSlider()->track()->accessibleName(), "Smile, subject's right");
        QCOMPARE(slider->leftSlider()->track()->accessibleName(), "Smile, subject's left");
        QVERIFY(slider->linkButton()->accessibleName().contains("Smile"));
        QVERIFY(slider->linkButton()->height() >= 24);
    }
};

QTEST_MAIN(TestSidedSlider)
#include "tst_sided_slider.moc"
