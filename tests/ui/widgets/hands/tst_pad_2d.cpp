// SPDX-License-Identifier: MIT
#include "ui/widgets/hands/pad_2d.h"

#include <QAccessible>
#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

using namespace presence;

class TestPad2d : public QObject
{
    Q_OBJECT

private:
    static ValueScale scale(double minimum, double maximum)
    {
        return {.minimum = minimum, .maximum = maximum, .step = 1, .unit = QStringLiteral("°")};
    }

private slots:
    void rightAndUpAreMore()
    {
        Pad2d pad(scale(-45, 45), scale(-40, 30));
        QVERIFY(pad.positionOf(10, 0).x() > pad.positionOf(0, 0).x());
        QVERIFY(pad.positionOf(0, 10).y() < pad.positionOf(0, 0).y());
    }

    void aDragAnnouncesItsEndOnce()
    {
        Pad2d pad(scale(-45, 45), scale(-40, 30));
        pad.resize(200, 140);
        pad.show();
        QSignalSpy values(&pad, &Pad2d::valuesChanged);
        QSignalSpy ends(&pad, &Pad2d::editingFinished);
        QTest::mousePress(&pad, Qt::LeftButton, {}, pad.positionOf(0, 0).toPoint());
        for (const double step : {0.3, 0.7, 1.0}) {
            const QPointF at = pad.positionOf(-30 * step, 15 * step);
            QMouseEvent move(QEvent::MouseMove, at, pad.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(&pad, &move);
        }
        QTest::mouseRelease(&pad, Qt::LeftButton, {}, pad.positionOf(-30, 15).toPoint());
        QVERIFY(values.size() >= 3);
        QCOMPARE(ends.size(), 1);
        QVERIFY(std::abs(pad.across() + 30) <= 1);
        QVERIFY(std::abs(pad.up() - 15) <= 1);
    }

    void draggingBeyondTheEdgeStaysInRange()
    {
        Pad2d pad(scale(-45, 45), scale(-40, 30));
        pad.resize(200, 140);
        pad.show();
        QTest::mousePress(&pad, Qt::LeftButton, {}, pad.positionOf(0, 0).toPoint());
        QMouseEvent move(QEvent::MouseMove, QPointF(900, -900), QPointF(900, -900), Qt::NoButton,
                         Qt::LeftButton, {});
        QApplication::sendEvent(&pad, &move);
        QCOMPARE(pad.across(), 45.0);
        QCOMPARE(pad.up(), 30.0);
    }

    void keysStep_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("shift");
        QTest::addColumn<QPointF>("expected");
        QTest::newRow("right") << int(Qt::Key_Right) << false << QPointF(1, 0);
        QTest::newRow("left") << int(Qt::Key_Left) << false << QPointF(-1, 0);
        QTest::newRow("up") << int(Qt::Key_Up) << false << QPointF(0, 1);
        QTest::newRow("down, fine") << int(Qt::Key_Down) << true << QPointF(0, -0.1);
    }
    void keysStep()
    {
        QFETCH(int, key);
        QFETCH(bool, shift);
        QFETCH(QPointF, expected);
        Pad2d pad(scale(-45, 45), scale(-40, 30));
        pad.show();
        QSignalSpy ends(&pad, &Pad2d::editingFinished);
        QTest::keyClick(&pad, Qt::Key(key), shift ? Qt::ShiftModifier : Qt::NoModifier);
        QCOMPARE(QPointF(pad.across(), pad.up()), expected);
        QCOMPARE(ends.size(), 1);
    }

    void doubleClickAsksForReset()
    {
        Pad2d pad(scale(-45, 45), scale(-40, 30));
        pad.show();
        QSignalSpy resets(&pad, &Pad2d::resetRequested);
        QTest::mouseDClick(&pad, Qt::LeftButton);
        QCOMPARE(resets.size(), 1);
    }

    void aScreenReaderHearsBothValues()
    {
        Pad2d pad(scale(-45, 45), scale(-40, 30));
        pad.setAccessibleName("Gaze");
        pad.setValues(12, -3);
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(&pad);
        QCOMPARE(access->text(QAccessible::Name), "Gaze");
        QCOMPARE(access->text(QAccessible::Value), QString::fromUtf8("12°, −3°"));
    }
};

QTEST_MAIN(TestPad2d)
#include "tst_pad_2d.moc"
