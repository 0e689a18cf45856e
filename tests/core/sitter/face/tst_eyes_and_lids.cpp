// SPDX-License-Identifier: MIT
#include "core/sitter/face/eyes_and_lids.h"

#include <QTest>

using namespace presence;

static Eyes eyesWith(int unit, double level)
{
    Expression expression;
    expression.unit(unit) = {level, 0};
    return eyesLookingAt({0, 0, 150}, motionOf(expression));
}

class TestEyesAndLids : public QObject
{
    Q_OBJECT

private slots:
    void restingEyesAreOpenByOne()
    {
        const Eyes eyes = eyesLookingAt({0, 0, 1000}, {});
        QVERIFY(std::abs(eyes.left.opening() - 1) < 0.01);
        QVERIFY(std::abs(eyes.right.opening() - 1) < 0.01);
    }

    void bothEyesConvergeOnTheTarget()
    {
        const Vec3 target{20, 10, 110};
        const Eyes eyes = eyesLookingAt(target, {});
        for (const EyeState *eye : {&eyes.left, &eyes.right})
            QVERIFY(length(normalized(target - eye->centre) - eye->gaze) < 1e-3f);
        // 3.2 cm to each side of a target a metre away: 1.8° each, as posture-gaze has it.
        const Eyes ahead = eyesLookingAt({0, 0, 100 + anatomy::eyeCentreZ}, {});
        QVERIFY(std::abs(std::asin(-ahead.left.gaze.x) / radiansPerDegree - 1.8f) < 0.1f);
    }

    void vergenceTurnsEachEyeByHalfOfIt()
    {
        const auto yaw = [](const EyeState &eye) {
            return std::atan2(eye.gaze.x, eye.gaze.z) / radiansPerDegree;
        };
        const Eyes far = eyesLookingAt({0, 0, 10000}, {}), crossed = eyesLookingAt({0, 0, 10000}, {}, 20),
                   apart = eyesLookingAt({0, 0, 10000}, {}, -6);
        QVERIFY(std::abs(yaw(crossed.left) - yaw(far.left) + 10) < 0.01f);
        QVERIFY(std::abs(yaw(crossed.right) - yaw(far.right) - 10) < 0.01f);
        QVERIFY(std::abs(yaw(apart.left) - yaw(far.left) - 3) < 0.01f);
    }

    void unitsOpenAndCloseTheirOwnEye()
    {
        QVERIFY(eyesWith(5, 5).left.opening() > 1.2);
        QCOMPARE(eyesWith(5, 5).right.opening(), eyesWith(5, 0).right.opening());
        QVERIFY(eyesWith(43, 5).left.opening() < 0.01);
        QVERIFY(eyesWith(43, 2).left.opening() > 0.6 && eyesWith(43, 2).left.opening() < 0.9);
        QVERIFY(eyesWith(7, 5).left.opening() < 0.75);
        QVERIFY(eyesWith(6, 4).left.opening() < 0.85);
    }

    void loweredGazeLowersTheUpperLid()
    {
        const Eyes ahead = eyesLookingAt({0, 0, 150}, {}), down = eyesLookingAt({0, -60, 140}, {}),
                   up = eyesLookingAt({0, 50, 140}, {});
        QVERIFY(down.left.upper < ahead.left.upper - 0.2f);
        QVERIFY(up.left.upper > ahead.left.upper + 0.1f);
        QVERIFY(down.left.opening() < 0.85);
    }

    void theMarginIsAnAlmond()
    {
        const Eyes eyes = eyesLookingAt({0, 0, 150}, {});
        const float inner = anatomy::pupilX - anatomy::eyeHalfWidth,
                    outer = anatomy::pupilX + anatomy::eyeHalfWidth;
        QVERIFY(std::abs(lidMargin(inner, true, eyes) - lidMargin(inner, false, eyes)) < 1e-3f);
        QVERIFY(std::abs(lidMargin(outer, true, eyes) - lidMargin(outer, false, eyes)) < 1e-3f);
        QVERIFY2(lidMargin(outer, true, eyes) > lidMargin(inner, true, eyes),
                 "the outer corner stands higher");
        QVERIFY(lidMargin(anatomy::pupilX, true, eyes) > 0.4f &&
                lidMargin(anatomy::pupilX, false, eyes) < -0.4f);
    }
};

QTEST_APPLESS_MAIN(TestEyesAndLids)
#include "tst_eyes_and_lids.moc"
