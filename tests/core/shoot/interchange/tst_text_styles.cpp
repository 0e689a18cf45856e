// SPDX-License-Identifier: MIT
#include "core/shoot/interchange/csv.h"
#include "core/shoot/interchange/text_styles.h"

#include <QTest>

using namespace presence;

namespace {

const std::vector<TextStyle> &trickyStyles()
{
    static const std::vector<TextStyle> styles{
        {"Plain", "film portrait", ""},
        {"Commas, and \"quotes\"", "{prompt}, (soft light:1.1)", "blurry, \"text\""},
        {" leading space", "two\nlines", "\r\n"},
        {"Größe 漢字 🙂", "{prompt} {prompt}", "{prompt}"},
        {"=1+1", "#not a comment", ""},
    };
    return styles;
}

} // namespace

class TestTextStyles : public QObject
{
    Q_OBJECT

private slots:
    void stylesSurviveBothFormats()
    {
        const auto fromCsv = textStylesFromCsv(csvFromTextStyles(trickyStyles()), "styles.csv");
        QVERIFY2(fromCsv.ok(), fromCsv ? "" : fromCsv.error().message.c_str());
        QVERIFY(fromCsv->styles == trickyStyles());
        QVERIFY(fromCsv->problems.empty());
        const auto fromJson = textStylesFromJson(jsonFromTextStyles(trickyStyles()), "styles.json");
        QVERIFY(fromJson.ok() && fromJson->styles == trickyStyles());
    }

    void csvFilesOfOtherProgramsAreRead_data()
    {
        QTest::addColumn<QByteArray>("csv");
        const auto row = [](const char *name, const QByteArray &csv) { QTest::newRow(name) << csv; };
        row("usual", "name,prompt,negative_prompt\r\nA,b,c\r\n");
        row("byte order mark", "\xEF\xBB\xBFname,prompt,negative_prompt\nA,b,c\n");
        row("old column", "name,text,negative_prompt\nA,b,c");
        row("other order", "negative_prompt,extra,prompt,name\nc,x,b,A\n");
        row("spaces", "name, prompt, negative_prompt\nA, \"b\", c\n");
        row("bare carriage returns", "name,prompt,negative_prompt\rA,b,c\r");
        row("empty rows and remarks", "name,prompt,negative_prompt\n\n# mine,x,y\nA,b,c\n\n");
        row("too many fields", "name,prompt,negative_prompt\nA,b,c,d,e,f\n");
    }
    void csvFilesOfOtherProgramsAreRead()
    {
        QFETCH(QByteArray, csv);
        const auto found = textStylesFromCsv(csv.toStdString(), "styles.csv");
        QVERIFY2(found.ok(), found ? "" : found.error().message.c_str());
        QVERIFY((found->styles == std::vector<TextStyle>{{"A", "b", "c"}}));
    }

    void filesThatAreNoStylesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("asJson");
        const auto row = [](const char *name, const QByteArray &text, bool asJson) {
            QTest::newRow(name) << text << asJson;
        };
        row("empty", "", false);
        row("no header", "A,b,c\n", false);
        row("only a name", "name\nA\n", false);
        row("open quote", "name,prompt\nA,\"never closed\n", false);
        row("text after a quote", "name,prompt\n\"A\"x,b\n", false);
        row("not UTF-8", "name,prompt\nA,caf\xe9\n", false);
        row("binary", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), false);
        row("empty JSON", "", true);
        row("broken JSON", "[{\"name\": \"A\"", true);
        row("an object", "{\"name\": \"A\", \"prompt\": \"b\"}", true);
        row("deep nesting", QByteArray(100000, '[') + QByteArray(100000, '{'), true);
        row("JSON not UTF-8", "[{\"name\": \"\xff\"}]", true);
        row("too large", QByteArray((16 << 20) + 1, ' '), true);
    }
    void filesThatAreNoStylesAreRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, asJson);
        const std::string content = text.toStdString();
        const auto found =
            asJson ? textStylesFromJson(content, "mine.txt") : textStylesFromCsv(content, "mine.txt");
        QVERIFY(!found.ok());
        QCOMPARE(found.error().kind, Error::Kind::BadInput);
        QVERIFY2(found.error().message.starts_with("mine.txt is not a list of styles: "),
                 found.error().message.c_str());
    }

    void aBadRowCostsNoOther()
    {
        const std::string endless(30'000, 'x');
        const auto csv = textStylesFromCsv("name,prompt\n,nameless\nLong," + endless + "\nA\nB,b\n", "x");
        QVERIFY(csv.ok());
        QVERIFY((csv->styles == std::vector<TextStyle>{{"A", "", ""}, {"B", "b", ""}}));
        QCOMPARE(csv->problems.size(), std::size_t(2));
        const auto json = textStylesFromJson(
            R"([7, null, {"name": 3}, {"name": "A", "prompt": ["b"]}, {"prompt": "b"}, {"name": "B", "prompt": "b", "negative_prompt": null, "more": {}}])",
            "x");
        QVERIFY(json.ok());
        QVERIFY((json->styles == std::vector<TextStyle>{{"B", "b", ""}}));
        QCOMPARE(json->problems.size(), std::size_t(5));
    }

    void everyCutOfAFileIsReadOrRefused()
    {
        const std::string whole = csvFromTextStyles(trickyStyles());
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto found = textStylesFromCsv(whole.substr(0, size), "cut");
            QVERIFY(found.ok() ? found->styles.size() <= trickyStyles().size()
                               : !found.error().message.empty());
        }
    }

    void theLineOfABrokenQuoteIsNamed()
    {
        const auto rows = csvRows("a,b\n\"two\nlines\",c\n\"open");
        QVERIFY(!rows.ok());
        QVERIFY2(rows.error().message.find("line 4") != std::string::npos, rows.error().message.c_str());
    }

    void aStyleWrapsOrFollowsThePrompt_data()
    {
        QTest::addColumn<QString>("style");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("merged");
        QTest::newRow("wraps") << "film still of {prompt}, grain"
                               << "a founder"
                               << "film still of a founder, grain";
        QTest::newRow("follows") << " film grain "
                                 << "a founder "
                                 << "a founder, film grain";
        QTest::newRow("empty style") << ""
                                     << "a founder"
                                     << "a founder";
        QTest::newRow("empty prompt") << "film grain"
                                      << ""
                                      << "film grain";
        QTest::newRow("twice") << "{prompt} and {prompt}"
                               << "x"
                               << "x and x";
        QTest::newRow("no loop") << "<{prompt}>"
                                 << "{prompt}{prompt}"
                                 << "<{prompt}{prompt}>";
        QTest::newRow("nearly") << "{promp} {Prompt}"
                                << "x"
                                << "x, {promp} {Prompt}";
    }
    void aStyleWrapsOrFollowsThePrompt()
    {
        QFETCH(QString, style);
        QFETCH(QString, text);
        QFETCH(QString, merged);
        QCOMPARE(QString::fromStdString(withStyle(style.toStdString(), text.toStdString())), merged);
    }
};

QTEST_APPLESS_MAIN(TestTextStyles)
#include "tst_text_styles.moc"
