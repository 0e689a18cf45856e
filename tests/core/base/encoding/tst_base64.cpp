// SPDX-License-Identifier: MIT
#include "core/base/encoding/base64.h"

#include <QByteArray>
#include <QTest>

using namespace presence;

class TestBase64 : public QObject
{
    Q_OBJECT

private slots:
    void theExamplesOfTheStandardComeOutRight_data() // RFC 4648, section 10
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        const char *const examples[][2] = {{"", ""},
                                           {"f", "Zg=="},
                                           {"fo", "Zm8="},
                                           {"foo", "Zm9v"},
                                           {"foob", "Zm9vYg=="},
                                           {"fooba", "Zm9vYmE="},
                                           {"foobar", "Zm9vYmFy"}};
        for (const auto &[bytes, text] : examples)
            QTest::addRow("“%s”", bytes) << QByteArray(bytes) << QByteArray(text);
    }
    void theExamplesOfTheStandardComeOutRight()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, text);
        QCOMPARE(toBase64(bytes.toStdString()), text.toStdString());
        QCOMPARE(fromBase64(text.toStdString()), std::optional(bytes.toStdString()));
    }

    void everyByteSurvives()
    {
        std::string bytes;
        for (int round = 0; round < 3 * 256; ++round) {
            bytes += char(round * 7);
            QCOMPARE(fromBase64(toBase64(bytes)), std::optional(bytes));
            QCOMPARE(toBase64(bytes), QByteArray::fromStdString(bytes).toBase64().toStdString());
        }
    }

    void whatIsNotStrictlyBase64IsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"Zg", "Zg=", "Z===", "====", "Zg==Zg==", "Zm9v\n", " Zm9", "Zm-_",
                                 "Zh==", "Zm9=", "=m9v", "Zmä="})
            QTest::addRow("“%s”", text) << QByteArray(text);
    }
    void whatIsNotStrictlyBase64IsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!fromBase64(text.toStdString()));
    }
};

QTEST_APPLESS_MAIN(TestBase64)
#include "tst_base64.moc"
