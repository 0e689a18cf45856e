// SPDX-License-Identifier: MIT
#include "ui/panels/making/send_consent.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace presence;

class TestSendConsent : public QObject
{
    Q_OBJECT

private slots:
    void whatLeavesAndToWhomIsSaidAndAgreedTo()
    {
        SendConsent dialog({Outgoing::Reach::Internet,
                            "Drawbox at api.drawbox.example",
                            {"The prompt (12 characters), with size and settings.", "Nothing else."}});
        QSignalSpy agreed(&dialog, &QDialog::accepted);
        dialog.show();
        for (const char *said : {"over the internet", "Drawbox at api.drawbox.example", "12 characters",
                                 "Nothing else", "asked once"})
            QVERIFY2(dialog.text().contains(said), said);
        QTest::mouseClick(dialog.agreeButton(), Qt::LeftButton);
        QCOMPARE(agreed.size(), 1);
    }

    void escapeSendsNothing()
    {
        SendConsent dialog({Outgoing::Reach::Network, "Mine at 192.168.0.4", {"The prompt."}});
        QSignalSpy agreed(&dialog, &QDialog::accepted), declined(&dialog, &QDialog::rejected);
        dialog.show();
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QCOMPARE(agreed.size(), 0);
        QCOMPARE(declined.size(), 1);
    }
};

QTEST_MAIN(TestSendConsent)
#include "tst_send_consent.moc"
