// SPDX-License-Identifier: MIT
#include "ui/widgets/inline_message.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace presence;

class TestInlineMessage : public QObject
{
    Q_OBJECT

private slots:
    void itSpeaksAndGoesAway()
    {
        InlineMessage message;
        QVERIFY(!message.isVisible());
        message.showMessage(InlineMessage::Kind::Error, "The disk is full.");
        QVERIFY(message.isVisible());
        QCOMPARE(message.text(), "The disk is full.");
        QVERIFY(message.accessibleName().contains("Error"));
        QVERIFY(!message.actionButton()->isVisible());
        QTest::mouseClick(message.findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY(!message.isVisible());
    }

    void anUnreadMessageStaysBelowTheNewestUntilAllAreDismissed()
    {
        InlineMessage message;
        message.showMessage(InlineMessage::Kind::Error, "one", "Retry");
        message.showMessage(InlineMessage::Kind::Info, "two");
        QCOMPARE(message.text(), "two\none");
        QVERIFY(message.accessibleName().startsWith("Error"));
        QVERIFY(message.actionButton()->isVisible());
        message.showMessage(InlineMessage::Kind::Error, "one"); // said again is said once
        QCOMPARE(message.text(), "one\ntwo");
        QTest::mouseClick(message.findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY(!message.isVisible());
        message.showMessage(InlineMessage::Kind::Info, "three");
        QCOMPARE(message.text(), "three");
    }

    void manyMessagesAreCountedAndNoneIsLost()
    {
        InlineMessage message;
        for (int i = 1; i <= 7; ++i)
            message.showMessage(InlineMessage::Kind::Info, QString("message %1").arg(i));
        QCOMPARE(message.text(), "message 7\nmessage 6\nmessage 5\nmessage 4\nmessage 3\nand 2 more");
        for (const QLabel *label : message.findChildren<QLabel *>())
            if (label->text() == message.text())
                QVERIFY(label->toolTip().contains("message 1"));
    }

    void theActionTakesItsMessageAway()
    {
        InlineMessage message;
        message.showMessage(InlineMessage::Kind::Warning, "The disk is slow.");
        message.showMessage(InlineMessage::Kind::Info, "Take 1 is gone.", "Bring it back");
        message.showMessage(InlineMessage::Kind::Info, "Take 2 is gone.", "Bring it back");
        QTest::mouseClick(message.actionButton(), Qt::LeftButton);
        QCOMPARE(message.text(), "Take 1 is gone.\nThe disk is slow.");
        QVERIFY(!message.actionButton()->isVisible());
    }

    void longNewsGivesWay()
    {
        InlineMessage message;
        for (int i = 0; i < 5; ++i)
            message.showMessage(InlineMessage::Kind::Info, QString("word %1 ").arg(i).repeated(60));
        message.resize(400, message.minimumSizeHint().height());
        QVERIFY2(message.minimumSizeHint().height() <= 60,
                 qPrintable(QString::number(message.minimumSizeHint().height())));
    }

    void theActionIsOffered()
    {
        InlineMessage message;
        message.showMessage(InlineMessage::Kind::Info, "Deleted.", "Bring it back");
        QSignalSpy actions(&message, &InlineMessage::actionTriggered);
        QTest::mouseClick(message.actionButton(), Qt::LeftButton);
        QCOMPARE(actions.size(), 1);
        QVERIFY(!message.isVisible()); // there is nothing left to read
    }

    void markupInAMessageIsShownNotObeyed()
    {
        InlineMessage message;
        message.showMessage(InlineMessage::Kind::Info, "<b>bold</b>");
        for (const QLabel *label : message.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
};

QTEST_MAIN(TestInlineMessage)
#include "tst_inline_message.moc"
