// SPDX-License-Identifier: MIT
#include "core/shoot/presets/preset_text.h"

#include "core/shoot/presets/presets.h"

#include <QTest>

using namespace presence;

class TestPresetText : public QObject
{
    Q_OBJECT

    const Resources m_resources{PRESENCE_SOURCE_DIR "/resources"};
    const Vocabulary m_words = *Vocabulary::load(m_resources);

private slots:
    void onlyWhatTheValuesSayIsWritten()
    {
        const std::string text = presetText({{"camera.focal_length", 135.0}}, Dialect::Natural, m_words);
        QVERIFY2(text.find("135") != text.npos, text.c_str());
        QVERIFY2(text.find("studio") == text.npos && text.find("expression") == text.npos, text.c_str());
    }

    void midjourneysParametersFollowItsPhrases()
    {
        const std::string text = presetText(
            {{"camera.aspect", std::string("16:9")}, {"story.role", std::string("a violin teacher")}},
            Dialect::Midjourney, m_words);
        QVERIFY2(text.find("violin") < text.find(" --ar 16:9"), text.c_str());
        QVERIFY(text.find("--ar 16:9") != text.npos);
    }

    void everyShippedPresetSaysSomething_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::newRow("natural") << int(Dialect::Natural);
        QTest::newRow("tags") << int(Dialect::Tags);
        QTest::newRow("midjourney") << int(Dialect::Midjourney);
    }
    void everyShippedPresetSaysSomething()
    {
        QFETCH(int, dialect);
        const auto presets = PresetCollection::open(m_resources, {});
        QVERIFY(presets.ok());
        for (const Preset &preset : presets->all())
            QVERIFY2(!presetText(preset.values, Dialect(dialect), m_words).empty(), preset.name.c_str());
    }

    void valuesThatDoNotFitGiveNothing()
    {
        QVERIFY(presetText({{"head.yaw", 900.0}}, Dialect::Natural, m_words).empty());
        QVERIFY(presetText({}, Dialect::Natural, m_words).empty());
    }
};

QTEST_APPLESS_MAIN(TestPresetText)
#include "tst_preset_text.moc"
