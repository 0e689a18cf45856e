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

    void theNewestStandsAlone()
    {
        InlineMessage message;
        message.showMessage(InlineMessage::Kind::Error, "one", "Retry");
        message.showMessage(InlineMessage::Kind::Info, "two");
        QCOMPARE(message.text(), "two");
        QVERIFY(!message.actionButton()->isVisible());
    }

    void theActionIsOffered()
    {
        InlineMessage message;
        message.showMessage(InlineMessage::Kind::Info, "Deleted.", "Bring it back");
        QSignalSpy actions(&message, &InlineMessage::actionTriggered);
        QTest::mouseClick(message.actionButton(), Qt::LeftButton);
        QCOMPARE(actions.size(), 1);
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
