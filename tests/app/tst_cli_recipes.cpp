// SPDX-License-Identifier: MIT
#include "tests/support/command_line.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace presence::test;
using Json = nlohmann::json;

/// presence-cli recipes, and the guide followed as somebody would who has never seen a recipe.
class TestCliRecipes : public QObject
{
    Q_OBJECT

    /// The examples of the guide, as they stand there.
    static QStringList guideExamples()
    {
        const std::string guide = *presence::readFile(PRESENCE_SOURCE_DIR "/plugins/recipe/README.md");
        QStringList examples;
        const QRegularExpression block("```json\n(.*?)```", QRegularExpression::DotMatchesEverythingOption);
        for (auto found = block.globalMatch(QString::fromStdString(guide)); found.hasNext();)
            examples << found.next().captured(1);
        return examples;
    }

private slots:
    void theExamplesOfTheGuideAreSound()
    {
        const CommandLine cli;
        const QStringList examples = guideExamples();
        QCOMPARE(examples.size(), 2);
        for (const QString &example : examples) {
            cli.write("mine.json", example.toStdString());
            const auto checked = cli.run({"recipes", "check", "mine.json"});
            QVERIFY2(checked.code == 0, checked.err);
        }
        for (const char *words : {"Cloudbrush (cloudbrush), hosted", "CLOUDBRUSH_KEY", "cancelling",
                                  "taking up after a restart", "init, likeness, style", "not known before"}) {
            const auto checked = cli.run({"recipes", "check", "mine.json"});
            QVERIFY2(checked.out.contains(words), checked.out);
        }
    }

    void anExampleOfTheGuideIsABackendAsSoonAsItIsInItsFolder()
    {
        const CommandLine cli;
        cli.write("data/presence/recipes/drawbox.json", guideExamples().first().toStdString());
        const auto listed = cli.run({"backends", "--json"});
        QVERIFY2(listed.out.contains("drawbox"), listed.out + listed.err);
    }

    void aMistakeIsToldWithItsPlace_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("said");
        QTest::newRow("a setting that nobody knows") << R"({"$": "seed"})"
                                                     << R"({"$": "sead"})"
                                                     << "mine.json:16:40:";
        QTest::newRow("a member that nobody knows") << R"("limits")"
                                                    << R"("limit")"
                                                    << "limit";
        QTest::newRow("a comma too few") << R"("kind": "local",)"
                                         << R"("kind": "local")"
                                         << "mine.json:7:";
    }
    void aMistakeIsToldWithItsPlace()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, said);
        const CommandLine cli;
        QString recipe = guideExamples().first();
        QVERIFY(recipe.contains(before));
        cli.write("mine.json", recipe.replace(before, after).toStdString());
        const auto checked = cli.run({"recipes", "check", "mine.json"});
        QCOMPARE(checked.code, 1);
        QVERIFY2(QString::fromUtf8(checked.err).contains(said), checked.err);
    }

    void aListOfModelsIsCheckedWithItsRecipe()
    {
        const CommandLine cli;
        cli.write("mine.json", guideExamples().last().toStdString());
        cli.write("models.json", R"({"presence": "models/1", "verified": "2026-11-20", "source": "their page",
            "models": [{"id": "brush-1", "prices": [{"perPicture": 0.02, "unit": "USD"}]}]})");
        const auto checked = cli.run({"recipes", "check", "mine.json", "--models", "models.json", "--json"});
        QVERIFY2(checked.code == 0, checked.err);
        QVERIFY(checked.json()["models"] == Json::array({"brush-1"}));
        QCOMPARE(checked.json()["price"].get<std::string>(), std::string("known before"));
        cli.write("models.json",
                  R"({"presence": "models/1", "verified": "2026-11-20", "models": [{"di": 1}]})");
        QCOMPARE(cli.run({"recipes", "check", "mine.json", "--models", "models.json"}).code, 1);
    }

    void aFileThatIsNotThereIsNamed()
    {
        const auto checked = CommandLine().run({"recipes", "check", "nowhere.json"});
        QCOMPARE(checked.code, 1);
        QVERIFY(checked.err.contains("nowhere.json"));
    }
};

QTEST_GUILESS_MAIN(TestCliRecipes)
#include "tst_cli_recipes.moc"
