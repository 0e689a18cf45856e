// SPDX-License-Identifier: MIT
#include "ui/widgets/fields/choice_field.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace presence;

class TestChoiceField : public QObject
{
    Q_OBJECT

private:
    static QList<ChoiceField::Choice> three() { return {{"a", "First"}, {"b", "Second"}, {"c", "Third"}}; }

private slots:
    void aListAnnouncesOnlyWhatTheHandChose()
    {
        ChoiceField field(three(), ChoiceField::Style::List);
        field.show();
        QSignalSpy chosen(&field, &ChoiceField::choiceChanged);
        field.setChoice("b");
        QCOMPARE(field.choice(), "b");
        QCOMPARE(chosen.size(), 0);
        auto *list = field.findChild<QComboBox *>();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), "c");
    }

    void segmentsAreChosenByClickAndByArrow()
    {
        ChoiceField field(three(), ChoiceField::Style::Segments);
        field.show();
        QVERIFY(QTest::qWaitForWindowExposed(&field));
        field.activateWindow();
        QSignalSpy chosen(&field, &ChoiceField::choiceChanged);
        const auto buttons = field.findChildren<QToolButton *>();
        QTest::mouseClick(buttons[1], Qt::LeftButton);
        QCOMPARE(field.choice(), "b");
        QCOMPARE(chosen.size(), 1);
        buttons[1]->setFocus();
        QTest::keyClick(buttons[1], Qt::Key_Right);
        QCOMPARE(field.choice(), "c");
        for (const QToolButton *button : buttons)
            QVERIFY(button->height() >= 24);
    }

    void theWheelNeedsFocus()
    {
        QWidget window;
        auto *other = new QToolButton(&window);
        other->setFocusPolicy(Qt::StrongFocus);
        auto *field = new ChoiceField(three(), ChoiceField::Style::List, &window);
        window.show();
        other->setFocus();
        field->setChoice("a");
        auto *list = field->findChild<QComboBox *>();
        QWheelEvent down({5, 5}, list->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton,
                         Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(list, &down);
        QCOMPARE(field->choice(), "a");
        QVERIFY(!down.isAccepted());
    }

    void anUnknownChoiceShowsNone_data()
    {
        QTest::addColumn<bool>("segments");
        QTest::newRow("list") << false;
        QTest::newRow("segments") << true;
    }
    void anUnknownChoiceShowsNone()
    {
        QFETCH(bool, segments);
        ChoiceField field(three(), segments ? ChoiceField::Style::Segments : ChoiceField::Style::List);
        field.setChoice("a");
        field.setChoice("nonsense");
        QCOMPARE(field.choice(), QString());
        field.setChoice("c");
        QCOMPARE(field.choice(), "c");
    }

    void manyOrLongChoicesBecomeAList()
    {
        const QFontMetrics metrics{QFont()};
        QCOMPARE(ChoiceField::fittingStyle(three(), metrics, 400), ChoiceField::Style::Segments);
        QCOMPARE(ChoiceField::fittingStyle(three(), metrics, 100), ChoiceField::Style::List);
        auto four = three();
        four.append(ChoiceField::Choice{"d", "4"});
        QCOMPARE(ChoiceField::fittingStyle(four, metrics, 4000), ChoiceField::Style::List);
    }

    void picturesStandBesideTheirWords()
    {
        ChoiceField field(three(), ChoiceField::Style::List);
        QPixmap picture(48, 48);
        picture.fill(Qt::gray);
        field.setPicture("b", QIcon(picture), {48, 48});
        auto *list = field.findChild<QComboBox *>();
        QVERIFY(!list->itemIcon(1).isNull());
        QVERIFY(list->itemIcon(0).isNull());
        list->showPopup();
        QVERIFY(list->view()->sizeHintForRow(1) >= 48);
        list->hidePopup();
        QVERIFY(list->iconSize().height() < 24);
        QCOMPARE(list->itemText(1), "Second");
    }
};

QTEST_MAIN(TestChoiceField)
#include "tst_choice_field.moc"
