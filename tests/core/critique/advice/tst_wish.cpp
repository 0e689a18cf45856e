// SPDX-License-Identifier: MIT
#include "core/critique/advice/wish.h"

#include <QTest>

using namespace presence;
using namespace presence::critique;

class TestWish : public QObject
{
    Q_OBJECT

    Limits m_limits;
    Observation m_nothing;
    Measures m_measures{m_nothing};

    Question question(const PortraitSpec *spec, const Job *job) const
    {
        return {m_nothing, spec, m_limits, {}, m_measures, job};
    }

    static Job trusting()
    {
        Job job;
        job.targets = {
            {"head.roll", -5, 5, {}}, {"expression.au12", 2, 3, {}}, {"camera.crop", 0, 0, {"mcu", "cu"}}};
        return job;
    }

private slots:
    void aWishInsideTheJobsRangeIsMetByAllOfIt()
    {
        PortraitSpec spec;
        spec.pose.headRollDeg = 3;
        const Job job = trusting();
        const auto wish = wishFor(question(&spec, &job), "head.roll");
        QCOMPARE(wish->value, 3.0);
        QCOMPARE(wish->miss(-5), 0.0);
        QCOMPARE(wish->miss(7), 2.0);
        QCOMPARE(wish->miss(-9), -4.0);
    }

    void aWishOutsideOfItStandsAlone()
    {
        PortraitSpec spec;
        spec.pose.headRollDeg = 12;
        const Job job = trusting();
        const auto wish = wishFor(question(&spec, &job), "head.roll");
        QCOMPARE(wish->miss(12), 0.0);
        QCOMPARE(wish->miss(5), -7.0);
    }

    void withoutAJobTheWishIsOneValue()
    {
        PortraitSpec spec;
        const auto wish = wishFor(question(&spec, nullptr), "head.roll");
        QCOMPARE(wish->low, 0.0);
        QCOMPARE(wish->high, 0.0);
    }

    void withoutASpecOnlyTheJobAsks()
    {
        const Job job = trusting();
        QCOMPARE(wishFor(question(nullptr, &job), "head.roll")->value, 0.0);
        QVERIFY(!wishFor(question(nullptr, &job), "head.yaw"));
        QVERIFY(!wishFor(question(nullptr, nullptr), "head.roll"));
    }

    void bothSidesOfAUnitAreAskedByTheStrongerOne()
    {
        PortraitSpec spec;
        spec.expression.unit(12) = {1, 3};
        const Job job = trusting();
        QCOMPARE(wishFor(question(&spec, &job), "expression.au12")->value, 3.0);
        QCOMPARE(wishFor(question(&spec, &job), "expression.au12")->low, 2.0);
    }

    void choicesThatTheJobAcceptsDoAsWell()
    {
        PortraitSpec spec;
        spec.camera.crop = "cu";
        const Job job = trusting();
        QCOMPARE(acceptedChoices(question(&spec, &job), "camera.crop"),
                 (std::vector<std::string>{"mcu", "cu"}));
        spec.camera.crop = "ms";
        QCOMPARE(acceptedChoices(question(&spec, &job), "camera.crop"), std::vector<std::string>{"ms"});
    }
};

QTEST_APPLESS_MAIN(TestWish)
#include "tst_wish.moc"
