// SPDX-License-Identifier: MIT
#include "plugins/comfyui/workflow/graph_file.h"
#include "plugins/comfyui/workflow/workflow.h"
#include "tests/support/comfyui/nodes.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace presence;
using namespace presence::test;

static const Resources ours{PRESENCE_SOURCE_DIR "/resources"};

static std::vector<Workflow> shipped() { return readWorkflows(ours, {}).workflows; }

static Workflow named(const std::string &name)
{
    for (Workflow &workflow : shipped())
        if (workflow.name == name)
            return std::move(workflow);
    return {};
}

class TestWorkflow : public QObject
{
    Q_OBJECT

    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    static QByteArray shippedFile(const char *name)
    {
        QFile file(QStringLiteral(PRESENCE_SOURCE_DIR "/resources/workflows/") + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void theShippedOnesCoverTheUsualModels()
    {
        const auto folders = readWorkflows(ours, {});
        QVERIFY(folders.problems.empty());
        QStringList names;
        for (const Workflow &workflow : folders.workflows)
            names << QString::fromStdString(workflow.name);
        QCOMPARE(names, QStringList({"FLUX.1", "SD 1.5", "SDXL"}));
    }

    /// Every combination of pictures against the rules by which ComfyUI checks links, types, ranges and
    /// choices.
    void everyCombinationOfPicturesIsAValidGraph_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"FLUX.1", "SD 1.5", "SDXL"})
            QTest::newRow(name) << name;
    }
    void everyCombinationOfPicturesIsAValidGraph()
    {
        QFETCH(QString, name);
        const Workflow workflow = named(name.toStdString());
        const auto nodes = comfyNodes(usualComfyFiles());
        const auto kinds = workflow.pictureSlots();
        QVERIFY(std::ranges::find(kinds, "init") != kinds.end());
        for (unsigned set = 0; set < 1u << kinds.size(); ++set) {
            WorkflowValues values{"words", "not these", "", "euler", 5, 512, 768, 9, 4.5};
            for (std::size_t i = 0; i < kinds.size(); ++i)
                if (set >> i & 1)
                    values.pictures[kinds[i]] = {"presence/p" + std::to_string(i) + ".png", 0.5};
            std::vector<std::string> uploaded;
            for (const auto &[slot, picture] : values.pictures)
                uploaded.push_back(picture.name);
            const auto graph = filled(workflow, values);
            const auto complaint = comfyComplaint(graph, nodes, uploaded);
            QVERIFY2(complaint.is_null(), complaint.dump(1).c_str());
            const std::string text = graph.dump();
            for (const auto &[slot, picture] : values.pictures)
                QVERIFY2(text.find(picture.name) != std::string::npos, slot.c_str());
            const auto count = [&](const char *kind) {
                return std::size_t(std::ranges::count_if(
                    graph, [&](const auto &node) { return node["class_type"] == kind; }));
            };
            QCOMPARE(count("LoadImage"),
                     values.pictures.size()); // nothing is left of those that are not there
        }
    }

    void everySettingArrivesWhereItBelongs()
    {
        const auto graph = filled(
            named("SDXL"), {"words", "not these", "other.safetensors", "euler", 77, 640, 896, 12, 5.5});
        QCOMPARE(graph["6"]["inputs"]["text"].get<std::string>(), std::string("words"));
        QCOMPARE(graph["7"]["inputs"]["text"].get<std::string>(), std::string("not these"));
        QCOMPARE(graph["4"]["inputs"]["ckpt_name"].get<std::string>(), std::string("other.safetensors"));
        const auto &sampler = graph["3"]["inputs"];
        QVERIFY(sampler["seed"] == 77 && sampler["steps"] == 12 && sampler["cfg"] == 5.5);
        QVERIFY(sampler["sampler_name"] == "euler" && sampler["denoise"] == 1.0);
        QVERIFY(graph["5"]["inputs"]["width"] == 640 && graph["5"]["inputs"]["height"] == 896);
    }

    void whatIsLeftToTheWorkflowStaysAsItIs()
    {
        const Workflow workflow = named("SDXL");
        const auto graph = filled(workflow, {"words"});
        for (const char *input : {"seed", "steps", "cfg", "sampler_name", "scheduler"})
            QVERIFY(graph["3"]["inputs"][input] == workflow.graph["3"]["inputs"][input]);
    }

    void samplersMayBeNamedAsAutomatic1111NamesThem_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("sampler");
        QTest::addColumn<QString>("scheduler");
        QTest::newRow("with a schedule") << "DPM++ 2M SDE Karras"
                                         << "dpmpp_2m_sde"
                                         << "karras";
        QTest::newRow("alone") << "Euler a"
                               << "euler_ancestral"
                               << "karras"; // the workflow's own schedule
        QTest::newRow("ComfyUI's") << "uni_pc_bh2"
                                   << "uni_pc_bh2"
                                   << "karras";
        QTest::newRow("unknown") << "Magic Karras"
                                 << "Magic Karras"
                                 << "karras";
        QTest::newRow("exponential") << "LMS Exponential"
                                     << "lms"
                                     << "exponential";
    }
    void samplersMayBeNamedAsAutomatic1111NamesThem()
    {
        QFETCH(QString, name);
        QFETCH(QString, sampler);
        QFETCH(QString, scheduler);
        WorkflowValues values{"words"};
        values.sampler = name.toStdString();
        const auto graph = filled(named("SDXL"), values);
        QCOMPARE(QString::fromStdString(graph["3"]["inputs"]["sampler_name"]), sampler);
        QCOMPARE(QString::fromStdString(graph["3"]["inputs"]["scheduler"]), scheduler);
    }

    void aFirstPictureSetsHowMuchIsChanged()
    {
        WorkflowValues values{"words"};
        values.pictures["init"] = {"presence/a.png", 0.7};
        const auto graph = filled(named("SDXL"), values);
        QVERIFY(std::abs(graph["3"]["inputs"]["denoise"].get<double>() - 0.3) < 1e-9);
        QVERIFY(!graph.contains("5")); // no empty picture beside it
    }

    void aMapIsAppliedWithItsStrength()
    {
        WorkflowValues values{"words"};
        values.pictures["control:depth"] = {"presence/d.png", 0.8};
        const auto graph = filled(named("SD 1.5"), values);
        for (const auto &[id, node] : graph.items())
            if (node["class_type"] == "ControlNetApplyAdvanced") {
                QCOMPARE(node["inputs"]["strength"].get<double>(), 0.8);
                QVERIFY(graph["3"]["inputs"]["positive"] == nlohmann::json::array({id, 0}));
                return;
            }
        QFAIL("no map is applied");
    }

    void aWorkflowOfTheUsersStandsInThePlaceOfOurs()
    {
        QTemporaryDir user;
        QDir(user.path()).mkdir("workflows");
        write(user.filePath("workflows/mine.json"), shippedFile("sdxl.json"));
        write(user.filePath("workflows/mine.slots.json"),
              R"({"presence": "workflow/1", "name": "SDXL", "slots": {"prompt": "6.text"}})");
        write(user.filePath("workflows/found.json"), shippedFile("sd15.json"));
        const auto folders = readWorkflows(ours, user.path().toStdString());
        QVERIFY2(folders.problems.empty(), folders.problems.empty() ? "" : folders.problems.front().c_str());
        QCOMPARE(folders.workflows.size(), std::size_t(4));
        for (const Workflow &workflow : folders.workflows) {
            if (workflow.name == "SDXL")
                QCOMPARE(workflow.table.places.size(), std::size_t(1));
            if (workflow.name == "found") // its slots were found
                QVERIFY(workflow.table.places.contains("control:depth") &&
                        workflow.table.places.contains("init"));
        }
    }

    void eachFileThatCannotBeUsedIsAProblemAndCostsNothingElse()
    {
        QTemporaryDir user;
        QDir(user.path()).mkdir("workflows");
        write(user.filePath("workflows/editor.json"), R"({"nodes": [], "links": []})");
        write(user.filePath("workflows/cut.json"), shippedFile("sdxl.json").left(300));
        write(
            user.filePath("workflows/open.json"),
            R"({"1": {"class_type": "A", "inputs": {"text": "a"}}, "2": {"class_type": "SaveImage", "inputs": {"images": ["1", 0]}}})");
        write(user.filePath("workflows/bad.json"), shippedFile("sdxl.json"));
        write(user.filePath("workflows/bad.slots.json"),
              R"({"presence": "workflow/1", "slots": {"prompt": "99.text"}})");
        const auto folders = readWorkflows(ours, user.path().toStdString());
        QCOMPARE(folders.workflows.size(), std::size_t(3));
        QStringList problems;
        for (const std::string &problem : folders.problems)
            problems << QString::fromStdString(problem);
        QCOMPARE(problems.size(), 4);
        const QString all = problems.join('\n');
        for (const char *words :
             {"editor.json: This is a workflow in the format of ComfyUI's editor",
              "cut.json: The file is not valid JSON", "open.json: the “prompt” could belong into 1.text",
              "bad.slots.json: /slots/prompt names the node 99"})
            QVERIFY2(all.contains(words), qPrintable(all));
    }
};

QTEST_APPLESS_MAIN(TestWorkflow)
#include "tst_workflow.moc"
