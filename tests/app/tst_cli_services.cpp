// SPDX-License-Identifier: MIT
#include "tests/support/command_line.h"
#include "tests/support/services/a1111.h"
#include "tests/support/services/bfl.h"

#include <QTest>

using namespace presence;
using namespace presence::test;
using nlohmann::json;

/// The command line with services of other people.
class TestCliServices : public QObject
{
    Q_OBJECT

    static std::unique_ptr<CommandLine> commandLine(const char *variable, const FakeService &fake)
    {
        auto line = std::make_unique<CommandLine>();
        line->surroundings.insert(variable, QString::fromStdString(fake.address()));
        line->surroundings.insert("BFL_API_KEY", FakeService::key);
        line->write("anna.png", pngPicture(64, 80));
        return line;
    }

private slots:
    void picturesGoAlongAndItIsSaidBeforeWhatGoesWhere()
    {
        FakeBfl fake;
        const auto line = commandLine("PRESENCE_ADDRESS_BFL", fake);
        const auto outcome =
            line->run({"generate", "--job", "trust", "--backend", "bfl", "--out", "made", "--likeness",
                       "anna.png", "--init", "anna.png@0.25", "--size", "512x640", "--json"});
        QVERIFY2(outcome.code == 0, outcome.err);
        QCOMPARE(fake.complaints(), std::vector<std::string>());
        const json sent = json::parse(fake.server().requests("/v1/flux-2-pro").at(0).body);
        QVERIFY(sent.contains("input_image") && sent.contains("input_image_2") &&
                !sent.contains("input_image_3"));
        QVERIFY(line->at(QString::fromStdString(outcome.json()["images"][0]["file"].get<std::string>()))
                    .endsWith(".png"));
        for (const char *words : {"Goes to Black Forest Labs at 127.0.0.1", "1 picture of a person",
                                  "BFL_API_KEY", "Removed from pictures first", "Nothing else"})
            QVERIFY2(outcome.err.contains(words), outcome.err);
        QVERIFY(!outcome.err.contains(FakeService::key) && !outcome.out.contains(FakeService::key));
    }

    void aDryRunSendsNothing()
    {
        FakeBfl fake;
        const auto line = commandLine("PRESENCE_ADDRESS_BFL", fake);
        const auto outcome =
            line->run({"generate", "--job", "trust", "--backend", "bfl", "--out", "made", "--dry-run"});
        QVERIFY2(outcome.code == 0, outcome.err);
        QVERIFY2(outcome.err.contains("Goes to Black Forest Labs"), outcome.err);
        QVERIFY2(outcome.err.contains("Price unknown"), outcome.err);
        QVERIFY(fake.server().requests().empty());
    }

    void mapsOfTheSitterAreDrawnAndSent()
    {
        const auto fake = std::make_unique<FakeA1111>(
            FakeA1111::Options{3, std::chrono::milliseconds(1), {}, {"depth-model"}});
        const auto line = commandLine("PRESENCE_ADDRESS_A1111", *fake);
        const auto outcome = line->run({"generate", "--job", "trust", "--backend", "a1111", "--out", "made",
                                        "--size", "128x160", "--control", "depth@0.75"});
        QVERIFY2(outcome.code == 0, outcome.err);
        QCOMPARE(fake->complaints(), std::vector<std::string>());
        const json unit =
            json::parse(fake->server().requests("/sdapi/v1/txt2img").at(0).body)["alwayson_scripts"]
                                                                                ["ControlNet"]["args"][0];
        QCOMPARE(unit["weight"].get<double>(), 0.75);
        QCOMPARE(unit["model"].get<std::string>(), std::string("depth-model"));
        QVERIFY(unit["image"].get<std::string>().size() > 1000);
    }

    void whatTheBackendDoesNotTakeIsWrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        QTest::newRow("the sitter") << QStringList{"--likeness", "anna.png"} << "it takes none";
        QTest::newRow("no such kind")
            << QStringList{"--backend", "bfl", "--control", "depth"} << "init, likeness, style";
        QTest::newRow("no file") << QStringList{"--backend", "bfl", "--control", "style"} << "style=FILE";
        QTest::newRow("weight") << QStringList{"--backend", "bfl", "--style", "anna.png@7"} << "0 to 2";
    }
    void whatTheBackendDoesNotTakeIsWrongUsage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        FakeBfl fake;
        const auto line = commandLine("PRESENCE_ADDRESS_BFL", fake);
        const auto outcome =
            line->run(QStringList{"generate", "--job", "trust", "--out", "made"} + arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(words.toUtf8()), outcome.err);
    }
};

QTEST_GUILESS_MAIN(TestCliServices)
#include "tst_cli_services.moc"
