// SPDX-License-Identifier: MIT
#include "core/prompt/prompt_builder.h"
#include "core/prompt/words/english.h"
#include "tests/core/prompt/random_spec.h"

#include <QTest>

using namespace presence;

class TestMotion : public QObject
{
    Q_OBJECT

    std::optional<Vocabulary> m_words;

    Prompt prompt(const PortraitSpec &spec) const { return buildPrompt(spec, Dialect::Motion, *m_words); }

private slots:
    void initTestCase()
    {
        auto words = Vocabulary::load(Resources(PRESENCE_SOURCE_DIR "/resources"));
        QVERIFY2(words.ok(), words ? "" : words.error().detail.c_str());
        m_words = *words;
    }

    void motionTakesTwentyFiveToSixtyWords()
    {
        for (unsigned seed = 0; seed < 400; ++seed) {
            const std::string text = prompt(test::randomSpec(seed)).text;
            const auto count = english::words(text).size();
            QVERIFY2(count >= 25 && count <= 60, text.c_str());
        }
        QVERIFY(english::words(prompt({}).text).size() >= 25);
    }

    void motionIsOneChangeInItsPhase_data()
    {
        QTest::addColumn<QString>("phase");
        QTest::addColumn<QString>("words");
        QTest::newRow("unset") << "unset"
                               << "lets a full smile come and settle";
        QTest::newRow("building") << "building"
                                  << "slowly lets a full smile build";
        QTest::newRow("peak") << "peak"
                              << "holds a full smile, alive";
        QTest::newRow("resolving") << "resolving"
                                   << "lets a full smile soften, the mouth first";
    }
    void motionIsOneChangeInItsPhase()
    {
        QFETCH(QString, phase);
        QFETCH(QString, words);
        PortraitSpec spec;
        spec.expression.unit(12) = {3, 3};
        spec.expression.unit(5) = {1, 1};
        spec.expression.phase = phase.toStdString();
        const Prompt written = prompt(spec);
        QVERIFY2(QString::fromStdString(written.text).contains(words), written.text.c_str());
        QCOMPARE(written.dropped.size(), std::size_t(1));
        QCOMPARE(written.dropped[0].text, std::string("a barely visible widening of the eyes"));
        const std::size_t change = written.segmentsOf("expression.phase").at(0);
        QCOMPARE(written.segmentsOf("expression.au12.left").at(0), change);
    }

    void shutEyesNeitherBlinkNorLook()
    {
        PortraitSpec spec;
        spec.expression.unit(43) = {5, 5};
        const std::string text = prompt(spec).text;
        QVERIFY2(text.find("blink") == std::string::npos && text.find("camera,") == std::string::npos,
                 text.c_str());
        QVERIFY(text.find("with closed eyes") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestMotion)
#include "tst_motion.moc"
