// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "core/spec/spec_json.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace presence;
using Json = nlohmann::json;

struct Outcome
{
    int code = -1;
    QByteArray out;
    QByteArray err;
    Json json() const { return Json::parse(out.toStdString(), nullptr, false); }
};

/// Presets from and to files on the command line.
class TestCliPresets : public QObject
{
    Q_OBJECT

    QTemporaryDir m_temporary;

    void write(const QString &name, const std::string &bytes) const
    {
        QVERIFY(writeFile(m_temporary.filePath(name).toStdString(), bytes).ok());
    }
    Outcome run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_CONFIG_HOME", m_temporary.filePath("config"));
        environment.insert("XDG_DATA_HOME", m_temporary.filePath("data"));
        program.setProcessEnvironment(environment);
        program.setWorkingDirectory(m_temporary.path());
        program.setProgram(PRESENCE_BINARY_DIR "/bin/presence-cli");
        program.setArguments(arguments);
        program.start();
        program.write(input);
        program.closeWriteChannel();
        if (!program.waitForFinished(120'000) || program.exitStatus() != QProcess::NormalExit)
            return {};
        return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
    }

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
