// SPDX-License-Identifier: MIT
#include "plugins/recipe/form/body_template.h"

#include <QTest>

using namespace presence;
using nlohmann::json;

static Prompt somePrompt()
{
    Prompt prompt;
    prompt.text = "a “calm” face";
    return prompt;
}

/// With every setting made or every setting left to the service.
static Values values(bool made)
{
    Values values;
    values.prompt = somePrompt();
    values.settings = made ? RenderSettings{640, 800, 42, 3, "m/1 é", 20, 7.5, "Euler", "high"}
                           : RenderSettings{640, 800, -1, 1, {}, 0, 0, {}, {}};
    return values;
}

class TestBodyTemplate : public QObject
{
    Q_OBJECT

private slots:
    void placeholdersBecomeValuesOfTheirOwnType_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("made");
        QTest::addColumn<QString>("left");
        QTest::newRow("text") << R"({"p": {"$": "prompt"}})"
                              << R"({"p":"a “calm” face"})"
                              << R"({"p":"a “calm” face"})";
        QTest::newRow("whole numbers") << R"({"s": {"$": "seed"}, "w": {"$": "width"}})"
                                       << R"({"s":42,"w":640})"
                                       << R"({"w":640})";
        QTest::newRow("fractions") << R"({"g": {"$": "guidanceScale"}, "n": 1})"
                                   << R"({"g":7.5,"n":1})"
                                   << R"({"n":1})";
        QTest::newRow("default") << R"({"s": {"$": "steps", "default": 30}})"
                                 << R"({"s":20})"
                                 << R"({"s":30})";
        QTest::newRow("default null") << R"({"s": {"$": "sampler", "default": null}})"
                                      << R"({"s":"Euler"})"
                                      << R"({"s":null})";
        QTest::newRow("composed") << R"({"size": {"$text": "{width}x{height}"}})"
                                  << R"({"size":"640x800"})"
                                  << R"({"size":"640x800"})";
        QTest::newRow("composed with a gap") << R"({"a": {"$text": "q={quality}"}, "b": 0})"
                                             << R"({"a":"q=high","b":0})"
                                             << R"({"b":0})";
        QTest::newRow("emptied object goes") << R"({"o": {"i": {"m": {"$": "model"}}}, "b": 0})"
                                             << R"({"b":0,"o":{"i":{"m":"m/1 é"}}})"
                                             << R"({"b":0})";
        QTest::newRow("list shrinks") << R"({"l": [1, {"$": "seed"}, 2]})"
                                      << R"({"l":[1,42,2]})"
                                      << R"({"l":[1,2]})";
        QTest::newRow("what is empty by itself stays")
            << R"({"o": {}, "l": [], "t": "", "f": false, "n": null})"
            << R"({"f":false,"l":[],"n":null,"o":{},"t":""})"
            << R"({"f":false,"l":[],"n":null,"o":{},"t":""})";
        QTest::newRow("nothing left") << R"({"s": {"$": "seed"}})"
                                      << R"({"s":42})"
                                      << "{}";
    }
    void placeholdersBecomeValuesOfTheirOwnType()
    {
        QFETCH(QString, body);
        QFETCH(QString, made);
        QFETCH(QString, left);
        const json form = json::parse(body.toStdString());
        Complaint complaint;
        checkBodyTemplate(form, "", {}, complaint);
        QCOMPARE(complaint.text, std::string());
        QCOMPARE(QString::fromStdString(filledBody(form, values(true)).dump()), made);
        QCOMPARE(QString::fromStdString(filledBody(form, values(false)).dump()), left);
    }

    void wordsOfThePromptAreNeverTakenForPlaceholders()
    {
        Values made = values(true);
        Prompt &prompt = made.prompt;
        prompt.text = "{\"$\": \"seed\"} {width} \", \"n\": 5";
        const json filled =
            filledBody(json::parse(R"({"p": {"$": "prompt"}, "q": {"$text": "{prompt}!"}})"), made);
        QCOMPARE(filled["p"].get<std::string>(), prompt.text);
        QCOMPARE(filled["q"].get<std::string>(), prompt.text + "!");
        QCOMPARE(filled.size(), std::size_t(2));
    }

    void pathsAreFilledPercentEncoded()
    {
        const auto path = TextTemplate::parse("/models/{model}:run?seed={seed}");
        QCOMPARE(filledPath(*path, values(true)), std::string("/models/m%2F1%20%C3%A9:run?seed=42"));
        QCOMPARE(filledPath(*path, values(false)), std::string("/models/:run?seed="));
    }

    void whatWasChosenForAPictureStandsOutsideOfItemsToo()
    {
        const json body = json::parse(R"({
            "one": {"$choice": "models", "of": ["depth", "edges"]},
            "two": {"$choice": "models", "of": ["depth", "edges"], "nth": 2},
            "three": {"$choice": "models", "of": ["depth", "edges"], "nth": 3}})");
        TemplateRules rules;
        rules.lists = {"models"};
        Complaint complaint;
        checkBodyTemplate(body, "", rules, complaint);
        QCOMPARE(complaint.text, std::string());
        Values given = values(true);
        given.pictures = {{"edges", 1, {}, {}}, {"depth", 1, {}, {}}};
        given.choices["models"] = {{"depth", "the deep one"}, {"edges", "the sharp one"}};
        QCOMPARE(filledBody(body, given).dump(),
                 std::string(R"({"one":"the deep one","two":"the sharp one"})"));
        given.pictures.clear();
        QCOMPARE(filledBody(body, given).dump(), std::string("{}"));
    }

    void aChoiceForNoPictureIsAMistake_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("place");
        QTest::newRow("for nothing") << R"({"m": {"$choice": "models"}})"
                                     << "/m/$choice";
        QTest::newRow("for a number") << R"({"m": {"$choice": "models", "of": 3}})"
                                      << "/m/of";
        QTest::newRow("of another list") << R"({"m": {"$choice": "x", "of": "depth"}})"
                                         << "/m/$choice";
        QTest::newRow("of the zeroth") << R"({"m": {"$choice": "models", "of": "depth", "nth": 0}})"
                                       << "/m/nth";
    }
    void aChoiceForNoPictureIsAMistake()
    {
        QFETCH(QString, body);
        QFETCH(QString, place);
        TemplateRules rules;
        rules.lists = {"models"};
        Complaint complaint;
        checkBodyTemplate(json::parse(body.toStdString()), "", rules, complaint);
        QVERIFY2(QString::fromStdString(complaint.text).contains(place), complaint.text.c_str());
    }

    void aPictureWithoutAPlaceIsFound()
    {
        const json body = json::parse(R"({
            "first": {"$picture": ["depth", "edges"]}, "second": {"$picture": ["depth", "edges"], "nth": 2},
            "more": {"$pictures": ["style"], "item": {"$picture": "this"}}})");
        Values given = values(true);
        given.pictures = {
            {"depth", 1, {}, {}}, {"style", 1, {}, {}}, {"style", 1, {}, {}}, {"edges", 1, {}, {}}};
        QVERIFY(!unplacedPicture(body, given));
        given.pictures.push_back({"edges", 1, {}, {}});
        QCOMPARE(unplacedPicture(body, given), &given.pictures.back());
    }

    void aTemplateKnowsWhatItMentions()
    {
        const json body = json::parse(
            R"({"a": [{"b": {"$": "seed"}}], "c": {"$text": "{width}x"}, "steps": 1, "d": "quality"})");
        for (const char *name : {"seed", "width"})
            QVERIFY2(mentions(body, name), name);
        for (const char *name : {"steps", "quality", "prompt"})
            QVERIFY2(!mentions(body, name), name);
    }
};

QTEST_APPLESS_MAIN(TestBodyTemplate)
#include "tst_body_template.moc"
