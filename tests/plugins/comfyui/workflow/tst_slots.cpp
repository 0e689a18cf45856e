// SPDX-License-Identifier: MIT
#include "plugins/comfyui/workflow/graph_file.h"
#include "plugins/comfyui/workflow/slots.h"

#include <QTest>

using namespace presence;
using namespace std::string_literals;

static const char *graphText = R"({
 "3": {"class_type": "KSampler", "inputs": {"seed": 1, "sampler_name": "euler", "positive": ["6", 0]}},
 "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a potter", "clip": ["4", 1]}},
 "10": {"class_type": "LoadImage", "inputs": {"image": "a.png"}},
 "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "a.safetensors"}}})";

static nlohmann::json graph() { return *parseGraph(graphText, "g.json"); }

class TestSlots : public QObject
{
    Q_OBJECT

private slots:
    void aTableIsReadWhole()
    {
        const auto table =
            parseSlots(R"({"presence": "workflow/1", "name": "Mine", "engine": "sdxl", "note": "n",
            "slots": {"prompt": ["6.text"], "seed": "3.seed", "init": "10.image", "control:depth": {"choose": ["10.image"]}},
            "unused": "10.image", "without": {"init": {"3": ["positive", ["4", 0]]}},
            "standIns": {"4.ckpt_name": ["a", "b"]}})",
                       "t.json", graph());
        QVERIFY2(table.ok(), table.ok() ? "" : table.error().message.c_str());
        QCOMPARE(table->name, "Mine"s);
        QCOMPARE(table->engine, "sdxl"s);
        QVERIFY(table->places.at("prompt") == Places({{"6", "text"}}));
        QVERIFY(table->open.at("control:depth") == Places({{"10", "image"}}));
        QCOMPARE(table->without.at("init").at("3").size(), std::size_t(2));
        QVERIFY(table->standIns.at({"4", "ckpt_name"}) == std::vector({"a"s, "b"s}));
    }

    void whatIsWrittenIsReadAgain()
    {
        SlotTable table;
        table.name = "Mine";
        table.places = {{"prompt", {{"6", "text"}}}, {"seed", {{"3", "seed"}}}};
        table.open = {{"init", {{"10", "image"}}}};
        table.unused = {{"10", "image"}};
        const auto again = parseSlots(writeSlots(table), "t.json", graph());
        QVERIFY2(again.ok(), again.ok() ? "" : again.error().message.c_str());
        QVERIFY(again->places == table.places);
        QVERIFY(again->open == table.open);
        QVERIFY(again->unused == table.unused);
        QCOMPARE(again->name, table.name);
    }

    void aMistakeIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QString>("members");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *members, const char *words) {
            QTest::newRow(name) << members << words;
        };
        row("unknown member", R"("slot": {})", "/slot is not known");
        row("unknown slot", R"("slots": {"promt": "6.text"})", "/slots/promt is no slot");
        row("a weight of no picture", R"("slots": {"seed.weight": "3.seed"})",
            "/slots/seed.weight is no slot");
        row("no place", R"("slots": {"prompt": "text"})", "/slots/prompt must be a place");
        row("a number", R"("slots": {"prompt": 6})", "/slots/prompt must be a place");
        row("unknown node", R"("slots": {"prompt": "66.text"})", "names the node 66");
        row("unknown input", R"("slots": {"prompt": "6.txt"})", "input “txt” of the node 6 (CLIPTextEncode)");
        row("an input that is fed", R"("slots": {"prompt": "3.positive"})", "which another node feeds (6)");
        row("a text for a number", R"("slots": {"seed": "6.text"})", "holds no number");
        row("a number for a text", R"("slots": {"prompt": "3.seed"})", "holds no text");
        row("slots that are a list", R"("slots": [])", "/slots must be an object");
        row("a name that is a number", R"("name": 3)", "/name must be a text");
        row("without what is no picture", R"("without": {"seed": {}})",
            "/without/seed is no slot for a picture");
        row("without an unknown node", R"("without": {"init": {"99": []}})", "names the node 99");
        row("without by an unknown input", R"("without": {"init": {"3": ["nothing"]}})",
            "/without/init/3 must hold");
        row("without by a dead link", R"("without": {"init": {"3": [["99", 0]]}})",
            "/without/init/3 must hold");
        row("stand-ins without words", R"("standIns": {"4.ckpt_name": []})",
            "/standIns/4.ckpt_name must be a list");
        row("stand-ins without a place", R"("standIns": {"ckpt": ["a"]})", "/standIns/ckpt must be named");
    }
    void aMistakeIsNamedWithItsPlace()
    {
        QFETCH(QString, members);
        QFETCH(QString, words);
        const auto table =
            parseSlots(R"({"presence": "workflow/1", )" + members.toStdString() + "}", "t.json", graph());
        QVERIFY(!table.ok());
        const QString message = QString::fromStdString(table.error().message);
        QVERIFY2(message.startsWith("t.json: ") && message.contains(words), qPrintable(message));
    }

    void whatIsNoTableIsRefused()
    {
        for (const char *text : {"", "[]", "{}", "7", R"({"presence": "recipe/1"})", R"({"presence")"})
            QVERIFY(!parseSlots(text, "t.json", graph()).ok());
    }

    void whatIsNoGraphIsRefusedWithWhatToDo_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("the editor's format") << R"({"nodes": [], "links": [], "version": 0.4})"
                                             << "Export (API)";
        QTest::newRow("cut short") << QString(graphText).left(200) << "not valid JSON";
        QTest::newRow("a list") << "[]"
                                << "API format";
        QTest::newRow("empty") << "{}"
                               << "API format";
        QTest::newRow("a node without a kind") << R"({"1": {"inputs": {}}})"
                                               << "no class_type";
        QTest::newRow("a node without inputs") << R"({"1": {"class_type": "A"}})"
                                               << "no inputs";
        QTest::newRow("a node that is a number") << R"({"1": 2})"
                                                 << "no class_type";
        QTest::newRow("a link to nowhere") << R"({"1": {"class_type": "A", "inputs": {"x": ["2", 0]}}})"
                                           << "node 2, which does not exist";
        QTest::newRow("an id with a dot") << R"({"1.5": {"class_type": "A", "inputs": {}}})"
                                          << "hold no dot";
        QTest::newRow("too large") << "\"" + QString(5 << 20, 'x') + "\""
                                   << "4 MiB";
    }
    void whatIsNoGraphIsRefusedWithWhatToDo()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        const auto read = parseGraph(text.toStdString(), "g.json");
        QVERIFY(!read.ok());
        QVERIFY2(QString::fromStdString(read.error().message).contains(words), read.error().message.c_str());
    }

    void aGraphInsideAPromptIsTakenOut()
    {
        QVERIFY(*parseGraph(R"({"prompt": )" + std::string(graphText) + "}", "g.json") == graph());
    }
};

QTEST_APPLESS_MAIN(TestSlots)
#include "tst_slots.moc"
