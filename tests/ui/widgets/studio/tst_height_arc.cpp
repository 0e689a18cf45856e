// SPDX-License-Identifier: MIT
#include "ui/widgets/studio/height_arc.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using namespace presence;

class TestHeightArc : public QObject
{
    Q_OBJECT

    HeightArc m_arc;

    void drag(int mark, double toDeg)
    {
        const QPoint from = m_arc.positionOf(mark).toPoint();
        const QPoint to = m_arc.positionOf(toDeg, m_arc.marks()[mark].isCamera).toPoint();
        QTest::mousePress(&m_arc, Qt::LeftButton, {}, from);
        QTest::mouseMove(&m_arc, (from + to) / 2);
        QTest::mouseMove(&m_arc, to);
        QTest::mouseRelease(&m_arc, Qt::LeftButton, {}, to);
    }

private slots:
    void init()
    {
        HeightMark key{.name = "Key light", .value = "30° above the eyes", .elevationDeg = 30};
        HeightMark camera{.name = "Camera", .value = "eye level", .maximumDeg = 30, .isCamera = true};
        m_arc.setMarks({key, camera});
        m_arc.choose(0);
        m_arc.resize(160, 260);
        m_arc.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_arc));
        m_arc.activateWindow();
        m_arc.setFocus();
    }

    void draggingRaisesTheLampInStepsOfFive()
    {
        QSignalSpy changed(&m_arc, &HeightArc::heightChanged), finished(&m_arc, &HeightArc::editingFinished);
        drag(0, 61);
        QCOMPARE(changed.last()[0].toInt(), 0);
        QCOMPARE(changed.last()[1].toDouble(), 60.0);
        QCOMPARE(finished.count(), 1);
    }

    void theCameraMovesInDegreesWithinItsRange()
    {
        QSignalSpy changed(&m_arc, &HeightArc::heightChanged);
        drag(1, -12);
        QCOMPARE(changed.last()[0].toInt(), 1);
        QVERIFY(std::abs(changed.last()[1].toDouble() + 12) <= 1);
        drag(1, 80);
        QCOMPARE(changed.last()[1].toDouble(), 30.0);
    }

    void upAndDownStep()
    {
        QTest::keyClick(&m_arc, Qt::Key_Up);
        QCOMPARE(m_arc.marks()[0].elevationDeg, 35.0);
        QTest::keyClick(&m_arc, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_arc.marks()[0].elevationDeg, 34.0);
        QTest::keyClick(&m_arc, Qt::Key_Tab);
        QTest::keyClick(&m_arc, Qt::Key_Down);
        QCOMPARE(m_arc.marks()[1].elevationDeg, -1.0);
    }

    void theChosenOneIsReadAloud()
    {
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(&m_arc);
        QCOMPARE(access->text(QAccessible::Value), "Key light: 30° above the eyes");
    }
};

QTEST_MAIN(TestHeightArc)
#include "tst_height_arc.moc"
