// SPDX-License-Identifier: MIT
#include "ui/widgets/wheel_guard.h"

#include <QApplication>
#include <QComboBox>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace presence;

class TestWheelGuard : public QObject
{
    Q_OBJECT

    /// Was it taken? What is not goes on to the parent, if a hand has turned the wheel.
    static bool turn(QWidget *over)
    {
        const QPointF middle = over->rect().center();
        QWheelEvent event(middle, over->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(over, &event);
        return event.isAccepted();
    }

private slots:
    void theWheelScrollsThePanelUnlessTheControlHasTheFocus()
    {
        WheelGuard guard;
        QWidget panel;
        auto *column = new QVBoxLayout(&panel);
        auto *number = new QSpinBox;
        auto *choice = new QComboBox;
        choice->addItems({"one", "two", "three"});
        column->addWidget(number);
        column->addWidget(choice);
        panel.setFocusPolicy(Qt::StrongFocus);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        panel.setFocus();
        number->setValue(5);

        QVERIFY(!turn(number));
        QVERIFY(!turn(choice));
        QCOMPARE(number->value(), 5);
        QCOMPARE(choice->currentIndex(), 0);

        number->setFocus();
        QVERIFY(turn(number));
        QCOMPARE(number->value(), 4);
        choice->setFocus();
        QVERIFY(turn(choice));
        QCOMPARE(choice->currentIndex(), 1);
    }
};

QTEST_MAIN(TestWheelGuard)
#include "tst_wheel_guard.moc"
