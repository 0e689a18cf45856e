// SPDX-License-Identifier: MIT
#include "core/base/encoding/sha256.h"

#include <QTest>

#include <QCryptographicHash>
#include <random>

using namespace presence;

class TestSha256 : public QObject
{
    Q_OBJECT

private slots:
    /// Examples of FIPS 180-2, appendix B, and of NIST's SHAVS byte vectors.
    void thePublishedExamplesAreReproduced_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("digest");
        QTest::newRow("nothing") << QByteArray()
                                 << QByteArray("e3b0c44298fc1c149afbf4c8996fb924"
                                               "27ae41e4649b934ca495991b7852b855");
        QTest::newRow("one block") << QByteArray("abc")
                                   << QByteArray("ba7816bf8f01cfea414140de5dae2223"
                                                 "b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("two blocks")
            << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
            << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        QTest::newRow("a million letters")
            << QByteArray(1000000, 'a')
            << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
        QTest::newRow("one byte") << QByteArray::fromHex("d3")
                                  << QByteArray("28969cdfa74a12c82f3bad960b0b000a"
                                                "ca2ac329deea5c2328ebc6f2ba9802c1");
    }
    void thePublishedExamplesAreReproduced()
    {
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, digest);
        QCOMPARE(QByteArray::fromStdString(sha256Hex(message.toStdString())), digest);
    }

    void everyLengthAroundABlockAgreesWithAnotherImplementation()
    {
        std::mt19937 random(1);
        for (int length = 0; length <= 200; ++length) {
            QByteArray message(length, '\0');
            for (char &byte : message)
                byte = char(random());
            QCOMPARE(QByteArray::fromStdString(sha256Hex(message.toStdString())),
                     QCryptographicHash::hash(message, QCryptographicHash::Sha256).toHex());
        }
    }

    void messagesAreSignedAsTheStandardSays_data() // RFC 4231, cases 1, 2 and 6
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("mac");
        QTest::newRow("1") << QByteArray(20, '\x0b') << QByteArray("Hi There")
                           << QByteArray("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        QTest::newRow("2") << QByteArray("Jefe") << QByteArray("what do ya want for nothing?")
                           << QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        QTest::newRow("6") << QByteArray(131, '\xaa')
                           << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
                           << QByteArray("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }
    void messagesAreSignedAsTheStandardSays()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, mac);
        QCOMPARE(QByteArray::fromStdString(hmacSha256(key.toStdString(), message.toStdString())).toHex(),
                 mac);
    }
};

QTEST_APPLESS_MAIN(TestSha256)
#include "tst_sha256.moc"
