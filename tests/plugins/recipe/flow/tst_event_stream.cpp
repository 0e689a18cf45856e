// SPDX-License-Identifier: MIT
#include "plugins/recipe/flow/event_stream.h"

#include <QTest>

using namespace presence;

class TestEventStream : public QObject
{
    Q_OBJECT

private slots:
    void eventsAreCutOutWhereverTheBytesBreak_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QStringList>("events");
        QTest::newRow("one") << QByteArray("event: a\ndata: {\"x\":1}\n\n") << QStringList{"{\"x\":1}"};
        QTest::newRow("two, with a comment between")
            << QByteArray("data: 1\n\n: still here\n\ndata:2\n\n") << QStringList{"1", "2"};
        QTest::newRow("several lines") << QByteArray("data: a\ndata: b\nid: 7\n\n") << QStringList{"a\nb"};
        QTest::newRow("line ends of two bytes")
            << QByteArray("data: a\r\n\r\ndata: b\r\n\r\n") << QStringList{"a", "b"};
        QTest::newRow("an empty one") << QByteArray("data:\n\n") << QStringList{""};
        QTest::newRow("without its end") << QByteArray("data: a\n\ndata: b\n") << QStringList{"a"};
    }
    void eventsAreCutOutWhereverTheBytesBreak()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QStringList, events);
        for (int piece = 1; piece <= stream.size(); ++piece) {
            QStringList seen;
            EventStream cutter([&](std::string_view data) {
                seen << QString::fromUtf8(data.data(), qsizetype(data.size()));
            });
            for (int at = 0; at < stream.size(); at += piece)
                cutter.receive(stream.mid(at, piece).toStdString());
            QCOMPARE(seen, events);
            QVERIFY(cutter.plain().empty());
        }
    }

    void whatIsNoStreamIsKeptAsItIs()
    {
        EventStream cutter([](std::string_view) { QFAIL("there is no event"); });
        cutter.receive("{\"error\":");
        cutter.receive("\"no\"}\n");
        QCOMPARE(cutter.plain(), std::string("{\"error\":\"no\"}\n"));
    }
};

QTEST_APPLESS_MAIN(TestEventStream)
#include "tst_event_stream.moc"
