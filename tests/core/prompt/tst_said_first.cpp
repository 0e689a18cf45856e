// SPDX-License-Identifier: MIT
#include "core/prompt/prompt_builder.h"
#include "core/spec/patch/spec_patch.h"

#include <QTest>

using namespace presence;

/// `story.lead` moves a part of the prompt ahead of everything else.
class TestSaidFirst : public QObject
{
    Q_OBJECT

    std::optional<Vocabulary> m_words;

    static PortraitSpec wish(const std::string &lead, const std::string &presentation = "unspecified")
    {
        const SpecPatch changes{{"expression.au12.left", 4.0},
                                {"expression.au12.right", 4.0},
                                {"gaze.yaw", 20.0},
                                {"identity.presentation", presentation},
                                {"story.lead", lead}};
        return *changes.appliedTo({});
    }

private slots:
    void initTestCase()
    {
        auto words = Vocabulary::load(Resources(PRESENCE_SOURCE_DIR "/resources"));
        QVERIFY2(words.ok(), words ? "" : words.error().message.c_str());
        m_words = *words;
    }

    void everyPartThatHasSomethingToSayCanLead_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<QString>("lead");
        for (const PromptEngine &engine : m_words->engines().all())
            if (engine.dialect != Dialect::Motion)
                for (const char *lead : {"emotion", "gaze", "light", "palette"})
                    QTest::addRow("%s says %s first", engine.id.c_str(), lead)
                        << QString::fromStdString(engine.id) << lead;
    }
    void everyPartThatHasSomethingToSayCanLead()
    {
        QFETCH(QString, engine);
        QFETCH(QString, lead);
        const PromptEngine &row = *m_words->engines().find(engine.toStdString());
        const Prompt usual = buildPrompt(wish("automatic"), row, *m_words);
        const Prompt prompt = buildPrompt(wish(lead.toStdString()), row, *m_words);
        QCOMPARE(usual.segments.front().slot, std::string("shot"));
        QCOMPARE(prompt.segments.front().slot, lead.toStdString());
        QVERIFY(!prompt.segmentsOf("story.lead").empty());
        QCOMPARE(prompt.segments.size() + prompt.dropped.size(),
                 usual.segments.size() + usual.dropped.size()); // nothing is lost
    }

    void nobodyIsHeOrSheBeforeTheyAreNamed()
    {
        const Prompt prompt = buildPrompt(wish("gaze", "woman"), Dialect::Natural, *m_words);
        QVERIFY2(prompt.text.starts_with("The person looks"), prompt.text.c_str());
        QVERIFY2(prompt.text.find("a woman") < prompt.text.find("Her "), prompt.text.c_str());
    }

    void aClipStillBeginsWithWhoMoves()
    {
        const std::string usual = buildPrompt(wish("automatic"), Dialect::Motion, *m_words).text;
        QCOMPARE(buildPrompt(wish("light"), Dialect::Motion, *m_words).text, usual);
    }
};

QTEST_APPLESS_MAIN(TestSaidFirst)
#include "tst_said_first.moc"
