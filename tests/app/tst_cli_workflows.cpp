// SPDX-License-Identifier: MIT
#include "tests/support/comfyui/fake_comfyui.h"
#include "tests/support/command_line.h"

#include <QFile>
#include <QTest>

using namespace presence::test;
using Json = nlohmann::json;

/// presence-cli workflows, and pictures made with them.
class TestCliWorkflows : public QObject
{
    Q_OBJECT

    static std::string shippedFile(const char *name)
    {
        return *presence::readFile(std::string(PRESENCE_SOURCE_DIR "/resources/workflows/") + name);
    }

    static std::string twoTexts()
    {
        Json graph = Json::parse(shippedFile("sdxl.json"));
        graph["100"] = {{"class_type", "CLIPTextEncode"},
                        {"inputs", {{"text", "by a window"}, {"clip", {"4", 1}}}}};
        graph["101"] = {{"class_type", "ConditioningCombine"},
                        {"inputs", {{"conditioning_1", {"6", 0}}, {"conditioning_2", {"100", 0}}}}};
        graph["3"]["inputs"]["positive"] = {"101", 0};
        return graph.dump();
    }

private slots:
    void theShippedOnesAreListed()
    {
        const CommandLine cli;
        const auto listed = cli.run({"workflows", "list", "--json"});
        QCOMPARE(listed.code, 0);
        QCOMPARE(listed.json().size(), std::size_t(3));
        for (const Json &workflow : listed.json())
            QVERIFY(workflow["slots"].contains("prompt") && workflow["slots"].contains("seed"));
    }

    void checkTellsEverySlotWithItsPlace()
    {
        const CommandLine cli;
        cli.write("mine.json", shippedFile("sdxl.json"));
        const auto checked = cli.run({"workflows", "check", "mine.json"});
        QCOMPARE(checked.code, 0);
        for (const char *words :
             {"prompt", "6.text (CLIPTextEncode)", "seed", "3.seed (KSampler)  now: 0", "control:depth"})
            QVERIFY2(checked.out.contains(words), checked.out.constData());
    }

    void theFormatOfTheEditorIsRefusedWithWhatToDo()
    {
        const CommandLine cli;
        cli.write("editor.json", R"({"nodes": [], "links": []})");
        const auto checked = cli.run({"workflows", "check", "editor.json"});
        QCOMPARE(checked.code, 1);
        QVERIFY2(checked.err.contains("Export (API)"), checked.err.constData());
    }

    void anAmbiguousWorkflowIsCompletedByHand()
    {
        CommandLine cli;
        cli.write("data/presence/workflows/mine.json", twoTexts());
        const auto listed = cli.run({"workflows", "list"});
        QVERIFY2(listed.err.contains("the “prompt” could belong into 6.text, 100.text"),
                 listed.err.constData());
        QCOMPARE(cli.run({"workflows", "check", "data/presence/workflows/mine.json"}).code, 1);

        const auto drafted = cli.run({"workflows", "slots", "data/presence/workflows/mine.json"});
        QCOMPARE(drafted.code, 0);
        QVERIFY2(drafted.out.contains("Choose for “prompt”"), drafted.out.constData());
        const QString table = cli.at("data/presence/workflows/mine.slots.json");
        Json written = Json::parse(*presence::readFile(table.toStdString()));
        QVERIFY(written["slots"]["prompt"]["choose"] == Json({"6.text", "100.text"}));
        QCOMPARE(cli.run({"workflows", "slots", "data/presence/workflows/mine.json"}).code,
                 1); // not over a person's work

        written["slots"]["prompt"] = "100.text";
        cli.write("data/presence/workflows/mine.slots.json", written.dump());
        QCOMPARE(cli.run({"workflows", "check", "data/presence/workflows/mine.json"}).code, 0);

        FakeComfyUi fake;
        cli.surroundings.insert("PRESENCE_ADDRESS_COMFYUI", QString::fromStdString(fake.address()));
        cli.surroundings.insert("PRESENCE_RESOURCES", PRESENCE_SOURCE_DIR "/resources");
        QVERIFY(cli.run({"workflows", "list"}).out.contains("workflow: mine"));
    }

    void aPictureIsMadeFromTheCommandLine()
    {
        CommandLine cli;
        FakeComfyUi fake;
        cli.surroundings.insert("PRESENCE_ADDRESS_COMFYUI", QString::fromStdString(fake.address()));
        const auto made = cli.run({"generate", "--job", "trust", "--backend", "comfyui", "--seed", "5",
                                   "--size", "512x640", "--out", "made"});
        QVERIFY2(made.code == 0, made.err.constData());
        QCOMPARE(fake.runs(), 1);
        const auto complaints = fake.complaints();
        QVERIFY2(complaints.empty(), complaints.empty() ? "" : complaints.front().c_str());
        const auto other = cli.run({"generate", "--job", "trust", "--backend", "comfyui", "--model",
                                    "workflow: FLUX.1", "--seed", "5", "--size", "512x640", "--out", "made"});
        QVERIFY2(other.code == 0, other.err.constData());
        const auto graphs = fake.acceptedGraphs();
        QVERIFY(graphs[0].contains("6") && graphs[1]["1"]["class_type"] == "UNETLoader");
        QVERIFY(graphs[0]["6"]["inputs"]["text"] != graphs[1]["4"]["inputs"]["text"]); // tags, sentences
        const auto ready = cli.run({"backends", "--json"});
        QVERIFY(ready.out.contains("comfyui"));
    }
};

QTEST_GUILESS_MAIN(TestCliWorkflows)
#include "tst_cli_workflows.moc"
