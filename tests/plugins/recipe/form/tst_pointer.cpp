// SPDX-License-Identifier: MIT
#include "plugins/recipe/form/pointer.h"

#include <QTest>

using namespace presence;
using nlohmann::json;

class TestPointer : public QObject
{
    Q_OBJECT

private slots:
    void placesAreFoundAsTheStandardSays_data() // RFC 6901, section 5
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("found");
        QTest::newRow("member") << "/foo"
                                << R"(["bar","baz"])";
        QTest::newRow("index") << "/foo/0"
                               << R"("bar")";
        QTest::newRow("empty name") << "/"
                                    << "0";
        QTest::newRow("slash") << "/a~1b"
                               << "1";
        QTest::newRow("tilde") << "/m~0n"
                               << "8";
        QTest::newRow("percent") << "/c%d"
                                 << "2";
        QTest::newRow("missing") << "/nothing"
                                 << "";
        QTest::newRow("beyond the end") << "/foo/2"
                                        << "";
        QTest::newRow("no number") << "/foo/x"
                                   << "";
        QTest::newRow("negative") << "/foo/-1"
                                  << "";
        QTest::newRow("inside a text") << "/foo/0/1"
                                       << "";
        QTest::newRow("null is nothing") << "/none"
                                         << "";
    }
    void placesAreFoundAsTheStandardSays()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, found);
        const json document =
            json::parse(R"({"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "m~n": 8, "none": null})");
        const auto parsed = Pointer::parse(pointer.toStdString());
        QVERIFY(parsed);
        const json *place = parsed->in(document);
        QCOMPARE(place ? QString::fromStdString(place->dump()) : QString(), found);
        QVERIFY(!parsed->countsPictures());
    }

    void theStarCountsPictures()
    {
        const json document = json::parse(R"({"data": [{"b64": "one"}, {"b64": "two"}]})");
        const auto pointer = Pointer::parse("/data/*/b64");
        QVERIFY(pointer && pointer->countsPictures());
        QCOMPARE(pointer->in(document, 0)->dump(), std::string("\"one\""));
        QCOMPARE(pointer->in(document, 1)->dump(), std::string("\"two\""));
        QVERIFY(!pointer->in(document, 2));
        QCOMPARE(pointer->list().text(), std::string("/data"));
        QCOMPARE(pointer->list().in(document)->size(), std::size_t(2));
    }

    void anEmptyPointerIsTheWholeDocument()
    {
        const json document = json::parse("[1]");
        QCOMPARE(Pointer::parse("")->in(document), &document);
    }

    void whatIsNoPointerIsRefused()
    {
        for (const char *text : {"foo", "foo/bar", "/a~", "/a~2", "/*/*"})
            QVERIFY2(!Pointer::parse(text), text);
    }
};

QTEST_APPLESS_MAIN(TestPointer)
#include "tst_pointer.moc"
