// SPDX-License-Identifier: MIT
#include "core/prompt/prompt_builder.h"
#include "core/prompt/reading/reading.h"
#include "core/prompt/words/english.h"
#include "core/prompt/words/vocabulary.h"
#include "tests/core/prompt/random_spec.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <set>

using namespace presence;

/// Controls that no prompt may speak of. Whose face it is stays on this machine.
static const std::set<std::string> silentControls{"identity.likeness"};

class TestPromptBuilder : public QObject
{
    Q_OBJECT

    std::optional<Vocabulary> m_words;

    Prompt natural(const PortraitSpec &spec) const { return buildPrompt(spec, Dialect::Natural, *m_words); }
    Prompt tags(const PortraitSpec &spec) const { return buildPrompt(spec, Dialect::Tags, *m_words); }

    /// Specs in which each control has something to act on.
    static std::vector<PortraitSpec> stages()
    {
        PortraitSpec plain;
        PortraitSpec full;
        full.lighting.pattern = "custom";
        full.setting.background = "workspace";
        full.lighting.rim = 0.8;
        full.camera.crop = "ms";
        full.expression.unit(12) = {3, 3};
        full.expression.intensity = 0.8;
        return {plain, full};
    }

    static std::vector<ControlValue> valuesOf(const Control &control)
    {
        switch (control.kind) {
        case Control::Kind::Number:
        case Control::Kind::Level:
            return {control.minimum, control.maximum};
        case Control::Kind::Choice:
            return {control.choices.begin(), control.choices.end()};
        case Control::Kind::Text:
        case Control::Kind::File:
            return {std::string("quite unmistakable words")};
        case Control::Kind::Color:
            return {std::string("#D02128")};
        case Control::Kind::Colors:
        case Control::Kind::Texts:
            break;
        }
        return {std::vector<std::string>{"#D02128"}};
    }

    void eachEngine() const
    {
        QTest::addColumn<QString>("engine");
        for (const PromptEngine &engine : m_words->engines().all())
            QTest::newRow(engine.id.c_str()) << QString::fromStdString(engine.id);
    }
    Prompt promptFor(const QString &engine, const PortraitSpec &spec) const
    {
        return buildPrompt(spec, *m_words->engines().require(engine.toStdString()), *m_words);
    }

private slots:
    void initTestCase()
    {
        auto words = Vocabulary::load(Resources(PRESENCE_SOURCE_DIR "/resources"));
        QVERIFY2(words.ok(), words ? "" : words.error().detail.c_str());
        m_words = *words;
    }

    void everyControlSpeaks_data()
    {
        QTest::addColumn<QString>("id");
        for (const Control &control : controls())
            QTest::newRow(control.id.c_str()) << QString::fromStdString(control.id);
    }
    void everyControlSpeaks()
    {
        QFETCH(QString, id);
        const Control &control = *findControl(id.toStdString());
        const Dialect dialect = control.group == "motion" ? Dialect::Motion : Dialect::Natural;
        bool changed = false;
        bool traced = false;
        for (PortraitSpec stage : stages()) {
            if (control.group == "phase")
                stage.expression.unit(control.actionUnit) = {4, 4};
            for (const ControlValue &value : valuesOf(control)) {
                PortraitSpec spec = stage;
                control.set(spec, control, value);
                const Prompt before = buildPrompt(stage, dialect, *m_words);
                const Prompt after = buildPrompt(spec, dialect, *m_words);
                changed |= after.text != before.text || tags(spec).text != tags(stage).text;
                traced |= !after.segmentsOf(control.id).empty();
            }
        }
        QCOMPARE(changed, !silentControls.contains(control.id));
        QCOMPARE(traced, !silentControls.contains(control.id));
    }

    void everySegmentStandsWhereItSaysAndNamesItsControls_data() { eachEngine(); }
    void everySegmentStandsWhereItSaysAndNamesItsControls()
    {
        QFETCH(QString, engine);
        for (unsigned seed = 0; seed < 150; ++seed) {
            const Prompt prompt = promptFor(engine, test::randomSpec(seed));
            for (const auto &[text, segments] : {std::pair(prompt.text, prompt.segments),
                                                 std::pair(prompt.negative, prompt.negativeSegments)}) {
                std::size_t end = 0;
                for (const PromptSegment &segment : segments) {
                    QCOMPARE(text.substr(segment.begin, segment.text.size()), segment.text);
                    QVERIFY(segment.begin >= end && !segment.text.empty() && !segment.slot.empty());
                    end = segment.begin + segment.text.size();
                    QVERIFY2(!segment.controls.empty(), segment.text.c_str());
                    QVERIFY(segment.dropped == DropReason::None);
                    for (const std::string &control : segment.controls)
                        QVERIFY2(findControl(control), control.c_str());
                }
            }
            for (const PromptSegment &segment : prompt.dropped) {
                QVERIFY(!segment.text.empty() && !segment.controls.empty());
                QVERIFY2(segment.dropped != DropReason::None, segment.text.c_str());
            }
        }
    }

    void anEngineGetsNoMoreThanItTakes_data() { eachEngine(); }
    void anEngineGetsNoMoreThanItTakes()
    {
        QFETCH(QString, engine);
        const PromptEngine row = *m_words->engines().require(engine.toStdString());
        for (unsigned seed = 0; seed < 150; ++seed) {
            const Prompt prompt = promptFor(engine, test::randomSpec(seed));
            const std::string phrases = prompt.text.substr(0, prompt.text.find(" --ar "));
            const int words = int(english::words(phrases).size());
            if (row.budget.words)
                QVERIFY2(words <= row.budget.words, phrases.c_str());
            if (row.budget.tokens)
                QVERIFY2(prompt.tokens <= row.budget.tokens, phrases.c_str());
            if (row.budget.characters)
                QVERIFY(QString::fromStdString(prompt.text).size() <= row.budget.characters);
            QCOMPARE(prompt.tokenLimit, row.budget.tokens);
            QVERIFY(row.negative == PromptEngine::Negative::Field || prompt.negative.empty());
        }
    }

    void generatedEnglishIsWellFormed_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::newRow("natural") << int(Dialect::Natural);
        QTest::newRow("motion") << int(Dialect::Motion);
    }
    void generatedEnglishIsWellFormed()
    {
        QFETCH(int, dialect);
        const QRegularExpression flaws(
            R"(\b(of|a|an|the|with|and|is|are|keeps|shows)[,.]|  | [,.;]|,,|,\.|\.\.|\{|\}|°|\b(a|an|the|and|with|of|to) \1\b|\b[Aa] [aeio]|\ban [bcdfgjklmnpqrstvwxyz])");
        for (unsigned seed = 0; seed < 400; ++seed) {
            PortraitSpec spec = test::randomSpec(seed);
            for (const Control &control : controls()) // what people type is theirs
                if (control.kind == Control::Kind::Text || control.kind == Control::Kind::Texts)
                    control.set(spec, control, control.initial);
            const QString text = QString::fromStdString(buildPrompt(spec, Dialect(dialect), *m_words).text);
            const auto flaw = flaws.match(text);
            QVERIFY2(!flaw.hasMatch(), qPrintable(flaw.captured() + " in: " + text));
            for (const QString &sentence : text.split(". "))
                QVERIFY2(sentence.front().isUpper() || sentence.front().isDigit(), qPrintable(sentence));
            QVERIFY(text.endsWith('.'));
        }
    }

    void noPhraseIsOutOfReach()
    {
        std::set<std::string, std::less<>> reached{"uneven", "avoid.said", "keep_out.said"};
        for (unsigned seed = 0; seed < 6000; ++seed)
            for (const Statement &statement : readSpec(test::randomSpec(seed))) {
                reached.insert(statement.key);
                for (const auto &[name, key] : statement.lookups)
                    reached.insert(key);
            }
        for (const auto &[key, phrase] : m_words->data().natural.phrases)
            if (!key.starts_with("au.")) // merged units meet too rarely at random; see tst_face_reading
                QVERIFY2(reached.contains(key), key.c_str());
        for (const auto *words : {&m_words->data().tags.words, &m_words->data().midjourney.words})
            for (const auto &[key, phrase] : words->phrases)
                if (!key.starts_with("au."))
                    QVERIFY2(reached.contains(key), key.c_str());
        std::vector<std::string> known = findControl("story.job")->choices;
        std::ranges::copy(findControl("motion.camera")->choices, std::back_inserter(known));
        for (const auto &[key, phrase] : m_words->data().motion.words.phrases)
            if (key.starts_with("head.") || key.starts_with("camera."))
                QVERIFY2(std::ranges::find(known, key.substr(key.find('.') + 1)) != known.end(), key.c_str());
    }

    void tagsStayWithinTheLimitAndKeepTheHighestPriorityThatFits()
    {
        for (unsigned seed = 0; seed < 400; ++seed) {
            PortraitSpec spec = test::randomSpec(seed);
            spec.story.anchorDetail = "ink on one finger";
            const Prompt prompt = promptFor("clip", spec);
            QCOMPARE(prompt.tokenLimit, 75);
            QVERIFY2(prompt.tokens <= prompt.tokenLimit, prompt.text.c_str());
            QVERIFY(prompt.text.find("ink on one finger") != std::string::npos);
            for (const PromptSegment &dropped : prompt.dropped) {
                int tokens = english::tokenEstimate(dropped.text);
                for (const PromptSegment &kept : prompt.segments)
                    if (kept.priority >= dropped.priority)
                        tokens += english::tokenEstimate(kept.text) + 1;
                if (dropped.dropped == DropReason::Length)
                    QVERIFY2(tokens > prompt.tokenLimit, dropped.text.c_str());
            }
        }
    }

    void pathsOfReferencePicturesAreNeverSent_data() { eachEngine(); }
    void pathsOfReferencePicturesAreNeverSent()
    {
        QFETCH(QString, engine);
        PortraitSpec spec;
        for (const Control &control : controls())
            if (control.kind == Control::Kind::File)
                control.set(spec, control, std::string("/home/ada/face.png"));
        const Prompt prompt = promptFor(engine, spec);
        QVERIFY2(prompt.text.find("ada") == std::string::npos, prompt.text.c_str());
        QVERIFY(prompt.text.find("face.png") == std::string::npos);
        QVERIFY(prompt.negative.find("ada") == std::string::npos);
        for (const PromptSegment &segment : prompt.dropped)
            QVERIFY(segment.text.find("ada") == std::string::npos);
    }

    void nothingIsLost_data() { eachEngine(); }
    void nothingIsLost()
    {
        QFETCH(QString, engine);
        for (unsigned seed = 0; seed < 100; ++seed) {
            const Prompt prompt = promptFor(engine, test::randomSpec(seed));
            std::size_t units = 0;
            PortraitSpec asked = test::randomSpec(seed);
            if (prompt.dialect == Dialect::Motion) { // speaks of the whole look that builds or fades
                asked.expression.phase = "unset";
                asked.expression.phases.fill("unset");
            }
            for (const Statement &statement : readSpec(asked))
                units += statement.aspect == "unit";
            std::size_t spoken = 0;
            for (const auto *list : {&prompt.segments, &prompt.dropped})
                spoken += std::size_t(std::ranges::count_if(*list, [](const PromptSegment &segment) {
                    return std::ranges::any_of(
                               segment.controls,
                               [](const std::string &id) { return id.starts_with("expression.au"); }) &&
                           segment.text.find("breath") ==
                               std::string::npos; // the lids decide how a clip blinks and breathes
                }));
            QCOMPARE(spoken, units);
        }
    }

    void weightsFollowTheLevelAndNeverExceedOnePointThree()
    {
        PortraitSpec spec;
        const auto smileAt = [&](double level) {
            spec.expression.unit(12) = {level, level};
            return tags(spec).text;
        };
        QVERIFY(smileAt(1).find("(hint of a smile:0.9)") != std::string::npos);
        QVERIFY(smileAt(2).find(", slight smile,") != std::string::npos);
        QVERIFY(smileAt(3).find("(smile:1.1)") != std::string::npos);
        QVERIFY(smileAt(5).find("(very wide smile:1.3)") != std::string::npos);
        const QRegularExpression weight(R"((?<!\\)\([^)]*:([0-9.]+)\))");
        for (unsigned seed = 0; seed < 200; ++seed)
            for (auto found = weight.globalMatch(QString::fromStdString(tags(test::randomSpec(seed)).text));
                 found.hasNext();)
                QVERIFY(found.next().captured(1).toDouble() <= 1.3);
    }

    void bracketsInTheUsersWordsAreNotSyntax()
    {
        PortraitSpec spec;
        spec.story.anchorDetail = "a ring (silver) [old] {x|y} <lora:z:1> \\";
        const std::string text = tags(spec).text;
        QVERIFY2(text.ends_with(R"(a ring \(silver\) \[old\] x y lora:z:1)"), text.c_str());
        QVERIFY(natural(spec).text.find("a ring (silver)") != std::string::npos);
        spec.story.anchorDetail = "a BRAND of salt AND pepper // BREAK";
        QVERIFY(tags(spec).text.ends_with("a BRAND of salt and pepper / break"));
    }

    void theUsersBracesAndKeysStayText()
    {
        PortraitSpec spec;
        spec.story.anchorDetail = "{uneven} @rest.neutral";
        QVERIFY(natural(spec).text.find("detail is {uneven} @rest.neutral.") != std::string::npos);
    }

    void theNaturalDialectHasNoNegative()
    {
        for (unsigned seed = 0; seed < 50; ++seed) {
            QVERIFY(natural(test::randomSpec(seed)).negative.empty());
            QVERIFY(!tags(test::randomSpec(seed)).negative.empty());
        }
    }

    void whatIsNotAskedForIsSaidOnlyWhereItHelps()
    {
        PortraitSpec spec;
        QVERIFY(tags(spec).negative.find("plastic skin") != std::string::npos);
        QVERIFY(tags(spec).negative.find("closed eyes") != std::string::npos);
        spec.realism.retouch = 0.9;
        spec.expression.unit(43) = {5, 5};
        QVERIFY(tags(spec).negative.find("plastic skin") == std::string::npos);
        QVERIFY(tags(spec).negative.find("closed eyes") == std::string::npos);
    }

    void lightIsWarmOnlyAgainstTheWhiteBalance_data()
    {
        QTest::addColumn<double>("light");
        QTest::addColumn<double>("balance");
        QTest::addColumn<QString>("word");
        QTest::newRow("tungsten at daylight") << 3200.0 << 5500.0 << "deep amber in colour";
        QTest::newRow("4000 K at daylight") << 4000.0 << 5500.0 << "warm in colour";
        QTest::newRow("5600 K is neutral, not cool") << 5600.0 << 5500.0 << "";
        QTest::newRow("tungsten at tungsten") << 3200.0 << 3200.0 << "";
        QTest::newRow("6500 K at daylight") << 6500.0 << 5500.0 << "slightly cool in colour";
        QTest::newRow("9000 K at daylight") << 9000.0 << 5500.0 << "cold blue in colour";
    }
    void lightIsWarmOnlyAgainstTheWhiteBalance()
    {
        QFETCH(double, light);
        QFETCH(double, balance);
        QFETCH(QString, word);
        PortraitSpec spec;
        spec.lighting.lightTemperatureK = light;
        spec.lighting.whiteBalanceK = balance;
        const QString text = QString::fromStdString(natural(spec).text);
        QVERIFY2(word.isEmpty() ? !text.contains("in colour") : text.contains(word), qPrintable(text));
    }

    void gazeIsSaidByBand_data()
    {
        QTest::addColumn<double>("yaw");
        QTest::addColumn<double>("pitch");
        QTest::addColumn<QString>("words");
        QTest::newRow("into the lens") << 2.0 << 0.0 << "straight into the camera";
        QTest::newRow("just past") << 10.0 << 0.0
                                   << "just past the camera to their left (the right of the picture)";
        QTest::newRow("off") << -20.0 << 0.0 << "off to their right (the left of the picture)";
        QTest::newRow("down") << 0.0 << -20.0 << "look down";
        QTest::newRow("down and aside") << 12.0 << -14.0 << "down and off to their left";
    }
    void gazeIsSaidByBand()
    {
        QFETCH(double, yaw);
        QFETCH(double, pitch);
        QFETCH(QString, words);
        PortraitSpec spec;
        spec.pose.gazeYawDeg = yaw;
        spec.pose.gazePitchDeg = pitch;
        const QString text = QString::fromStdString(natural(spec).text);
        QVERIFY2(text.contains(words), qPrintable(text));
    }

    void shutEyesHaveNoGaze()
    {
        PortraitSpec spec;
        spec.expression.unit(43) = {5, 5};
        QVERIFY(natural(spec).segmentsOf("gaze.yaw").empty());
        QVERIFY(natural(spec).segmentsOf("realism.catchlight").empty());
        QVERIFY(tags(spec).negative.find("looking away") == std::string::npos);
    }

    void aSideIsExplainedOnce()
    {
        PortraitSpec spec;
        spec.pose = {12, 0, 25, 0, 9};
        const QString text = QString::fromStdString(natural(spec).text);
        QCOMPARE(text.count("of the picture)"), 1);
    }

    void coloursAreNamed_data()
    {
        QTest::addColumn<QString>("hex");
        QTest::addColumn<QString>("name");
        QTest::newRow("1") << "#142A4E"
                           << "navy blue";
        QTest::newRow("2") << "#E0662B"
                           << "burnt orange";
        QTest::newRow("3") << "#FFFFFF"
                           << "white";
        QTest::newRow("4") << "#d4af37"
                           << "gold";
    }
    void coloursAreNamed()
    {
        QFETCH(QString, hex);
        QFETCH(QString, name);
        QCOMPARE(QString::fromStdString(m_words->data().colorName(hex.toStdString())), name);
    }

    void theSameSpecGivesTheSamePrompt()
    {
        for (unsigned seed = 0; seed < 20; ++seed)
            QCOMPARE(natural(test::randomSpec(seed)).text, natural(test::randomSpec(seed)).text);
    }

    void dialectsHaveIds()
    {
        Dialect dialect = Dialect::Natural;
        for (const char *id : {"tags", "midjourney", "motion", "natural"})
            QVERIFY(parseDialect(id, dialect) && dialectId(dialect) == id);
        QVERIFY(!parseDialect("latin", dialect));
    }
};

QTEST_APPLESS_MAIN(TestPromptBuilder)
#include "tst_prompt_builder.moc"
