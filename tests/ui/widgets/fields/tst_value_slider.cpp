// SPDX-License-Identifier: MIT
#include "ui/widgets/fields/field_row.h"
#include "ui/widgets/fields/value_slider.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <memory>

using namespace presence;

namespace {

ValueScale degrees() { return {.minimum = -90, .maximum = 90, .step = 1, .unit = QStringLiteral("°")}; }

ValueScale letters()
{
    return {.minimum = 0,
            .maximum = 5,
            .step = 1,
            .format =
                [](double value) {
                    return value < 1 ? QStringLiteral("0") : QString(QChar('A' + int(value) - 1));
                },
            .parse = [](const QString &text) -> std::optional<double> {
                if (text.size() == 1 && text[0].toUpper() >= 'A' && text[0].toUpper() <= 'E')
                    return text[0].toUpper().unicode() - 'A' + 1;
                return std::nullopt;
            }};
}

/// QTest::keyClicks() knows ASCII only.
void type(QWidget *target, const QString &text)
{
    for (const QChar letter : text) {
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, letter);
        QApplication::sendEvent(target, &press);
    }
}

/// Whether the target kept the event; what it leaves scrolls the panel around it.
bool wheel(QWidget *target, int notches)
{
    QWheelEvent event(target->rect().center(), target->mapToGlobal(target->rect().center()), {},
                      {0, 120 * notches}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(target, &event);
    return event.isAccepted();
}

} // namespace

class TestValueSlider : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QWidget> m_window;
    ValueSlider *m_slider = nullptr;

    void show(const ValueScale &scale)
    {
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        layout->addWidget(new QLineEdit); // takes the first focus
        m_slider = new ValueSlider(scale);
        layout->addWidget(m_slider);
        m_window->resize(360, 100);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
    }
    void drag(double to, Qt::KeyboardModifiers modifiers = {})
    {
        ValueTrack *track = m_slider->track();
        const QPoint from = track->handlePosition(m_slider->value());
        const QPoint target = track->handlePosition(to);
        QTest::mousePress(track, Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 4; ++i) {
            const QPointF at = QPointF(from) + (QPointF(target) - from) * i / 4;
            QMouseEvent move(QEvent::MouseMove, at, track->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                             modifiers);
            QApplication::sendEvent(track, &move);
        }
        QTest::mouseRelease(track, Qt::LeftButton, modifiers, target);
    }

private slots:
    void init() { show(degrees()); }

    void aDragAnnouncesEveryValueAndItsEndOnce()
    {
        QSignalSpy values(m_slider, &ValueSlider::valueChanged);
        QSignalSpy ends(m_slider, &ValueSlider::editingFinished);
        drag(45);
        QVERIFY(values.size() >= 3);
        QCOMPARE(ends.size(), 1);
        QVERIFY(std::abs(m_slider->value() - 45) <= 2);
        QCOMPARE(m_slider->value(), std::round(m_slider->value()));
    }

    void aDragWithShiftMovesATenth()
    {
        drag(45, Qt::ShiftModifier);
        QVERIFY2(std::abs(m_slider->value() - 4.5) < 0.5, qPrintable(QString::number(m_slider->value())));
        QVERIFY(m_slider->value() != std::round(m_slider->value()));
    }

    void keysStep_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("shift");
        QTest::addColumn<double>("expected");
        QTest::newRow("right") << int(Qt::Key_Right) << false << 11.0;
        QTest::newRow("left") << int(Qt::Key_Left) << false << 9.0;
        QTest::newRow("up") << int(Qt::Key_Up) << false << 11.0;
        QTest::newRow("down, fine") << int(Qt::Key_Down) << true << 9.9;
        QTest::newRow("right, fine") << int(Qt::Key_Right) << true << 10.1;
        QTest::newRow("page up") << int(Qt::Key_PageUp) << false << 28.0;
        QTest::newRow("page down") << int(Qt::Key_PageDown) << false << -8.0;
        QTest::newRow("home") << int(Qt::Key_Home) << false << -90.0;
        QTest::newRow("end") << int(Qt::Key_End) << false << 90.0;
    }
    void keysStep()
    {
        QFETCH(int, key);
        QFETCH(bool, shift);
        QFETCH(double, expected);
        m_slider->setValue(10);
        m_slider->track()->setFocus();
        QSignalSpy ends(m_slider, &ValueSlider::editingFinished);
        QTest::keyClick(m_slider->track(), Qt::Key(key), shift ? Qt::ShiftModifier : Qt::NoModifier);
        QCOMPARE(m_slider->value(), expected);
        QCOMPARE(ends.size(), 1);
    }

    void theWheelPassesThroughWithoutFocus()
    {
        QVERIFY(!m_slider->track()->hasFocus());
        QVERIFY(!wheel(m_slider->track(), 3));
        QCOMPARE(m_slider->value(), 0.0);
    }

    void theWheelStepsWhileFocused()
    {
        m_slider->track()->setFocus();
        QTRY_VERIFY(m_slider->track()->hasFocus());
        QSignalSpy ends(m_slider, &ValueSlider::editingFinished);
        wheel(m_slider->track(), 3);
        wheel(m_slider->track(), 1);
        QCOMPARE(m_slider->value(), 4.0);
        QTRY_COMPARE(ends.size(), 1); // one turn, one gesture
    }

    void doubleClickOnHandleOrDeleteAsksForReset()
    {
        QSignalSpy resets(m_slider, &ValueSlider::resetRequested);
        QTest::mouseDClick(m_slider->track(), Qt::LeftButton, {}, m_slider->track()->handlePosition(0));
        QCOMPARE(resets.size(), 1);
        QTest::keyClick(m_slider->track(), Qt::Key_Delete);
        QCOMPARE(resets.size(), 2);
    }

    void typedValuesAreRead_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<double>("expected");
        QTest::newRow("number") << "12" << 12.0;
        QTest::newRow("with unit") << "12°" << 12.0;
        QTest::newRow("negative") << "-4.5" << -4.5;
        QTest::newRow("true minus") << QString::fromUtf8("−4.5°") << -4.5;
        QTest::newRow("comma") << "3,5" << 3.5;
    }
    void typedValuesAreRead()
    {
        QFETCH(QString, typed);
        QFETCH(double, expected);
        QSignalSpy ends(m_slider, &ValueSlider::editingFinished);
        QLineEdit *box = m_slider->box();
        box->setFocus();
        box->selectAll();
        type(box, typed);
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(m_slider->value(), expected);
        QCOMPARE(ends.size(), 1);
    }

    void lettersAreTypedAndShown()
    {
        show(letters());
        QLineEdit *box = m_slider->box();
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, "c");
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(m_slider->value(), 3.0);
        QCOMPARE(box->text(), "C");
    }

    void nonsenseIsMarkedAndLeavingBringsTheOldValueBack_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("words") << "left";
        QTest::newRow("too much") << "500";
        QTest::newRow("nothing") << " ";
    }
    void nonsenseIsMarkedAndLeavingBringsTheOldValueBack()
    {
        QFETCH(QString, typed);
        m_slider->setValue(7);
        QSignalSpy values(m_slider, &ValueSlider::valueChanged);
        QLineEdit *box = m_slider->box();
        box->setFocus();
        QTRY_VERIFY(box->hasFocus());
        box->selectAll();
        type(box, typed);
        QTest::keyClick(box, Qt::Key_Return);
        QVERIFY(box->property("invalid").toBool());
        QCOMPARE(box->text(), typed);
        QVERIFY(box->accessibleDescription().contains(QString::fromUtf8("−90°")));
        m_slider->track()->setFocus();
        QCOMPARE(box->text(), QString::fromUtf8("7°"));
        QVERIFY(!box->property("invalid").toBool());
        QCOMPARE(values.size(), 0);
    }

    void shortcutsPassTheBox()
    {
        int undos = 0;
        double atGenerate = 0;
        QShortcut undo(QKeySequence::Undo, m_window.get());
        QShortcut generate(Qt::CTRL | Qt::Key_Return, m_window.get());
        connect(&undo, &QShortcut::activated, this, [&] { ++undos; });
        connect(&generate, &QShortcut::activated, this, [&] { atGenerate = m_slider->value(); });
        QLineEdit *box = m_slider->box();
        box->setFocus();
        box->selectAll();
        type(box, "33");
        QTest::keySequence(box, QKeySequence(Qt::CTRL | Qt::Key_Return));
        QCOMPARE(atGenerate, 33.0);
        QTest::keySequence(box, QKeySequence(QKeySequence::Undo));
        QCOMPARE(undos, 1);
    }

    void settingAValueAnnouncesNothing()
    {
        QSignalSpy values(m_slider, &ValueSlider::valueChanged);
        m_slider->setValue(20);
        QCOMPARE(m_slider->box()->text(), QString::fromUtf8("20°"));
        QCOMPARE(values.size(), 0);
    }

    void numbersReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<double>("step");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("degrees") << 1.0 << "°" << -12.0 << QString::fromUtf8("−12°");
        QTest::newRow("fine degrees") << 1.0 << "°" << 12.5 << QString::fromUtf8("12.5°");
        QTest::newRow("share") << 0.05 << "" << 0.5 << "0.50";
        QTest::newRow("millimetres") << 1.0 << "mm" << 85.0 << QString::fromUtf8("85\u202Fmm");
        QTest::newRow("stop") << 0.1 << "f/" << 2.8 << "f/2.8";
        QTest::newRow("ratio") << 0.5 << ":1" << 3.0 << "3.0:1";
        QTest::newRow("no minus zero") << 0.05 << "" << -0.0001 << "0.00";
    }
    void numbersReadAsPeopleWriteThem()
    {
        QFETCH(double, step);
        QFETCH(QString, unit);
        QFETCH(double, value);
        QFETCH(QString, text);
        const ValueScale scale{.minimum = -100, .maximum = 100, .step = step, .unit = unit};
        QCOMPARE(scale.text(value), text);
        QVERIFY(std::abs(scale.read(text).value() - value) < 0.001);
    }

    void aProportionalScaleGivesEqualWaysToEqualRatios()
    {
        show({.minimum = 1, .maximum = 16, .step = 0.1, .proportional = true});
        const int one = m_slider->track()->handlePosition(1).x();
        const int four = m_slider->track()->handlePosition(4).x();
        const int sixteen = m_slider->track()->handlePosition(16).x();
        QVERIFY(std::abs((four - one) - (sixteen - four)) <= 1);
    }

    void aScreenReaderHearsNameValueAndRange()
    {
        m_window.reset();
        FieldRow row(QStringLiteral("Head turn"), m_slider = new ValueSlider(degrees()));
        row.setHelp(QStringLiteral("Toward the subject's left"));
        row.show();
        m_slider->setValue(12);
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(m_slider->track());
        QVERIFY(access);
        QCOMPARE(access->role(), QAccessible::Slider);
        QCOMPARE(access->text(QAccessible::Name), "Head turn");
        QCOMPARE(access->text(QAccessible::Value), QString::fromUtf8("12°"));
        QCOMPARE(access->valueInterface()->minimumValue().toDouble(), -90.0);
        QVERIFY(!access->text(QAccessible::Description).isEmpty());
    }
};

QTEST_MAIN(TestValueSlider)
#include "tst_value_slider.moc"
