// SPDX-License-Identifier: MIT
#include "core/prompt/prompt_builder.h"
#include "core/prompt/words/english.h"
#include "core/prompt/words/hand.h"
#include "core/spec/spec_json.h"
#include "tests/core/prompt/random_spec.h"

#include <QTest>

#include <algorithm>

using namespace presence;
using Hand = PromptSegment::Hand;

/// What people write into a prompt stays there while the controls move beneath it.
class TestHand : public QObject
{
    Q_OBJECT

    std::optional<Vocabulary> m_words;
    PortraitSpec m_spec;

    Prompt prompt(Dialect dialect = Dialect::Tags) const { return buildPrompt(m_spec, dialect, *m_words); }
    static const PromptSegment &of(const Prompt &prompt, const char *control)
    {
        return prompt.segments.at(prompt.segmentsOf(control).at(0));
    }
    void write(const char *control, const char *text, Dialect dialect = Dialect::Tags)
    {
        const Prompt now = prompt(dialect);
        m_spec.words = withText(m_spec.words, now, of(now, control), text);
    }
    static bool holds(const std::string &text, const char *part)
    {
        return text.find(part) != std::string::npos;
    }

    static void eachDialect()
    {
        QTest::addColumn<int>("dialect");
        for (const Dialect dialect : allDialects)
            QTest::newRow(dialectId(dialect).data()) << int(dialect);
    }

private slots:
    void initTestCase() { m_words = *Vocabulary::load(Resources(PRESENCE_SOURCE_DIR "/resources")); }
    void init()
    {
        m_spec = {};
        m_spec.expression.unit(12) = {2, 2};
    }

    void ownWordsStandInThePlaceOfTheGenerated_data() { eachDialect(); }
    void ownWordsStandInThePlaceOfTheGenerated()
    {
        QFETCH(int, dialect);
        const Prompt before = prompt(Dialect(dialect));
        write("expression.au12.left", "a private joke of a smile", Dialect(dialect));
        const Prompt after = prompt(Dialect(dialect));
        const PromptSegment &phrase = of(after, "expression.au12.left");
        QVERIFY(phrase.hand == Hand::Written);
        QVERIFY2(holds(after.text, "private joke of a smile"), after.text.c_str());
        QCOMPARE(after.text.substr(phrase.begin, phrase.text.size()), phrase.text);
        QCOMPARE(after.segments.size(), before.segments.size());
        QCOMPARE(after.generated, before.text);
        QVERIFY(before.generated.empty());
    }

    void aSliderMovesBeneathThem()
    {
        write("expression.au12.left", "a private joke of a smile");
        m_spec.pose.headYawDeg = 30;
        QVERIFY(of(prompt(), "expression.au12.left").hand == Hand::Written);
        m_spec.expression.unit(12) = {4, 4};
        const Prompt moved = prompt();
        const PromptSegment &phrase = of(moved, "expression.au12.left");
        QVERIFY(phrase.hand == Hand::Outdated);
        QVERIFY(holds(phrase.text, "a private joke of a smile"));
        QCOMPARE(phrase.generated, std::string("broad smile"));
    }

    void keepingThemAsksNoMoreAndGivingThemUpBringsTheGeneratedBack()
    {
        write("expression.au12.left", "a private joke of a smile");
        m_spec.expression.unit(12) = {4, 4};
        const Prompt moved = prompt();
        const OwnWords before = m_spec.words;
        m_spec.words = withAgreement(before, of(moved, "expression.au12.left"));
        QVERIFY(of(prompt(), "expression.au12.left").hand == Hand::Written);
        m_spec.words = withoutHand(before, of(moved, "expression.au12.left"));
        QVERIFY(m_spec.words.isEmpty());
        QCOMPARE(of(prompt(), "expression.au12.left").text, std::string("(broad smile:1.2)"));
    }

    void theyStayWithTheirPhraseWhenItJoinsAnother()
    {
        write("expression.au12.left", "a private joke of a smile");
        m_spec.expression.unit(6) = {2, 2}; // one look by now: small smile and softly crinkled eyes
        const Prompt joined = prompt();
        QVERIFY(of(joined, "expression.au12.left").hand == Hand::Outdated);
        QVERIFY(holds(joined.text, "private joke"));
        QVERIFY(!holds(joined.text, "crinkled"));
    }

    void theyOutliveTheirPhrase_data() { eachDialect(); }
    void theyOutliveTheirPhrase()
    {
        QFETCH(int, dialect);
        const auto words = [&] { return prompt(Dialect(dialect)); };
        write("expression.au12.left", "a private joke of a smile", Dialect(dialect));
        m_spec.expression.unit(12) = {0, 0};
        m_spec.expression.base = "calm";
        const Prompt alone = words();
        QVERIFY2(holds(alone.text, "private joke of a smile"), alone.text.c_str());
        const auto lost = std::ranges::find(alone.segments, Hand::Alone, &PromptSegment::hand);
        QVERIFY(lost != alone.segments.end());
        if (Dialect(dialect) == Dialect::Midjourney)
            QVERIFY(alone.text.find("private joke") < alone.text.find("--ar"));
        m_spec.words = withAgreement(m_spec.words, *lost);
        QVERIFY(std::ranges::none_of(words().segments,
                                     [](const PromptSegment &s) { return s.hand == Hand::Alone; }));
    }

    void ownWordsOfOneDialectAreNoneOfAnother()
    {
        write("expression.au12.left", "a private joke of a smile", Dialect::Tags);
        QVERIFY(!holds(prompt(Dialect::Natural).text, "private joke"));
        QVERIFY(prompt(Dialect::Natural).generated.empty());
    }

    void whatIsTakenOutIsListedAndLeavesGoodEnglish()
    {
        write("realism.catchlight", "", Dialect::Natural);
        const Prompt without = prompt(Dialect::Natural);
        QVERIFY(!holds(without.text, "catchlights") && !holds(without.text, ", ."));
        const auto gone = std::ranges::find(without.dropped, DropReason::Removed, &PromptSegment::dropped);
        QVERIFY(gone != without.dropped.end());
        QVERIFY(holds(gone->text, "catchlights"));
        m_spec.words = withoutHand(m_spec.words, *gone);
        QVERIFY(holds(prompt(Dialect::Natural).text, "catchlights"));
    }

    void aSentenceStillBeginsWithACapital()
    {
        write("gaze.yaw", "She dares the camera to blink.", Dialect::Natural);
        const std::string text = prompt(Dialect::Natural).text;
        QVERIFY2(holds(text, "She dares the camera to blink."), text.c_str());
        QVERIFY(!holds(text, "blink..") && !holds(text, "blink.,"));
    }

    void wordsAheadAndBehindAreAddedWithoutAControl_data() { eachDialect(); }
    void wordsAheadAndBehindAreAddedWithoutAControl()
    {
        QFETCH(int, dialect);
        const std::string id(dialectId(Dialect(dialect)));
        m_spec.words.before[id] = "test print";
        m_spec.words.after[id] = "by a young photographer";
        const Prompt both = prompt(Dialect(dialect));
        QVERIFY(both.text.starts_with("test print"));
        QVERIFY(both.segments.front().hand == Hand::Added && both.segments.front().controls.empty());
        const std::size_t end = std::min(both.text.find(" --ar"), both.text.size());
        QVERIFY2(both.text.substr(0, end).ends_with("by a young photographer"), both.text.c_str());
    }

    void wordsAheadThatGoOnAreNotCutOff()
    {
        m_spec.words.before["tags"] = "film still of";
        const std::string text = buildPrompt(m_spec, Dialect::Tags, *m_words).text;
        QVERIFY2(text.starts_with("film still of ") && !text.starts_with("film still of ,"), text.c_str());
        m_spec.words.before["tags"] = "film still, roof";
        QVERIFY(buildPrompt(m_spec, Dialect::Tags, *m_words).text.starts_with("film still, roof, "));
    }

    void weightsGoUpAndDownWithinWhatPicturesBear()
    {
        const auto step = [&](int steps) {
            const Prompt now = prompt();
            m_spec.words = withWeightStep(m_spec.words, now, of(now, "expression.au12.left"), steps);
            return of(prompt(), "expression.au12.left").text;
        };
        QCOMPARE(step(1), std::string("(slight smile:1.1)"));
        QCOMPARE(step(-2), std::string("(slight smile:0.9)"));
        QCOMPARE(step(1), std::string("slight smile"));
        QCOMPARE(step(99), std::string("(slight smile:1.6)"));
        m_spec.expression.unit(12) = {3, 3}; // the words still follow the slider
        QCOMPARE(of(prompt(), "expression.au12.left").text, std::string("(smile:1.6)"));
    }

    void ownWordsAreNeverTrimmedAndOthersMakeRoom()
    {
        for (unsigned seed = 0; seed < 60; ++seed) {
            m_spec = test::randomSpec(seed);
            m_spec.lighting.rim = 0.5;
            for (const Control &control : controls()) // what they typed there may be too long by itself
                if (control.kind == Control::Kind::Text || control.kind == Control::Kind::Texts)
                    control.set(m_spec, control, control.initial);
            PromptEngine roomy = m_words->engines().usual(Dialect::Tags);
            roomy.budget.tokens = 0;
            const Prompt all = buildPrompt(m_spec, roomy, *m_words);
            m_spec.words =
                withText({}, all, of(all, "lighting.rim"), "a hair light as thin as a thread of silver");
            const Prompt mine = prompt();
            QVERIFY2(holds(mine.text, "thread of silver"), mine.text.c_str());
            QVERIFY2(mine.tokens <= mine.tokenLimit, mine.text.c_str());
        }
    }

    void theSpecCarriesThem()
    {
        write("expression.au12.left", "a “private” joke – 🙂");
        m_spec.words.after["natural"] = "on baryta paper";
        m_spec.words.phrases[0].weight = 1.2;
        const auto read = specFromJson(specToJson(m_spec), "test");
        QVERIFY2(read.ok(), read ? "" : read.error().message.c_str());
        QVERIFY(read->words == m_spec.words);
        QVERIFY(*read == m_spec);
        QVERIFY(specToJson(PortraitSpec{}).find("\"words\"") == std::string::npos);
    }

    void badOnesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("no object") << QByteArray("[1]");
        QTest::newRow("foreign member") << QByteArray(R"({"poem": "x"})");
        QTest::newRow("no controls") << QByteArray(
            R"({"phrases": [{"dialect": "tags", "slot": "gaze", "controls": [], "generated": ""}]})");
        QTest::newRow("weight") << QByteArray(
            R"({"phrases": [{"dialect": "tags", "slot": "gaze", "controls": ["gaze.yaw"],
                              "generated": "", "weight": 99}]})");
        QTest::newRow("wrong type") << QByteArray(R"({"before": {"tags": 7}})");
        QTest::newRow("too long") << QByteArray(R"({"before": {"tags": ")") + QByteArray(3000, 'x') + "\"}}";
    }
    void badOnesAreRefused()
    {
        QFETCH(QByteArray, words);
        const QByteArray text = R"({"schema": "presence.spec/1", "words": )" + words + "}";
        const auto read = specFromJson(text.toStdString(), "mine.json");
        QVERIFY(!read.ok());
        QVERIFY2(holds(read.error().message, "mine.json"), read.error().message.c_str());
    }
};

QTEST_APPLESS_MAIN(TestHand)
#include "tst_hand.moc"
