// SPDX-License-Identifier: MIT
#include "core/critique/checks/checks.h"
#include "core/critique/networks/blendshapes.h"
#include "core/critique/words.h"

#include <QTest>

#include <algorithm>

using namespace presence;
using namespace presence::critique;

static const Resources shipped(PRESENCE_SOURCE_DIR "/resources");

class TestUnits : public QObject
{
    Q_OBJECT

    Limits m_limits;
    Observation m_seen;

    /// A face whose smile has this weight; everything else is at rest.
    void show(double smile)
    {
        m_seen = {};
        m_seen.picture.work = cv::Mat::zeros(600, 480, CV_8UC3);
        m_seen.faces = {{{150, 150, 180, 180}, 3}};
        FaceReading &reading = m_seen.reading.emplace();
        m_seen.readingTier = "C";
        reading.pose = HeadPose{};
        ExpressionWeights &weights = reading.expressions.emplace();
        weights.fill(0);
        for (std::size_t i = 0; i < weights.size(); ++i)
            if (expressionNames()[i].starts_with("mouthSmile"))
                weights[i] = smile;
    }

    Answer ask(const PortraitSpec &spec, const Job *job = nullptr)
    {
        return checkUnits({m_seen, &spec, m_limits, {}, Measures(m_seen), job});
    }

    static PortraitSpec asking(const char *changes)
    {
        return *SpecPatch::fromJson(changes, "wish")->appliedTo({});
    }

private slots:
    void initTestCase() { m_limits = *Limits::load(shipped); }

    void aTooFaintUnitIsRaisedFromWhatWasAsked()
    {
        show(m_limits["expression.au12.a"]);
        const PortraitSpec spec = asking(R"({"expression.au12": "C"})");
        const Answer answer = ask(spec);
        QCOMPARE(answer.verdict, Verdict::Note);
        QCOMPARE(answer.fix, (SpecPatch{{"expression.au12.left", 4.0},
                                        {"expression.au12.right", 4.0},
                                        {"story.lead", std::string("emotion")}}));
        const auto words = CritiqueWords::load(shipped);
        QCOMPARE(words->advice("expression.units", answer.outcome, answer.blanks),
                 std::string("Asked 12C, measured 12A. Raise it to 12D and say it first."));
    }

    void whatIsSaidFirstAlreadyIsOnlyRaised()
    {
        show(m_limits["expression.au12.a"]);
        const Answer answer = ask(asking(R"({"expression.au12": "C", "story.lead": "light"})"));
        QCOMPARE(answer.fix, (SpecPatch{{"expression.au12.left", 4.0}, {"expression.au12.right", 4.0}}));
        QCOMPARE(answer.outcome, std::string("too_little"));
    }

    void whatCannotBeRaisedIsSaidFirst()
    {
        show(m_limits["expression.au12.a"]);
        const Answer answer = ask(asking(R"({"expression.au12": "E"})"));
        QCOMPARE(answer.fix, (SpecPatch{{"story.lead", std::string("emotion")}}));
        const auto words = CritiqueWords::load(shipped);
        QCOMPARE(words->advice("expression.units", answer.outcome, answer.blanks),
                 std::string("Asked 12E, measured 12A, and more cannot be asked. Say it first."));
        PortraitSpec told = asking(R"({"expression.au12": "E", "story.lead": "emotion"})");
        QVERIFY(ask(told).fix.isEmpty());
        QVERIFY(ask(told).stuck);
    }

    void aTooStrongUnitIsLowered()
    {
        show(1.0);
        const Answer answer = ask(asking(R"({"expression.au12": "B"})"));
        QCOMPARE(answer.outcome, std::string("too_much"));
        QCOMPARE(std::get<double>(answer.fix.values().at("expression.au12.left")), 0.0);
    }

    void whatTheJobAcceptsPasses()
    {
        show(m_limits["expression.au12.b"]);
        Job job;
        job.targets = {{"expression.au12", 1, 4, {}}};
        QCOMPARE(ask(asking(R"({"expression.au12": "D"})"), &job).verdict, Verdict::Pass);
        QCOMPARE(ask(asking(R"({"expression.au12": "D"})")).verdict, Verdict::Note);
    }

    void aUnitThatCannotBeMeasuredSaysSo_data()
    {
        QTest::addColumn<int>("unit");
        for (const int unit : {5, 6, 9, 15, 22}) // without a weight
            QTest::addRow("AU%d", unit) << unit;
        for (const int unit : {4, 17, 24, 28}) // with one that does not tell
            QTest::addRow("AU%d", unit) << unit;
    }

    void aUnitThatCannotBeMeasuredSaysSo()
    {
        QFETCH(int, unit);
        show(0);
        PortraitSpec spec;
        spec.expression.unit(unit) = {5, 5};
        const Answer answer = ask(spec);
        const std::string asked = std::get<std::string>(answer.asked);
        QVERIFY2(asked.find(std::to_string(unit) + "E?") != std::string::npos, asked.c_str());
        QCOMPARE(answer.verdict, Verdict::Pass);
        QVERIFY(answer.fix.isEmpty());
        const std::string said =
            CritiqueWords::load(shipped)->advice("expression.units", answer.outcome, answer.blanks);
        QCOMPARE(said, "Not judged, because one picture does not tell it: AU" + std::to_string(unit) +
                           ". Look for yourself.");
    }

    void whatIsJudgedNeedsNoExcuse()
    {
        show(m_limits["expression.au12.c"]);
        QCOMPARE(ask(asking(R"({"expression.au12": "C"})")).outcome, std::string());
    }

    void withoutTheNetworkNothingIsSaid()
    {
        show(0.5);
        m_seen.reading->expressions.reset();
        QCOMPARE(ask({}).silence, std::string("needs_expressions"));
    }

    void theLevelsOfEveryUnitClimb_data()
    {
        QTest::addColumn<int>("unit");
        for (const int unit : {1, 2, 4, 7, 10, 12, 17, 18, 24, 26, 28, 43})
            QTest::addRow("AU%d", unit) << unit;
    }

    void theLevelsOfEveryUnitClimb()
    {
        QFETCH(int, unit);
        double last = -1;
        for (const char *mark : {"rest", "a", "b", "c", "d", "e"}) {
            const double limit = m_limits["expression.au" + std::to_string(unit) + "." + mark];
            QVERIFY(limit > last && limit <= 1);
            last = limit;
        }
    }
};

QTEST_APPLESS_MAIN(TestUnits)
#include "tst_units.moc"
