// SPDX-License-Identifier: MIT
#include "ui/widgets/studio/studio_plan.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace presence;

class TestStudioPlan : public QObject
{
    Q_OBJECT

    StudioPlan m_plan;

    static StudioLamp lamp(const char *name, double azimuth, double distance)
    {
        StudioLamp lamp;
        lamp.name = name;
        lamp.value = QString::number(azimuth);
        lamp.azimuthDeg = azimuth;
        lamp.distance = distance;
        return lamp;
    }

    void drag(int index, QPointF to, Qt::KeyboardModifiers modifiers = {})
    {
        const QPoint from = m_plan.positionOf(index).toPoint();
        QTest::mousePress(&m_plan, Qt::LeftButton, modifiers, from);
        QTest::mouseMove(&m_plan, (from + to.toPoint()) / 2);
        QMouseEvent move(QEvent::MouseMove, to, m_plan.mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                         modifiers);
        QApplication::sendEvent(&m_plan, &move);
        QTest::mouseRelease(&m_plan, Qt::LeftButton, modifiers, to.toPoint());
    }

private slots:
    void init()
    {
        StudioLamp key = lamp("Key light", 30, 0.8), fill = lamp("Fill light", -20, 0.5);
        key.resizes = true;
        key.size = 0.5;
        fill.approaches = true;
        m_plan.setLamps({key, fill});
        m_plan.choose(0);
        m_plan.resize(240, 240);
        m_plan.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_plan));
        m_plan.activateWindow();
        m_plan.setFocus();
    }

    void theCameraIsBelowAndPlusIsToTheRight()
    {
        const QPointF middle = QRectF(m_plan.rect()).center();
        QVERIFY(m_plan.positionOf(0.0, 1).y() > middle.y() + 50);
        QVERIFY(m_plan.positionOf(90.0, 1).x() > middle.x() + 50);
        QVERIFY(m_plan.positionOf(180.0, 1).y() < middle.y() - 50);
    }

    void draggingALampTurnsItAroundTheHead_data()
    {
        QTest::addColumn<double>("to");
        QTest::addColumn<double>("azimuth");
        for (const double degrees : {-135.0, -90.0, -5.0, 45.0, 120.0, 170.0})
            QTest::addRow("%g", degrees) << degrees << degrees;
        QTest::addRow("onto a step of five") << 61.6 << 60.0;
    }
    void draggingALampTurnsItAroundTheHead()
    {
        QFETCH(double, to);
        QFETCH(double, azimuth);
        QSignalSpy moved(&m_plan, &StudioPlan::lampMoved), finished(&m_plan, &StudioPlan::editingFinished);
        drag(0, m_plan.positionOf(to, 0.8));
        QVERIFY(!moved.isEmpty());
        QCOMPARE(moved.last()[0].toInt(), 0);
        QCOMPARE(moved.last()[1].toDouble(), azimuth);
        QCOMPARE(moved.last()[2].toDouble(), 0.8); // it does not approach
        QCOMPARE(finished.count(), 1);
    }

    void shiftDragsInSingleDegrees()
    {
        QSignalSpy moved(&m_plan, &StudioPlan::lampMoved);
        drag(0, m_plan.positionOf(62.0, 0.8), Qt::ShiftModifier);
        QVERIFY(std::abs(moved.last()[1].toDouble() - 62) <= 1);
    }

    void aLampThatApproachesIsBroughtNearer()
    {
        QSignalSpy moved(&m_plan, &StudioPlan::lampMoved);
        drag(1, m_plan.positionOf(-60, 0.8));
        QCOMPARE(moved.last()[0].toInt(), 1);
        QCOMPARE(moved.last()[1].toDouble(), -60.0);
        QVERIFY(std::abs(moved.last()[2].toDouble() - 0.8) < 0.02);
        QCOMPARE(m_plan.chosen(), 1);
    }

    void aPressBesideEveryLampMovesNothing()
    {
        QSignalSpy moved(&m_plan, &StudioPlan::lampMoved);
        QTest::mouseClick(&m_plan, Qt::LeftButton, {}, m_plan.positionOf(150.0, 0.9).toPoint());
        QVERIFY(moved.isEmpty());
    }

    void arrowsTurnAndApproach()
    {
        QSignalSpy moved(&m_plan, &StudioPlan::lampMoved), finished(&m_plan, &StudioPlan::editingFinished);
        QTest::keyClick(&m_plan, Qt::Key_Right);
        QCOMPARE(m_plan.lamps()[0].azimuthDeg, 35.0);
        QTest::keyClick(&m_plan, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(m_plan.lamps()[0].azimuthDeg, 34.0);
        QTest::keyClick(&m_plan, Qt::Key_Down); // the key does not approach
        QCOMPARE(moved.count(), 2);
        QCOMPARE(finished.count(), 2);
        m_plan.choose(1);
        QTest::keyClick(&m_plan, Qt::Key_Down);
        QCOMPARE(moved.last()[2].toDouble(), 0.55);
    }

    void tabGoesThroughTheLamps()
    {
        QTest::keyClick(&m_plan, Qt::Key_Tab);
        QCOMPARE(m_plan.chosen(), 1);
        QTest::keyClick(&m_plan, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(m_plan.chosen(), 0);
    }

    void wheelAndPlusResizeWhatCanBe()
    {
        QSignalSpy resized(&m_plan, &StudioPlan::lampResized);
        QTest::keyClick(&m_plan, Qt::Key_Plus);
        QCOMPARE(resized.last()[1].toDouble(), 0.55);
        const QPointF at = m_plan.positionOf(0);
        QWheelEvent wheel(at, m_plan.mapToGlobal(at), {}, {0, -120}, Qt::NoButton, {}, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&m_plan, &wheel);
        QCOMPARE(resized.last()[1].toDouble(), 0.5);
        m_plan.choose(1);
        QTest::keyClick(&m_plan, Qt::Key_Plus);
        QCOMPARE(resized.count(), 2);
    }

    void deleteAndADoubleClickAskForAReset()
    {
        QSignalSpy reset(&m_plan, &StudioPlan::resetRequested);
        QTest::keyClick(&m_plan, Qt::Key_Delete);
        QTest::mouseDClick(&m_plan, Qt::LeftButton, {}, m_plan.positionOf(1).toPoint());
        QCOMPARE(reset.count(), 2);
        QCOMPARE(reset[1][0].toInt(), 1);
    }

    void theChosenLampIsReadAloud()
    {
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(&m_plan);
        QCOMPARE(access->text(QAccessible::Value), "Key light: 30");
        m_plan.choose(1);
        QCOMPARE(access->text(QAccessible::Value), "Fill light: -20");
    }
};

QTEST_MAIN(TestStudioPlan)
#include "tst_studio_plan.moc"
