// SPDX-License-Identifier: MIT
#include "core/prompt/safe_fixes.h"
#include "tests/core/prompt/lint_cases.h"
#include "tests/core/prompt/random_spec.h"

#include <QTest>

#include <algorithm>

using namespace presence;
using namespace test;

class TestSafeFixes : public QObject
{
    Q_OBJECT

    const LintTables m_tables;

    SpecPatch safe(const PortraitSpec &spec, const std::set<std::string> &silenced = {}) const
    {
        const auto write = [&](const PortraitSpec &changed) {
            return buildPrompt(changed, Dialect::Natural, m_tables.words);
        };
        return safeFixes(m_tables.rules, spec, write, silenced);
    }

private slots:
    void severalSlidersAreMendedAtOnceAndWordsAreLeftAlone()
    {
        PortraitSpec spec = m_tables.specOfJob("trust");
        spec.camera.elevationDeg = -28;
        spec.realism.catchlight = 0;
        spec.lighting.exposureEv = -2.5;
        spec.identity.appearance = "flawless, green eyes";
        const SpecPatch patch = safe(spec);
        QCOMPARE(patch.values().size(), std::size_t(3));
        const auto mended = *patch.appliedTo(spec);
        QCOMPARE(mended.identity.appearance, spec.identity.appearance);
        const auto left = m_tables.lint(mended);
        QVERIFY2(left.size() == 1 && left.front().rule == "REAL-003", textOf(left).c_str());
    }

    void afterThemNothingSafeIsLeft()
    {
        for (unsigned seed = 0; seed < 60; ++seed) {
            const PortraitSpec spec = randomSpec(seed);
            const PortraitSpec mended = *safe(spec).appliedTo(spec);
            const auto left = m_tables.lint(mended);
            QVERIFY2(std::ranges::none_of(left, isSafe), textOf(left).c_str());
            QCOMPARE(mended.story, spec.story);
            QCOMPARE(mended.identity, spec.identity);
            QCOMPARE(mended.setting.props, spec.setting.props);
        }
    }

    void silencedRulesMendNothing()
    {
        PortraitSpec spec = m_tables.specOfJob("trust");
        spec.realism.catchlight = 0;
        QVERIFY(!safe(spec).isEmpty());
        QVERIFY(safe(spec, {"REAL-007"}).isEmpty());
    }

    void whatThePortraitIsForIsNeverChosenForAPerson()
    {
        const auto findings = m_tables.lint({});
        QVERIFY(!isSafe(*findRule(findings, "EMO-007")));
        QVERIFY(isSafe(*findRule(findings, "FACE-012")));
    }
};

QTEST_APPLESS_MAIN(TestSafeFixes)
#include "tst_safe_fixes.moc"
