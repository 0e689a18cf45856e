// SPDX-License-Identifier: MIT
#include "core/sitter/form/arms.h"

#include "core/spec/parameters.h"

#include <QTest>

using namespace presence;

/// The middle of the hand of one side, in the place of the trunk.
static Vec3 handOf(const std::string &posture, float side)
{
    PortraitSpec spec;
    spec.posture.hands = posture;
    const auto meshes = makeArm(side, likenessOf(spec, 1), 0.4f);
    Vec3 sum;
    for (const Vec3 &p : meshes[1].position)
        sum += p;
    return sum * (1 / float(meshes[1].position.size()));
}

class TestArms : public QObject
{
    Q_OBJECT

private slots:
    void everyPostureHasAFiniteFormWithinReach_data()
    {
        QTest::addColumn<QString>("hands");
        for (const std::string &choice : findControl("posture.hands")->choices)
            QTest::newRow(choice.c_str()) << QString::fromStdString(choice);
    }
    void everyPostureHasAFiniteFormWithinReach()
    {
        QFETCH(QString, hands);
        PortraitSpec spec;
        spec.posture.hands = hands.toStdString();
        for (const float side : {1.0f, -1.0f})
            for (const Mesh &mesh : makeArm(side, likenessOf(spec, 1), 0.4f))
                for (const Vec3 &p : mesh.position)
                    QVERIFY(length(p - Vec3{side * 16, -21, -3}) < 80); // NaN fails too
    }

    void theHandsGoWhereThePostureSays()
    {
        constexpr float chin = -12.4f; // in the place of the trunk
        QVERIFY(handOf("out_of_frame", 1).y < -70 && handOf("none", -1).y < -70);
        const Vec3 thinking = handOf("chin_rest", 1);
        QVERIFY(std::abs(thinking.y - chin) < 8 && std::abs(thinking.x) < 8 && thinking.z > 6);
        QVERIFY(handOf("hand_to_face", 1).y > -24 && handOf("hand_to_face", -1).y < -70);
        QVERIFY(handOf("gesture", 1).z > 18);
        QVERIFY(std::abs(handOf("clasped", 1).x) < 6 && std::abs(handOf("clasped", -1).x) < 6);
        QVERIFY2(handOf("crossed_arms", 1).x < 0 && handOf("crossed_arms", -1).x > 0,
                 "each hand on the other side");
        QVERIFY(std::abs(handOf("pockets", 1).y + 75) < 6 && std::abs(handOf("pockets", 1).x) < 14);
        QVERIFY(std::abs(handOf("on_hips", -1).y + 66) < 5 && handOf("on_hips", -1).x < -14);
    }

    void hangingArmsAreMirrorImages()
    {
        const auto left = makeArm(1, {}, 0.4f), right = makeArm(-1, {}, 0.4f);
        QCOMPARE(left.size(), right.size());
        for (std::size_t i = 0; i < left.size(); ++i)
            for (std::size_t k = 0; k < left[i].position.size(); ++k)
                QVERIFY(left[i].position[k].x == -right[i].position[k].x &&
                        left[i].position[k].y == right[i].position[k].y);
    }
};

QTEST_APPLESS_MAIN(TestArms)
#include "tst_arms.moc"
