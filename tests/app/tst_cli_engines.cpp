// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "core/spec/spec_json.h"
#include "tests/support/command_line.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace presence;
using Json = nlohmann::json;

/// Prompts for one generator, and the user's own table of them.
class TestCliEngines : public QObject, test::CommandLine
{
    Q_OBJECT

private slots:
    void initTestCase() { write("spec.json", specToJson({})); }

    void promptsAreWrittenForAnEngine()
    {
        const Json engines = run({"engines", "--json"}).json();
        QVERIFY(!engines["verified"].get<std::string>().empty());
        QVERIFY(engines["engines"].size() > 20);
        for (const Json &engine : engines["engines"]) {
            const std::string id = engine["id"];
            const Outcome outcome =
                run({"prompt", "spec.json", "--json", "--engine", QString::fromStdString(id)});
            QCOMPARE(outcome.code, 0);
            const Json prompt = outcome.json();
            QCOMPARE(prompt["engine"].get<std::string>(), id);
            QVERIFY(prompt["dialect"] == engine["dialect"]);
            for (const Json &phrase : prompt["dropped"])
                QVERIFY(!phrase["why"].get<std::string>().empty());
        }
        QVERIFY(run({"engines"}).out.contains("flux2"));

        write(
            "config/presence/engines.json",
            R"({"schema": "presence.engines/1", "engines": [{"id": "mine", "name": "Mine", "dialect": "tags",
                  "limits": {"tokens": 20}, "negative": "field"}]})");
        QCOMPARE(run({"prompt", "spec.json", "--engine", "mine", "--json"}).json()["tokenLimit"].get<int>(),
                 20);
        write("config/presence/engines.json", "{");
        const Outcome damaged = run({"engines"});
        QCOMPARE(damaged.code, 0);
        QVERIFY2(damaged.err.contains("engines.json"), damaged.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliEngines)
#include "tst_cli_engines.moc"
