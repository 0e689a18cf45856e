// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "core/spec/spec_json.h"
#include "tests/support/command_line.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>

using namespace presence;
using Json = nlohmann::json;

/// Presets from and to files on the command line.
class TestCliPresets : public QObject, test::CommandLine
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        write("preset.json", R"({"name": "Turned away", "about": "a look", "values": {"head.yaw": 33}})");
    }

    void presetsTravel()
    {
        QCOMPARE(run({"preset", "import", "preset.json"}).out, QByteArray("Turned away\n"));
        const Json list = run({"preset", "list", "--json"}).json();
        QVERIFY(std::ranges::any_of(list, [](const Json &row) {
            return row.at("name") == "Turned away" && row.at("shipped") == false;
        }));
        QVERIFY(run({"preset", "list"}).out.contains("Turned away (yours)"));
        QVERIFY(Json::parse(run({"preset", "show", "turned AWAY"}).out.toStdString())
                    .at("values")
                    .at("head.yaw") == 33);
        QCOMPARE(run({"preset", "export", "Turned away", "exported/look.json"}).code, 0);
        QVERIFY(run({"preset", "export", "Turned away", "-", "--format", "csv"}).out.contains("{prompt}, "));
        QCOMPARE(run({"preset", "export", "Turned away", "x", "--format", "bogus"}).code, 2);
        write("styles.csv", "name,prompt,negative_prompt\nFilm,\"film still of {prompt}, 35mm\",cartoon\n");
        QCOMPARE(run({"preset", "import", "styles.csv"}).out, QByteArray("Film\n"));
        QVERIFY(
            run({"preset", "export", "Film", "-", "--format", "csv"}).out.contains("film still of {prompt}"));
        const QByteArray styled = run({"new", "--preset", "Film"}).out;
        const Json worded = run({"prompt", "-", "--dialect", "tags", "--json"}, styled).json();
        QVERIFY(worded.at("text").get<std::string>().starts_with("film still of "));
        QVERIFY(worded.at("text").get<std::string>().ends_with(", 35mm"));
        QVERIFY(worded.at("negative").get<std::string>().find("cartoon") != std::string::npos);
        QCOMPARE(specFromJson(run({"new", "--preset", "exported/look.json"}).out.toStdString(), "")
                     ->pose.headYawDeg,
                 33.0);
        QCOMPARE(specFromJson(run({"new", "--preset", "Turned away"}).out.toStdString(), "")->pose.headYawDeg,
                 33.0);
    }
};

QTEST_GUILESS_MAIN(TestCliPresets)
#include "tst_cli_presets.moc"
