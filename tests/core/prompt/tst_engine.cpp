// SPDX-License-Identifier: MIT
#include "core/prompt/prompt_builder.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace presence;

class TestEngine : public QObject
{
    Q_OBJECT

    const Resources m_resources{PRESENCE_SOURCE_DIR "/resources"};
    QTemporaryDir m_folder;

    /// The engines with a user's file that holds these rows.
    PromptEngines withRows(const QByteArray &rows)
    {
        return withFile(R"({"schema": "presence.engines/1", "engines": [)" + rows + "]}");
    }
    PromptEngines withFile(const QByteArray &text)
    {
        QFile file(m_folder.filePath("engines.json"));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        file.close();
        return *PromptEngines::load(m_resources, file.fileName().toStdString());
    }
    static const PromptSegment *segmentOf(const Prompt &prompt, const char *slot)
    {
        const auto found = std::ranges::find(prompt.segments, slot, &PromptSegment::slot);
        return found == prompt.segments.end() ? nullptr : &*found;
    }

private slots:
    void everyDialectHasAnEngineForAnybody()
    {
        const auto engines = PromptEngines::load(m_resources);
        QVERIFY2(engines.ok(), engines ? "" : engines.error().detail.c_str());
        for (const Dialect dialect : allDialects) {
            QVERIFY(engines->usual(dialect).dialect == dialect);
            QCOMPARE(engines->usual(dialect).id, std::string(dialectId(dialect)));
        }
        QVERIFY(!engines->verified().empty() && engines->problem().empty());
        for (const PromptEngine &engine : engines->all())
            QVERIFY2(!engine.name.empty() && !engine.note.empty(), engine.id.c_str());
    }

    void aBackendGetsTheEngineItNamesIfThatSpeaksItsDialect()
    {
        const auto engines = *PromptEngines::load(m_resources);
        QCOMPARE(engines.forBackend("sdxl", Dialect::Tags).id, std::string("sdxl"));
        QCOMPARE(engines.forBackend("sdxl", Dialect::Natural).id, std::string("natural"));
        QCOMPARE(engines.forBackend("", Dialect::Midjourney).id, std::string("midjourney"));
        QCOMPARE(engines.forBackend("of tomorrow", Dialect::Tags).id, std::string("tags"));
    }

    void theUsersRowsReplaceAndAdd()
    {
        const auto shipped = PromptEngines::load(m_resources)->all().size();
        const auto engines = withRows(
            R"({"id": "sdxl", "name": "Mine", "dialect": "tags", "limits": {"tokens": 225}, "negative": "field"},
               {"id": "new", "name": "New", "dialect": "natural", "negative": "rewritten"})");
        QCOMPARE(engines.problem(), std::string());
        QCOMPARE(engines.all().size(), shipped + 1);
        QCOMPARE(engines.find("sdxl")->budget.tokens, 225);
        QVERIFY(engines.find("new"));
    }

    void aMistakeIsNamedAndTheShippedRowsStay_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("names");
        const auto rowWith = [](const char *members) {
            return QByteArray(R"({"id": "sdxl", "name": "Mine", )") + members + "}";
        };
        QTest::newRow("no dialect") << rowWith(R"("negative": "field")") << "dialect";
        QTest::newRow("foreign dialect") << rowWith(R"("dialect": "poems", "negative": "field")") << "poems";
        QTest::newRow("manner") << rowWith(R"("dialect": "tags", "negative": "loudly")") << "negative";
        QTest::newRow("parameter without its name")
            << rowWith(R"("dialect": "tags", "negative": "parameter")") << "negative_parameter";
        QTest::newRow("limit") << rowWith(R"("dialect": "tags", "negative": "field", "limits": {"toks": 7})")
                               << "toks";
        QTest::newRow("limit of nothing")
            << rowWith(R"("dialect": "tags", "negative": "field", "limits": {"tokens": 0})") << "tokens";
        QTest::newRow("member") << rowWith(R"("dialect": "tags", "negative": "field", "wieghts": true)")
                                << "wieghts";
        QTest::newRow("slot") << rowWith(R"("dialect": "tags", "negative": "field", "order": ["nose"])")
                              << "nose";
        QTest::newRow("wrong type") << rowWith(R"("dialect": "tags", "negative": 5)") << "engines.json";
        QTest::newRow("usual one of another dialect")
            << QByteArray(R"({"id": "tags", "name": "x", "dialect": "natural", "negative": "field"})")
            << "tags";
        QTest::newRow("not JSON") << QByteArray("{") << "engines.json";
    }
    void aMistakeIsNamedAndTheShippedRowsStay()
    {
        QFETCH(QByteArray, row);
        QFETCH(QString, names);
        const auto engines = withRows(row);
        QVERIFY2(QString::fromStdString(engines.problem()).contains(names), engines.problem().c_str());
        QCOMPARE(engines.find("sdxl")->name, PromptEngines::load(m_resources)->find("sdxl")->name);
    }

    void aFileOfAnotherFormIsNotUsed()
    {
        QVERIFY(!withFile(R"({"schema": "presence.engines/9", "engines": []})").problem().empty());
        QVERIFY(PromptEngines::load(m_resources, "/nowhere/engines.json")->problem().empty());
    }

    void anEngineThatDoesNotExistIsAnsweredWithThoseThatDo()
    {
        const auto missing = PromptEngines::load(m_resources)->require("dalle");
        QVERIFY(!missing.ok());
        QVERIFY(missing.error().message.find("flux2") != std::string::npos);
    }

    void theEngineSetsTheOrder()
    {
        const auto words = *Vocabulary::load(m_resources);
        PromptEngine engine = words.engines().usual(Dialect::Natural);
        const auto lightBeforeGaze = [&](Dialect dialect, std::vector<std::string> order) {
            engine.dialect = dialect;
            engine.order = std::move(order);
            const Prompt prompt = buildPrompt({}, engine, words);
            return segmentOf(prompt, "light")->begin < segmentOf(prompt, "gaze")->begin;
        };
        for (const Dialect dialect : {Dialect::Natural, Dialect::Tags, Dialect::Midjourney}) {
            QVERIFY(!lightBeforeGaze(dialect, {}));
            QVERIFY(lightBeforeGaze(dialect, {"shot", "light", "identity"}));
        }
    }

    void weightsAreForEnginesThatKnowThem()
    {
        const auto words = *Vocabulary::load(m_resources);
        PortraitSpec spec;
        spec.expression.unit(12) = {5, 5};
        PromptEngine engine = words.engines().usual(Dialect::Tags);
        QVERIFY(buildPrompt(spec, engine, words).text.find("(very wide smile:1.3)") != std::string::npos);
        engine.weights = false;
        QVERIFY(buildPrompt(spec, engine, words).text.find(", very wide smile,") != std::string::npos);
    }

    void theOpeningOfASentenceStaysAsLongAsAnythingLeansOnIt()
    {
        const auto words = *Vocabulary::load(m_resources);
        PromptEngine engine = words.engines().usual(Dialect::Natural);
        PortraitSpec spec;
        spec.lighting.lightTemperatureK = 3200;
        spec.camera.elevationDeg = 20;
        for (engine.budget.words = 200; engine.budget.words > 20; --engine.budget.words) {
            const std::string text = buildPrompt(spec, engine, words).text;
            QVERIFY2(text.find(". Deep amber") == std::string::npos, text.c_str());
            QVERIFY2(text.find(". Seen from") == std::string::npos, text.c_str());
        }
    }

    void whatNeedsNoPlaceOfItsOwnIsSaidOnce()
    {
        const auto words = *Vocabulary::load(m_resources);
        PortraitSpec spec;
        spec.realism.skinTexture = 0.6;
        const std::string rewritten = buildPrompt(spec, *words.engines().require("flux2"), words).text;
        QVERIFY2(rewritten.find("a single figure") != std::string::npos, rewritten.c_str());
        QVERIFY(rewritten.find("visible pores") == std::string::npos); // its texture is said anyway
        QVERIFY(rewritten.find("plastic") == std::string::npos &&
                rewritten.find("crowd") == std::string::npos);
        const Prompt field = buildPrompt(spec, *words.engines().require("sd3"), words);
        QVERIFY(field.negative.find("plastic skin") != std::string::npos);
        QVERIFY(field.text.find("a single figure") == std::string::npos);
        const Prompt clip = buildPrompt(spec, *words.engines().require("kling"), words);
        QVERIFY(clip.negative.find("fast head motion") != std::string::npos);
    }

    void whatAPersonKeepsOutIsHeededInTheMannerOfTheEngine_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("negative");
        QTest::addColumn<QString>("dropped");
        QTest::newRow("field") << "tags"
                               << ""
                               << "glasses, umbrella, plastic skin"
                               << "";
        QTest::newRow("nouns") << "midjourney"
                               << "--no glasses, umbrella, illustration"
                               << ""
                               << "";
        QTest::newRow("other words, then a sentence") << "gpt_image"
                                                      << "a bare face with unobstructed eyes"
                                                      << ""
                                                      << "";
        QTest::newRow("the sentence") << "gpt_image"
                                      << "Avoid umbrella."
                                      << ""
                                      << "";
        QTest::newRow("other words only") << "flux2"
                                          << "a bare face with unobstructed eyes"
                                          << ""
                                          << "umbrella";
        QTest::newRow("a clip without a field") << "runway"
                                                << ""
                                                << ""
                                                << "umbrella";
        QTest::newRow("a clip with one") << "kling"
                                         << ""
                                         << "glasses, umbrella, morphing"
                                         << "";
    }
    void whatAPersonKeepsOutIsHeededInTheMannerOfTheEngine()
    {
        QFETCH(QString, engine);
        QFETCH(QString, text);
        QFETCH(QString, negative);
        QFETCH(QString, dropped);
        const auto words = *Vocabulary::load(m_resources);
        PortraitSpec spec;
        spec.words.avoid = "No glasses, an umbrella.";
        const Prompt prompt = buildPrompt(spec, *words.engines().require(engine.toStdString()), words);
        QVERIFY2(prompt.text.find(text.toStdString()) != std::string::npos, prompt.text.c_str());
        QVERIFY2(prompt.negative.starts_with(negative.toStdString()), prompt.negative.c_str());
        QCOMPARE(prompt.text.find("No glasses"), std::string::npos);
        const auto lost = std::ranges::find(prompt.dropped, DropReason::NoWords, &PromptSegment::dropped);
        QCOMPARE(lost != prompt.dropped.end(), !dropped.isEmpty());
        if (!dropped.isEmpty())
            QVERIFY(std::ranges::any_of(prompt.dropped, [&](const PromptSegment &segment) {
                return segment.text == dropped.toStdString();
            }));
    }

    void nothingToKeepOutIsSaidTwice()
    {
        const auto words = *Vocabulary::load(m_resources);
        PortraitSpec spec;
        spec.words.avoid = "crowd, text";
        for (const PromptEngine &engine : words.engines().all()) {
            const Prompt prompt = buildPrompt(spec, engine, words);
            const QString all = QString::fromStdString(prompt.text + prompt.negative);
            QVERIFY2(all.count("crowd") <= 1, qPrintable(all));
            QVERIFY2(all.count("a single figure") <= 1, qPrintable(all));
        }
    }
};

QTEST_APPLESS_MAIN(TestEngine)
#include "tst_engine.moc"
