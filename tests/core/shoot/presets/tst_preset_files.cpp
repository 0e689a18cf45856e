// SPDX-License-Identifier: MIT
#include "core/shoot/presets/preset_files.h"

#include "core/shoot/interchange/text_styles.h"

#include <QTest>

using namespace presence;

static Preset style(const std::string &name, const std::string &prompt, const std::string &negative)
{
    Preset preset{name, "Words from another program.", {"style"}, {}};
    preset.prompt = prompt;
    preset.negative = negative;
    return preset;
}

class TestPresetFiles : public QObject
{
    Q_OBJECT

    const Resources m_resources{PRESENCE_SOURCE_DIR "/resources"};
    const Vocabulary m_words = *Vocabulary::load(m_resources);
    const PresetCollection m_shipped = *PresetCollection::open(m_resources, {});

private slots:
    void everyShippedPresetSurvivesOurFormat()
    {
        const auto text = presetsAs(PresetFormat::Presence, m_shipped.all(), m_words);
        QVERIFY(text.ok());
        const auto read = presetsFrom(*text, "all.json");
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
        QVERIFY(read->problems.empty());
        QCOMPARE(read->presets.size(), m_shipped.all().size());
        for (std::size_t i = 0; i < read->presets.size(); ++i) {
            const Preset &before = m_shipped.all()[i];
            QVERIFY2(read->presets[i].saysTheSameAs(before) && read->presets[i].name == before.name &&
                         read->presets[i].tags == before.tags,
                     before.name.c_str());
            const auto alone =
                presetsFrom(*presetsAs(PresetFormat::Presence, {{before}}, m_words), "one.json");
            QVERIFY(alone.ok() && alone->presets.front().saysTheSameAs(before));
        }
    }

    void pathsOfThisMachineDoNotGoOut()
    {
        const Preset mine{
            "Mine", "", {}, {{"reference.pose", std::string("/home/ada/pose.png")}, {"head.yaw", 9.0}}};
        for (const PresetFormat format :
             {PresetFormat::Presence, PresetFormat::StylesCsv, PresetFormat::Templates,
              PresetFormat::Midjourney, PresetFormat::Text})
            for (const std::vector<Preset> &presets : {std::vector{mine}, std::vector{mine, mine}}) {
                const auto text = presetsAs(format, presets, m_words);
                QVERIFY(text.ok());
                QVERIFY2(text->find("ada") == text->npos && text->find("pose.png") == text->npos,
                         text->c_str());
            }
        QVERIFY((presetsFrom(*presetsAs(PresetFormat::Presence, {{mine}}, m_words), "")->presets[0].values ==
                 SpecPatch{{"head.yaw", 9.0}}));
    }

    void everyShippedPresetGoesOutAsStyleAndComesBackInItsWords_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("styles.csv") << int(PresetFormat::StylesCsv);
        QTest::newRow("templates") << int(PresetFormat::Templates);
    }
    void everyShippedPresetGoesOutAsStyleAndComesBackInItsWords()
    {
        QFETCH(int, format);
        const auto text = presetsAs(PresetFormat(format), m_shipped.all(), m_words);
        QVERIFY(text.ok());
        const auto read = presetsFrom(*text, "styles");
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
        QVERIFY(read->problems.empty());
        QCOMPARE(read->presets.size(), m_shipped.all().size());
        for (std::size_t i = 0; i < read->presets.size(); ++i) {
            QCOMPARE(read->presets[i].name, m_shipped.all()[i].name);
            QVERIFY2(read->presets[i].prompt.starts_with("{prompt}, "), read->presets[i].prompt.c_str());
        }
        // Once they are words, nothing changes any more.
        QVERIFY(*presetsAs(PresetFormat(format), read->presets, m_words) == *text);
    }

    void stylesOfOtherProgramsBecomePresets()
    {
        const auto csv =
            presetsFrom("name,prompt,negative_prompt\r\nFilm,\"film still of {prompt},\n 35mm\",cartoon\r\n"
                        "Empty,,\r\n,words,\r\n",
                        "styles.csv");
        QVERIFY(csv.ok());
        QCOMPARE(csv->presets.size(), std::size_t(1));
        QVERIFY(csv->presets[0].saysTheSameAs(style("Film", "film still of {prompt}, 35mm", "cartoon")));
        QCOMPARE(csv->problems.size(), std::size_t(2));
        const auto json =
            presetsFrom("\xEF\xBB\xBF[{\"name\": \"Film\", \"prompt\": \"film still of {prompt}, 35mm\", "
                        "\"negative_prompt\": \"cartoon\"}]",
                        "sdxl_styles.json");
        QVERIFY(json.ok());
        QVERIFY(json->presets[0].saysTheSameAs(csv->presets[0]));
    }

    void wordsStandAroundTheValuesTheyComeWith()
    {
        Preset both = style("Film", "film still of {prompt}, 35mm", "");
        both.values = {{"story.role", std::string("a potter")}};
        const auto text = presetsAs(PresetFormat::Text, {{both}}, m_words);
        QVERIFY(text.ok());
        QVERIFY2(text->starts_with("film still of ") && text->find("a potter") != text->npos &&
                     text->ends_with(", 35mm\n"),
                 text->c_str());
        const auto csv = presetsAs(PresetFormat::StylesCsv, {{both}}, m_words);
        QVERIFY(textStylesFromCsv(*csv, "")->styles[0].prompt.starts_with("film still of {prompt}, 35mm, "));
    }

    void midjourneyGetsItsParameters()
    {
        const Preset *banner = m_shipped.find("Banner with room for words");
        QVERIFY(banner);
        QVERIFY(presetsAs(PresetFormat::Midjourney, {{*banner}}, m_words)->find("--ar ") !=
                std::string::npos);
    }

    void formatsAreNamedAndKnownByTheirFiles()
    {
        for (const char *id : {"json", "csv", "templates", "midjourney", "text"})
            QCOMPARE(presetFormatId(*parsePresetFormat(id)), std::string_view(id));
        QVERIFY(!parsePresetFormat("bogus"));
        QVERIFY(presetFormatOf("a/styles.csv") == PresetFormat::StylesCsv);
        QVERIFY(presetFormatOf("words.txt") == PresetFormat::Text);
        QVERIFY(presetFormatOf("calm.json") == PresetFormat::Presence);
    }

    void whatIsNoPresetFileIsRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("words") << QByteArray("hello");
        QTest::newRow("broken object") << QByteArray("{\"name\":");
        QTest::newRow("broken list") << QByteArray("[{\"name\":");
        QTest::newRow("a list of numbers") << QByteArray("[1, 2]");
        QTest::newRow("no usable row") << QByteArray("name,prompt\n,x\n");
        QTest::newRow("deep") << QByteArray(100'000, '[');
        QTest::newRow("not UTF-8") << QByteArray("name,prompt\n\xff,\xfe\n");
        QTest::newRow("an open quote") << QByteArray("name,prompt\n\"x,y\n");
    }
    void whatIsNoPresetFileIsRefusedByName()
    {
        QFETCH(QByteArray, text);
        const auto read = presetsFrom(text.toStdString(), "theirs.file");
        QVERIFY(!read.ok());
        QVERIFY(read.error().kind == Error::Kind::BadInput);
        QVERIFY2(read.error().message.find("theirs.file") != std::string::npos, read.error().message.c_str());
    }

    void oneBadEntryDoesNotCostTheOthers()
    {
        const Preset good{"Good", "", {}, {{"head.roll", 3.0}}};
        const auto read = presetsFrom("[" + good.toJson() +
                                          ", {\"schema\": \"presence.preset/1\", \"name\": \"Bad\", "
                                          "\"values\": {\"head.spin\": 1}}]",
                                      "pack.json");
        QVERIFY(read.ok());
        QCOMPARE(read->presets.size(), std::size_t(1));
        QVERIFY(read->problems.size() == 1 && read->problems[0].find("head.spin") != std::string::npos);
    }

    void nothingCannotBeWritten() { QVERIFY(!presetsAs(PresetFormat::StylesCsv, {}, m_words).ok()); }
};

QTEST_APPLESS_MAIN(TestPresetFiles)
#include "tst_preset_files.moc"
