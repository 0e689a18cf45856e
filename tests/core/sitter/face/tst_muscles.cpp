// SPDX-License-Identifier: MIT
#include "core/sitter/form/figure.h"

#include <QTest>

using namespace presence;

static FaceMotion motionWith(int unit, float left, float right)
{
    FaceMotion motion;
    motion.travel[*actionUnitIndex(unit)] = {left, right};
    return motion;
}

/// The moved face of a light mesh, in the head frame.
static std::vector<Vec3> faceWith(Figure &figure, const FaceMotion &motion)
{
    HairStyle bald;
    bald.cut = "bald";
    figure.pose({}, bald, motion, eyesLookingAt({0, 0, 200}, motion), {}, 0.4f);
    return figure.parts()[0].position;
}

class TestMuscles : public QObject
{
    Q_OBJECT

    Figure m_figure;

private slots:
    void theJawGoesToTheSideItIsSentTo()
    {
        FaceMotion motion;
        motion.jawShift = 1;
        const auto rest = faceWith(m_figure, {}), moved = faceWith(m_figure, motion);
        for (std::size_t i = 0; i < rest.size(); ++i) {
            if (rest[i].z > 7 && rest[i].y < -9.5f && rest[i].y > -10.5f) // the chin
                QVERIFY(moved[i].x - rest[i].x > 0.7f);
            if (rest[i].y > -2) // nothing above the cheek
                QVERIFY(length(moved[i] - rest[i]) < 0.01f);
        }
    }

    void eachUnitMovesItsZoneOfTheFace_data()
    {
        QTest::addColumn<int>("unit");
        for (const ActionUnit &unit : actionUnits)
            QTest::addRow("AU%d", unit.number) << unit.number;
    }
    void eachUnitMovesItsZoneOfTheFace()
    {
        QFETCH(int, unit);
        const auto rest = faceWith(m_figure, {}), moved = faceWith(m_figure, motionWith(unit, 1, 1));
        double inside = 0, all = 0, largest = 0;
        for (std::size_t i = 0; i < rest.size(); ++i) {
            const double d = length(moved[i] - rest[i]), y = rest[i].y;
            bool own = false;
            switch (actionUnits[*actionUnitIndex(unit)].zone) {
            case FaceZone::Brow:
                own = y > 0.2;
                break;
            case FaceZone::Eyes:
                own = std::abs(y) < 2.2;
                break;
            case FaceZone::Nose:
                own = y < 2.6 && y > -7;
                break;
            case FaceZone::Cheeks:
                own = y < 2 && y > -8.5;
                break;
            case FaceZone::Mouth:
                own = y < -2;
                break;
            case FaceZone::Jaw:
                own = y < -4.5;
                break;
            }
            all += d;
            inside += own ? d : 0;
            largest = std::max(largest, d);
        }
        QVERIFY2(largest > 0.08 && largest < 8, qPrintable(QString::number(largest)));
        QVERIFY2(inside > 0.85 * all, qPrintable(QString::number(inside / all)));
    }

    void aUnitOfOneSideLeavesTheOtherSideAlone_data()
    {
        QTest::addColumn<int>("unit");
        for (const ActionUnit &unit : actionUnits)
            if (unit.sided)
                QTest::addRow("AU%d", unit.number) << unit.number;
    }
    void aUnitOfOneSideLeavesTheOtherSideAlone()
    {
        QFETCH(int, unit);
        const auto rest = faceWith(m_figure, {}), moved = faceWith(m_figure, motionWith(unit, 1, 0));
        double left = 0, right = 0;
        for (std::size_t i = 0; i < rest.size(); ++i) {
            const double d = length(moved[i] - rest[i]);
            if (rest[i].x > 0.5f)
                left = std::max(left, d);
            if (rest[i].x < -0.5f)
                right = std::max(right, d);
        }
        QVERIFY(left > 0.08);
        // A one-sided smile parts the lips of both a little; nothing else crosses.
        QVERIFY2(right < 0.06, qPrintable(QString::number(right)));
    }

    void bothSidesAreMirrorImages_data() { aUnitOfOneSideLeavesTheOtherSideAlone_data(); }
    void bothSidesAreMirrorImages()
    {
        QFETCH(int, unit);
        const MovedSkin left(motionWith(unit, 1, 0), {}), right(motionWith(unit, 0, 1), {});
        for (float y = -11; y < 8; y += 0.37f)
            for (float x = 0.6f; x < 6; x += 0.43f) {
                const Vec3 a = left.shift({x, y}, {x, y, 8}, Slit::None),
                           b = right.shift({-x, y}, {-x, y, 8}, Slit::None);
                QVERIFY(std::abs(a.x + b.x) < 1e-5f && std::abs(a.y - b.y) < 1e-5f &&
                        std::abs(a.z - b.z) < 1e-5f);
            }
    }

    void theUnitsMoveTheRightWay()
    {
        const auto at = [](int unit, float x, float y, Slit lip = Slit::None) {
            return MovedSkin(motionWith(unit, 1, 1), {}).shift({x, y}, {x, y, 9}, lip);
        };
        QVERIFY(at(1, 1.2f, 2.1f).y > 0.4f); // inner brow up
        QVERIFY(at(1, 1.2f, 2.1f).y > at(1, 4.4f, 2.1f).y);
        QVERIFY(at(2, 4.4f, 2.1f).y > 0.4f);  // outer brow up
        QVERIFY(at(4, 1.7f, 2.0f).y < -0.2f); // brow down and in
        QVERIFY(at(4, 1.9f, 2.0f).x < -0.05f);
        QVERIFY(at(12, 2.5f, -6.7f).y > 0.3f); // corner up and out
        QVERIFY(at(12, 2.5f, -6.7f).x > 0.2f);
        QVERIFY(at(15, 2.5f, -6.8f).y < -0.3f);
        QVERIFY(at(20, 2.5f, -6.8f).x > 0.3f);
        QVERIFY(at(18, 2.2f, -6.8f).x < -0.3f);
        QVERIFY(at(17, 0, -9.4f).y > 0.2f);
        QVERIFY(at(25, 0, -6.7f, Slit::LowerLip).y < at(25, 0, -6.7f, Slit::UpperLip).y - 0.4f);
        QVERIFY(at(26, 0, -9.8f).y < -1.2f);
        QVERIFY(at(27, 0, -9.8f).y < at(26, 0, -9.8f).y);
        QVERIFY(at(9, 1.3f, -4).y > 0.2f);
        QVERIFY(at(38, 1.3f, -4.15f).x > 0.1f && at(39, 1.3f, -4.15f).x < -0.1f);
    }

    void atRestTheCornersOfTheMouthAreLevel()
    {
        HairStyle bald;
        bald.cut = "bald";
        m_figure.pose({}, bald, {}, eyesLookingAt({0, 0, 200}, {}), {}, 1);
        const float middle = m_figure.landmark(0, anatomy::mouthY, Slit::UpperLip).y;
        const float corner = m_figure.landmark(anatomy::mouthHalfWidth, anatomy::mouthY, Slit::UpperLip).y;
        QVERIFY2(corner > middle && corner < middle + 0.2f,
                 qPrintable(QString("%1 %2").arg(corner).arg(middle)));
    }

    void aSmileBendsTheLipsFromItsFirstLevels_data()
    {
        QTest::addColumn<int>("level");
        QTest::addColumn<float>("least");
        QTest::addColumn<float>("most");
        QTest::newRow("A") << 1 << 0.08f << 0.3f;
        QTest::newRow("B") << 2 << 0.25f << 0.6f;
        QTest::newRow("C") << 3 << 0.6f << 1.1f;
        QTest::newRow("D") << 4 << 0.9f << 1.6f;
        QTest::newRow("E") << 5 << 1.1f << 2.0f;
    }
    void aSmileBendsTheLipsFromItsFirstLevels()
    {
        QFETCH(int, level);
        QFETCH(float, least);
        QFETCH(float, most);
        Expression expression;
        expression.unit(12) = {double(level), double(level)};
        const MovedSkin skin(motionOf(expression), {});
        const auto lift = [&](float x) { return skin.shift({x, -6.7f}, {x, -6.7f, 9.4f}, Slit::UpperLip).y; };
        const float bend = lift(2.5f) - lift(0);
        QVERIFY2(bend > least && bend < most, qPrintable(QString::number(bend)));
        QVERIFY2(lift(1.25f) - lift(0) < 0.5f * bend, "the lips hang between the corners, without a kink");
    }

    void moreLevelIsMoreTravel()
    {
        double before = 0;
        for (int level = 1; level <= 5; ++level) {
            Expression expression;
            expression.unit(12) = {double(level), double(level)};
            const Vec3 shift =
                MovedSkin(motionOf(expression), {}).shift({2.5f, -6.7f}, {2.5f, -6.7f, 9.4f}, Slit::None);
            QVERIFY(length(shift) > before);
            before = length(shift);
        }
    }
};

QTEST_APPLESS_MAIN(TestMuscles)
#include "tst_muscles.moc"
