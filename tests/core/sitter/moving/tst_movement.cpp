// SPDX-License-Identifier: MIT
#include "core/sitter/moving/movement.h"

#include "core/base/resources.h"

#include <QTest>

#include <cmath>
#include <map>

using namespace presence;

static const Resources resources{PRESENCE_SOURCE_DIR "/resources"};

static MotionSpec withCurve(const MotionCurve &curve, double seconds = 4, bool loop = false)
{
    MotionSpec motion;
    motion.seconds = seconds;
    motion.loop = loop;
    motion.curves.push_back(curve);
    return motion;
}

static MotionSpec shipped(const std::string &name)
{
    auto motion = loadMotion(resources, name);
    if (!motion.ok())
        qFatal("%s", motion.error().message.c_str());
    return *motion;
}

/// Every numeric control of a spec that is given values by a motion.
static std::map<std::string, double> valuesOf(const MotionSpec &motion, const PortraitSpec &spec)
{
    std::map<std::string, double> values;
    std::vector<std::string> ids{"expression.au43"};
    for (const MotionCurve &curve : motion.curves)
        ids.push_back(curve.control);
    for (const MotionWave &wave : motion.waves)
        ids.push_back(wave.control);
    for (const std::string &id : ids)
        for (const Control *control : expandSides(id))
            values[control->id] = std::get<double>(control->valueIn(spec));
    return values;
}

class TestMovement : public QObject
{
    Q_OBJECT

private slots:
    void aCurveRisesHoldsAndFalls()
    {
        const Movement movement(withCurve({"expression.au12", 3, 1, 0.5, 1, 0.8, false}));
        const auto level = [&](double t) { return movement.at({}, t).expression.unit(12).left; };
        QCOMPARE(level(0), 0.0);
        QCOMPARE(level(1), 0.0);
        QVERIFY(std::abs(level(1.25) - 1.5) < 1e-9); // half way through the onset
        QCOMPARE(level(1.6), 3.0);
        QCOMPARE(level(2.4), 3.0);
        QVERIFY(std::abs(level(2.9) - 1.5) < 1e-9);
        QCOMPARE(level(3.31), 0.0);
        QCOMPARE(movement.at({}, 1.6).expression.unit(12).right, 3.0);
        QCOMPARE(movement.at({}, 1.6).expression.unit(6).left, 0.0);
    }

    void aCurveHasNeitherJumpNorKink()
    {
        const MotionCurve curve{"head.yaw", 1, 0.5, 0.7, 0.6, 0.9, false};
        constexpr double step = 1e-4;
        double before = curve.shareAt(0), speed = 0;
        for (double t = step; t < 3.5; t += step) {
            const double now = curve.shareAt(t), velocity = (now - before) / step;
            QVERIFY(now > -1e-9 && now < 1 + 1e-9);
            QVERIFY2(std::abs(velocity - speed) < 0.01, qPrintable(QString::number(t)));
            before = now;
            speed = velocity;
        }
    }

    void movementAddsToTheSpecAndStaysInRange()
    {
        PortraitSpec rest;
        rest.pose.headYawDeg = 80;
        rest.expression.unit(12) = {1, 4};
        MotionSpec motion = withCurve({"head.yaw", 30, 0, 0, 9, 0, false});
        motion.curves.push_back({"expression.au12", 2, 0, 0, 9, 0, false});
        motion.curves.push_back({"expression.au4.left", 2.5, 0, 0, 9, 0, false});
        const PortraitSpec moved = Movement(motion).at(rest, 1);
        QCOMPARE(moved.pose.headYawDeg, 90.0);
        QCOMPARE(moved.expression.unit(12).left, 3.0);
        QCOMPARE(moved.expression.unit(12).right, 5.0);
        QCOMPARE(moved.expression.unit(4).left, 2.5);
        QCOMPARE(moved.expression.unit(4).right, 0.0);
        PortraitSpec untouched = moved;
        untouched.pose = rest.pose;
        untouched.expression = rest.expression;
        QVERIFY2(untouched == rest, "nothing else moves");
    }

    void whatStaysStays()
    {
        const MotionCurve turn{"head.yaw", 20, 0.5, 1, 1, 0, true};
        QCOMPARE(Movement(withCurve(turn, 3)).at({}, 100).pose.headYawDeg, 20.0);
        const Movement loop(withCurve(turn, 4, true));
        QCOMPARE(loop.at({}, 2).pose.headYawDeg, 20.0);
        QVERIFY2(std::abs(loop.at({}, 3.9999).pose.headYawDeg) < 0.01, "blended back before the seam");
    }

    void aBreathGoesInFasterThanOut()
    {
        MotionSpec motion;
        motion.seconds = 10;
        motion.waves.push_back({"posture.openness", 0.4, 5, 0.4});
        const Movement movement(motion);
        const auto chest = [&](double t) { return movement.at({}, t).posture.openness; };
        QCOMPARE(chest(0), 0.0);
        QVERIFY(std::abs(chest(2) - 0.4) < 1e-9); // 0.4 of five seconds
        QVERIFY(std::abs(chest(5)) < 1e-9 && std::abs(chest(7) - 0.4) < 1e-9);
        QVERIFY(chest(1) > chest(4.1));
    }

    void aLoopTurnsTheBreathAWholeNumberOfTimes()
    {
        MotionSpec motion;
        motion.seconds = 9;
        motion.loop = true;
        motion.waves.push_back({"posture.openness", 0.4, 4, 0.4}); // two of 4.5 s
        const Movement movement(motion);
        QVERIFY(std::abs(movement.at({}, 4.5).posture.openness) < 1e-9);
        QVERIFY(std::abs(movement.at({}, 9).posture.openness) < 1e-9);
    }

    void aCurveOverTheSeamGoesOnAtTheBeginning()
    {
        const Movement movement(withCurve({"head.yaw", 10, 3.5, 0.5, 0.5, 0.5, false}, 4, true));
        const auto yaw = [&](double t) { return movement.at({}, t).pose.headYawDeg; };
        QCOMPARE(yaw(0.2), 10.0);
        QVERIFY(yaw(0.75) > 1 && yaw(0.75) < 9);
        QCOMPARE(yaw(1.1), 0.0);
        QVERIFY(std::abs(yaw(3.999999) - yaw(0)) < 0.01);
    }

    void everyShippedMotionIsSoundAndLoopsSeamlessly_data()
    {
        QTest::addColumn<QString>("name");
        for (const std::string &name : shippedMotions(resources))
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
        QVERIFY(shippedMotions(resources).size() >= 6);
    }
    void everyShippedMotionIsSoundAndLoopsSeamlessly()
    {
        QFETCH(QString, name);
        const MotionSpec motion = shipped(name.toStdString());
        QVERIFY(!motion.name.empty() && !motion.about.empty());
        const auto again = MotionSpec::fromJson(motion.toJson(), "again");
        QVERIFY2(again.ok(), again.ok() ? "" : again.error().message.c_str());
        QVERIFY(*again == motion);
        const Movement movement(motion, 3);
        const auto at = [&](double t) { return valuesOf(motion, movement.at({}, t)); };
        // Heads glide: below 60° a second, and never 4° between frames (motion.md 4).
        double before = 0;
        for (double t = 0; t < motion.seconds; t += 1 / 24.0) {
            const double yaw = movement.at({}, t).pose.headYawDeg;
            QVERIFY2(std::abs(yaw - before) * 24 < 60, qPrintable(QString::number(t)));
            before = yaw;
        }
        if (!motion.loop)
            return;
        constexpr double step = 1e-4;
        const auto first = at(0), second = at(step), last = at(motion.seconds - step);
        for (const auto &[id, value] : first) {
            QVERIFY2(std::abs(value - last.at(id)) < 0.01, id.c_str());
            const double after = (second.at(id) - value) / step, ahead = (value - last.at(id)) / step;
            QVERIFY2(std::abs(after - ahead) < 0.05,
                     qPrintable(QString("%1: %2 %3").arg(id.c_str()).arg(ahead).arg(after)));
        }
    }

    void blinksComeAtIrregularTimesAndNeverAtTheSeam()
    {
        MotionSpec motion;
        motion.seconds = 600;
        motion.loop = true;
        motion.blinks = BlinkRhythm{};
        const auto starts = Movement(motion, 5).blinkStarts();
        double sum = 0, squares = 0;
        QVERIFY(starts.front() >= 0.4 && starts.back() + 0.31 <= 600 - 0.3 + 1e-9);
        for (std::size_t i = 1; i < starts.size(); ++i) {
            const double gap = starts[i] - starts[i - 1];
            QVERIFY(gap >= 0.6);
            sum += gap;
            squares += gap * gap;
        }
        const double count = double(starts.size() - 1), mean = sum / count;
        const double variation = std::sqrt(squares / count - mean * mean) / mean;
        QVERIFY2(60 / mean > 13 && 60 / mean < 22, qPrintable(QString("%1 a minute").arg(60 / mean)));
        QVERIFY2(variation > 0.4, "a regular blink is the classic fake");
        QVERIFY(Movement(motion, 5).blinkStarts() == starts);
        QVERIFY(Movement(motion, 6).blinkStarts() != starts);
    }

    void aBlinkClosesBothEyesAndOpensThemAgain()
    {
        MotionSpec motion;
        motion.seconds = 30;
        motion.blinks = BlinkRhythm{};
        const Movement movement(motion);
        const double start = movement.blinkStarts().at(0);
        const auto lids = [&](double t) { return movement.at({}, t).expression.unit(43); };
        QCOMPARE(lids(start).left, 0.0);
        QCOMPARE(lids(start + 0.11), (SidedLevel{5, 5}));
        QCOMPARE(lids(start + 0.32).right, 0.0);
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("says");
        QTest::newRow("no control") << R"({"curves": [{"control": "nose.length"}]})"
                                    << "nose.length";
        QTest::newRow("a choice") << R"({"waves": [{"control": "camera.crop"}]})"
                                  << "camera.crop";
        QTest::newRow("time") << R"({"curves": [{"control": "head.yaw", "start": -1}]})"
                              << "start";
        QTest::newRow("unknown member") << R"({"curves": [{"control": "head.yaw", "ofset": 1}]})"
                                        << "ofset";
        QTest::newRow("length") << R"({"seconds": 0})"
                                << "seconds";
        QTest::newRow("no list") << R"({"curves": 3})"
                                 << "curves";
        QTest::newRow("blinks") << R"({"blinks": {"mean_gap": 0.1}})"
                                << "mean_gap";
        QTest::newRow("broken") << "{"
                                << "mine.json";
        QTest::newRow("another schema") << R"({"schema": "presence.spec/1"})"
                                        << "mine.json";
    }
    void mistakesAreNamed()
    {
        QFETCH(QString, json);
        QFETCH(QString, says);
        const auto motion = MotionSpec::fromJson(json.toStdString(), "mine.json");
        QVERIFY(!motion.ok());
        QVERIFY2(QString::fromStdString(motion.error().message).contains(says),
                 motion.error().message.c_str());
    }

    void anUnknownNameListsTheKnownOnes()
    {
        const auto motion = loadMotion(resources, "moonwalk");
        QVERIFY(!motion.ok() && motion.error().kind == Error::Kind::NotFound);
        QVERIFY(motion.error().message.find("subtle_life") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestMovement)
#include "tst_movement.moc"
