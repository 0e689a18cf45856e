// SPDX-License-Identifier: MIT
#include "core/prompt/prompt_builder.h"
#include "core/prompt/words/english.h"
#include "tests/core/prompt/random_spec.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace presence;

class TestMidjourney : public QObject
{
    Q_OBJECT

    std::optional<Vocabulary> m_words;

    Prompt prompt(const PortraitSpec &spec) const { return buildPrompt(spec, Dialect::Midjourney, *m_words); }

    /// The shipped words with one change to one of their files.
    static Result<Vocabulary> vocabularyWith(const QString &name, const QByteArray &before,
                                             const QByteArray &after)
    {
        QTemporaryDir folder;
        const QDir shipped(PRESENCE_SOURCE_DIR "/resources/vocabulary");
        QDir(folder.path()).mkdir("vocabulary");
        for (const QString &file : shipped.entryList({"*.json"})) {
            QFile source(shipped.filePath(file));
            QFile copy(folder.filePath("vocabulary/" + file));
            if (!source.open(QIODevice::ReadOnly) || !copy.open(QIODevice::WriteOnly))
                return Error{Error::Kind::Storage, "The copy failed."};
            const QByteArray text = source.readAll();
            copy.write(file == name ? QByteArray(text).replace(before, after) : text);
        }
        QFile::copy(PRESENCE_SOURCE_DIR "/resources/engines.json", folder.filePath("engines.json"));
        return Vocabulary::load(Resources(folder.path().toStdString()));
    }

private slots:
    void initTestCase()
    {
        auto words = Vocabulary::load(Resources(PRESENCE_SOURCE_DIR "/resources"));
        QVERIFY2(words.ok(), words ? "" : words.error().detail.c_str());
        m_words = *words;
    }

    void typedWordsAreNeverParameters_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("kept");
        QTest::newRow("parameter") << "a ring --no face --ar 9:16"
                                   << "a ring no face ar 9:16";
        QTest::newRow("long dash") << "a ring —chaos 100"
                                   << "a ring chaos 100";
        QTest::newRow("two dashes") << "a ring ––chaos 100"
                                    << "a ring chaos 100";
        QTest::newRow("hidden by brackets") << "a ring -{}-seed 1"
                                            << "a ring seed 1";
        QTest::newRow("hyphens galore") << "a ring -----tile-----"
                                        << "a ring tile";
        QTest::newRow("single option") << "a ring -neg face"
                                       << "a ring neg face";
        QTest::newRow("weight") << "a ring::2 a face ::-1"
                                << "a ring 2 a face 1";
        QTest::newRow("weight of three colons") << "a ring:::2"
                                                << "a ring :2";
        QTest::newRow("permutation") << "a {red, blue} ring"
                                     << "a red, blue ring";
        QTest::newRow("link") << "a ring https://x.org/a.png"
                              << "a ring https x.org/a.png";
        QTest::newRow("line break") << "a ring\n--v 4"
                                    << "a ring v 4";
        QTest::newRow("ordinary hyphens") << "a half-finished tea-towel"
                                          << "a half-finished tea-towel";
    }
    void typedWordsAreNeverParameters()
    {
        QFETCH(QString, typed);
        QFETCH(QString, kept);
        PortraitSpec spec;
        spec.story.anchorDetail = spec.expression.base = typed.toStdString();
        const QString midjourney = QString::fromStdString(prompt(spec).text);
        QVERIFY2(midjourney.contains(", " + kept + " --ar 4:5 --v "), qPrintable(midjourney));
        const QRegularExpression parameters(" --[a-z]+");
        QCOMPARE(midjourney.count(parameters), 5); // ar, v, raw, s, no
        QVERIFY(!midjourney.contains("::") && midjourney.indexOf("--ar") == midjourney.indexOf("--"));
        const QString motion = QString::fromStdString(buildPrompt(spec, Dialect::Motion, *m_words).text);
        QVERIFY2(motion.contains("Mood: " + kept), qPrintable(motion));
    }

    void wordsOfNothingButParametersAreLeftOut()
    {
        PortraitSpec spec;
        spec.story.role = "--";
        spec.identity.wardrobe = "{} ::";
        spec.expression.base = "[]";
        const QString text = QString::fromStdString(prompt(spec).text);
        QVERIFY2(!text.contains("wearing") && text.contains("photograph, looking"), qPrintable(text));
        QVERIFY(buildPrompt(spec, Dialect::Motion, *m_words).text.starts_with("The person keeps"));
    }

    void parametersFollowTheFrameAndTheMedium()
    {
        PortraitSpec spec;
        spec.camera.aspect = "9:16";
        spec.realism.medium = "painting";
        const Prompt written = prompt(spec);
        const std::string &text = written.text;
        QVERIFY2(text.find(" --ar 9:16 ") != std::string::npos, text.c_str());
        QVERIFY(text.find("--raw") == std::string::npos);
        QVERIFY(text.find("illustration") == std::string::npos);
        QVERIFY(written.negative.empty());
        const auto aspect = written.segmentsOf("camera.aspect");
        QVERIFY(std::ranges::any_of(aspect,
                                    [&](std::size_t i) { return written.segments[i].text == "--ar 9:16"; }));
    }

    void everyVersionOfMidjourneyGetsItsOwnParameters_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<QString>("parameters");
        QTest::addColumn<bool>("inWords");
        QTest::newRow("6.1")
            << "midjourney_v6"
            << " --ar 4:5 --v 6.1 --style raw --s 50 --no illustration, crowd, text, watermark" << false;
        QTest::newRow("7") << "midjourney_v7"
                           << " --ar 4:5 --v 7 --raw --s 50 --no illustration, crowd, text, watermark"
                           << false;
        QTest::newRow("8.1") << "midjourney_v8"
                             << " --ar 4:5 --v 8.1 --raw --s 50" << true;
    }
    void everyVersionOfMidjourneyGetsItsOwnParameters()
    {
        QFETCH(QString, engine);
        QFETCH(QString, parameters);
        QFETCH(bool, inWords);
        PortraitSpec spec;
        const Prompt written = buildPrompt(spec, *m_words->engines().require(engine.toStdString()), *m_words);
        const QString text = QString::fromStdString(written.text);
        QVERIFY2(text.endsWith(parameters), qPrintable(text));
        QCOMPARE(text.contains(", a single figure"), inWords);
        QVERIFY(!written.segmentsOf("setting.background_clutter").empty());
    }

    void aVocabularyThatContradictsItselfIsRefused()
    {
        QVERIFY(!vocabularyWith("avoid.json", "lone_figure", "on_sundays").ok());
        QVERIFY(vocabularyWith("avoid.json", "lone_figure", "direct_gaze").ok());
    }

    void itSaysAtMostSixtyWordsAndTwoUnits()
    {
        for (unsigned seed = 0; seed < 400; ++seed) {
            const Prompt written = prompt(test::randomSpec(seed));
            const std::string phrases = written.text.substr(0, written.text.find(" --ar "));
            QVERIFY2(english::words(phrases).size() <= 60, phrases.c_str());
            QVERIFY(std::ranges::count_if(written.segments, [](const PromptSegment &segment) {
                        return segment.controls.front().starts_with("expression.au");
                    }) <= 2);
        }
    }
};

QTEST_APPLESS_MAIN(TestMidjourney)
#include "tst_midjourney.moc"
