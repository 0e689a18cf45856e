// SPDX-License-Identifier: MIT
#include "core/spec/face/budget.h"

#include <QTest>

using namespace presence;
using Verdict = FaceBudget::Verdict;

class TestBudget : public QObject
{
    Q_OBJECT

private:
    /// The first `count` units at this level.
    static Expression face(int count, double level)
    {
        Expression expression;
        for (int i = 0; i < count; ++i)
            expression.units[std::size_t(i)] = {level, level};
        return expression;
    }

private slots:
    void theVerdictFollowsNumberAndStrength_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("level");
        QTest::addColumn<int>("verdict");
        QTest::newRow("at rest") << 0 << 0.0 << int(Verdict::Blank);
        QTest::newRow("below a trace") << 3 << 0.9 << int(Verdict::Blank);
        QTest::newRow("six slight ones") << 6 << 2.0 << int(Verdict::Restrained);
        QTest::newRow("seven traces") << 7 << 1.0 << int(Verdict::Crowded);
        QTest::newRow("two strong ones") << 2 << 5.0 << int(Verdict::Restrained);
        QTest::newRow("three strong ones") << 3 << 4.0 << int(Verdict::Theatrical);
    }
    void theVerdictFollowsNumberAndStrength()
    {
        QFETCH(int, count);
        QFETCH(double, level);
        QFETCH(int, verdict);
        QCOMPARE(int(faceBudget(face(count, level)).verdict), verdict);
    }

    void oneSideIsEnoughToCount()
    {
        Expression expression;
        expression.unit(2).left = 4;
        QCOMPARE(faceBudget(expression).active, 1);
        QCOMPARE(faceBudget(expression).strong, 1);
    }

    void theOverallStrengthCounts()
    {
        Expression expression = face(3, 4);
        expression.intensity = 0.5;
        QCOMPARE(int(faceBudget(expression).verdict), int(Verdict::Restrained));
    }
};

QTEST_GUILESS_MAIN(TestBudget)
#include "tst_budget.moc"
