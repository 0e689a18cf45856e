// SPDX-License-Identifier: MIT
#include "ui/widgets/fields/text_field.h"

#include <QMimeData>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>

using namespace presence;

class TestTextField : public QObject
{
    Q_OBJECT

private slots:
    void typingIsAnnouncedOnceItPauses()
    {
        TextField field;
        field.show();
        QSignalSpy edits(&field, &TextField::textEdited);
        QTest::keyClicks(&field, "a violin");
        QCOMPARE(edits.size(), 0);
        QTRY_COMPARE(edits.size(), 1);
        QCOMPARE(edits[0][0].toString(), "a violin");
    }

    void enterFinishesAndAddsNoLine()
    {
        TextField field;
        field.show();
        QSignalSpy ends(&field, &TextField::editingFinished);
        QSignalSpy edits(&field, &TextField::textEdited);
        QTest::keyClicks(&field, "one");
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(ends.size(), 1);
        QCOMPARE(edits.size(), 1);
        QCOMPARE(field.text(), "one");
    }

    void pastedLinesBecomeOne()
    {
        TextField field;
        field.show();
        QMimeData data;
        data.setText("one\ntwo\r\n\tthree");
        struct Open : TextField
        {
            using TextField::insertFromMimeData;
        };
        (field.*&Open::insertFromMimeData)(&data);
        QCOMPARE(field.text(), "one two three");
    }

    void theLimitCountsBytesAndCutsNoCharacterInHalf()
    {
        TextField field;
        field.setByteLimit(10);
        field.show();
        field.insertPlainText(QString::fromUtf8("äöü🙂🙂"));
        QCOMPARE(field.text(), QString::fromUtf8("äöü🙂"));
        QCOMPARE(field.text().toUtf8().size(), 10);
    }

    void settingATextAnnouncesNothing()
    {
        TextField field;
        field.show();
        QSignalSpy edits(&field, &TextField::textEdited);
        field.setText("set");
        QTest::qWait(300);
        QCOMPARE(edits.size(), 0);
    }

    void itGrowsWithItsTextUpToAFewLines()
    {
        TextField field;
        field.resize(160, 24);
        field.show();
        const int one = field.height();
        QVERIFY(one >= 24);
        field.setText("a sentence that is certainly longer than one line of this little field");
        QTRY_VERIFY(field.height() > one);
        field.setText(QString("word ").repeated(200));
        QVERIFY(field.height() < 6 * field.fontMetrics().lineSpacing());
    }

    void aShortcutFindsWhatWasTypedJustBefore_data()
    {
        QTest::addColumn<QKeySequence>("keys");
        QTest::newRow("generate") << QKeySequence(Qt::CTRL | Qt::Key_Return);
        QTest::newRow("undo") << QKeySequence(QKeySequence::Undo);
        QTest::newRow("redo") << QKeySequence(QKeySequence::Redo);
    }
    void aShortcutFindsWhatWasTypedJustBefore()
    {
        QFETCH(QKeySequence, keys);
        QWidget window;
        auto *field = new TextField(&window);
        QString announced;
        connect(field, &TextField::textEdited, &window, [&](const QString &text) { announced = text; });
        QString atShortcut;
        QShortcut shortcut(keys, &window);
        connect(&shortcut, &QShortcut::activated, &window, [&] { atShortcut = announced; });
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
        field->setFocus();
        QTest::keyClicks(field, "a violin");
        QTest::keySequence(field, keys);
        QCOMPARE(atShortcut, "a violin");
        QCOMPARE(field->text(), "a violin");
    }

    void tabLeaves()
    {
        QWidget window;
        auto *first = new TextField(&window);
        auto *second = new TextField(&window);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Tab);
        QTRY_VERIFY(second->hasFocus());
        QCOMPARE(first->text(), QString());
    }
};

QTEST_MAIN(TestTextField)
#include "tst_text_field.moc"
