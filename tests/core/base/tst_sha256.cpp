// SPDX-License-Identifier: MIT
#include "core/base/sha256.h"

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
};

QTEST_APPLESS_MAIN(TestSha256)
#include "tst_sha256.moc"
