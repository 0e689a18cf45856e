// SPDX-License-Identifier: MIT
#include "core/base/encoding/utf8.h"

#include <QTest>

using namespace presence;

class TestUtf8 : public QObject
{
    Q_OBJECT

private slots:
    void onlyWellFormedTextIsUtf8_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("fine");
        QTest::newRow("nothing") << QByteArray("") << true;
        QTest::newRow("ASCII with a NUL") << QByteArray("a\0b", 3) << true;
        QTest::newRow("two, three and four bytes") << QByteArray("é漢🙂") << true;
        QTest::newRow("the last code point") << QByteArray("\xf4\x8f\xbf\xbf") << true;
        QTest::newRow("beyond the last") << QByteArray("\xf4\x90\x80\x80") << false;
        QTest::newRow("Latin-1") << QByteArray("caf\xe9") << false;
        QTest::newRow("cut inside a character") << QByteArray("\xe6\xbc") << false;
        QTest::newRow("a lone continuation") << QByteArray("\x80") << false;
        QTest::newRow("overlong slash") << QByteArray("\xc0\xaf") << false;
        QTest::newRow("overlong, three bytes") << QByteArray("\xe0\x80\xaf") << false;
        QTest::newRow("overlong, four bytes") << QByteArray("\xf0\x80\x80\xaf") << false;
        QTest::newRow("a surrogate") << QByteArray("\xed\xa0\x80") << false;
        QTest::newRow("never a lead byte") << QByteArray("\xff") << false;
    }
    void onlyWellFormedTextIsUtf8()
    {
        QFETCH(QByteArray, bytes);
        QTEST(isUtf8(bytes.toStdString()), "fine");
    }

    void everyLatin1CharacterConverts()
    {
        QByteArray all;
        for (int c = 1; c < 256; ++c)
            all += char(c);
        QVERIFY(latin1ToUtf8(all.toStdString()) == QString::fromLatin1(all).toStdString());
    }

    void charactersAreNotBytes()
    {
        QCOMPARE(utf8Length("aé漢🙂"), std::size_t(4));
        QCOMPARE(utf8Length(""), std::size_t(0));
    }

    void aPrefixNeverCutsACharacter()
    {
        const std::string text = "aé漢🙂"; // 1 + 2 + 3 + 4 bytes
        for (std::size_t limit = 0; limit <= text.size() + 1; ++limit) {
            const auto prefix = utf8Prefix(text, limit);
            QVERIFY(isUtf8(prefix));
            QVERIFY(prefix.size() <= limit && prefix.size() + 4 > std::min(limit, text.size()));
        }
        QVERIFY(utf8Prefix(text, 10) == text);
        QVERIFY(utf8Prefix(text, 9) == "aé漢");
    }
};

QTEST_APPLESS_MAIN(TestUtf8)
#include "tst_utf8.moc"
