// SPDX-License-Identifier: MIT
#include "plugins/recipe/form/answer_json.h"
#include "tests/support/mutations.h"

#include <QTest>

using namespace presence;
using nlohmann::json;

class TestAnswerJson : public QObject
{
    Q_OBJECT

    static std::string longText(char letter, std::size_t size = 40000) { return std::string(size, letter); }

private slots:
    void anAnswerReadsAsItAlwaysDid_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const std::string &text) {
            QTest::newRow(name) << QByteArray::fromStdString(text);
        };
        const std::string a = "\"" + longText('a') + "\"", b = "\"" + longText('b') + "\"";
        row("nothing", "");
        row("short", "{\"a\": [1, \"two\", {\"c\": null}]}");
        row("one picture", "{\"images\": [" + a + "], \"seed\": \"7\"}");
        row("texts before, between and after", "{\"first\": \"x\\\"y\", \"p\": [" + a + ", \"short\", " + b +
                                                   "], \"z\": \"\\\\\", \"last\": " + b + "}");
        row("the text alone", b);
        row("a long name", "{" + a + " : \"value\", \"p\": " + b + "}");
        row("escapes within", "{\"p\": \"" + longText('c') + "\\n\\\"\\\\\", \"q\": " + a + "}");
        row("umlauts within", "{\"p\": \"" + longText('d') + "äöü\", \"q\": " + a + "}");
        row("bytes that are no UTF-8", "{\"p\": \"" + longText('d') + "\xff\", \"q\": " + a + "}");
        row("a control character within", "{\"p\": \"" + longText('e') + "\n\"}");
        row("a backslash before the end", "{\"p\": \"" + longText('f') + "\\\\\", \"q\": 1}");
        row("an escaped quote at the end", "{\"p\": \"" + longText('g') + "\\\"}");
        row("cut off in the picture", "{\"p\": \"" + longText('h'));
        row("cut off behind it", "{\"p\": " + a);
        row("two without a comma", "[" + a + b + "]");
        row("an escape that could be ours", "{\"q\": \"\\u00010\", \"p\": " + a + "}");
        row("nested at will", std::string(2000, '[') + a + std::string(2000, ']'));
        row("the same name twice", "{\"p\": " + a + ", \"p\": " + b + "}");
    }
    void anAnswerReadsAsItAlwaysDid()
    {
        QFETCH(QByteArray, text);
        const std::string document = text.toStdString();
        const json ours = readAnswerJson(document), plain = json::parse(document, nullptr, false);
        QCOMPARE(ours.is_discarded(), plain.is_discarded());
        QVERIFY(ours.is_discarded() || ours == plain);
    }

    void damagedAnswersReadAsTheyAlwaysDid()
    {
        const std::string whole = "{\"images\":[\"" + longText('x', 20000) +
                                  "\",\"y\"],\"info\":\"{\\\"seed\\\":7}\",\"z\":{\"q\":\"" +
                                  longText('q', 17000) + "\"}}";
        test::Mutator mutator(1, {"\"", "\\", "{", "}", ":", ",", longText('"', 3)});
        for (int round = 0; round < 300; ++round) {
            const std::string damaged = mutator.damaged(whole);
            const json ours = readAnswerJson(damaged), plain = json::parse(damaged, nullptr, false);
            QVERIFY2(ours.is_discarded() == plain.is_discarded() && (ours.is_discarded() || ours == plain),
                     std::to_string(round).c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestAnswerJson)
#include "tst_answer_json.moc"
