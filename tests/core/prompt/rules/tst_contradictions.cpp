// SPDX-License-Identifier: MIT
#include "tests/core/prompt/lint_cases.h"
#include "tests/core/prompt/random_spec.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace presence;
using namespace test;

/// No rule may take back what another one's fix has done.
class TestContradictions : public QObject
{
    Q_OBJECT

    const LintTables m_tables;
    const unsigned seeds = qEnvironmentVariableIntValue("PRESENCE_TEST_SEEDS") > 0
                               ? unsigned(qEnvironmentVariableIntValue("PRESENCE_TEST_SEEDS"))
                               : 400;

    static void eachCase()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < madeCases.size(); ++i)
            QTest::newRow(
                qPrintable(QString("%1 %2 %3").arg(madeCases[i].rule, madeCases[i].job, madeCases[i].patch)))
                << int(i);
    }

    /// A job's portrait in which somebody has moved a few things without looking.
    PortraitSpec carelessSpec(unsigned seed) const
    {
        std::mt19937 random(seed);
        const auto pick = [&](std::size_t count) {
            return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
        };
        PortraitSpec spec = m_tables.specOfJob(m_tables.library.jobs[pick(m_tables.library.jobs.size())].id);
        for (int changes = 0; changes < 8; ++changes) {
            const Control &control = controls()[pick(controls().size())];
            control.set(spec, control, randomValue(control, random));
        }
        return spec;
    }

    /// What the fix of `finding` makes worse or as bad as it was, or empty.
    std::string broughtBy(const LintFinding &finding, const PortraitSpec &spec,
                          const std::vector<LintFinding> &before, Dialect dialect) const
    {
        const auto fixed = finding.fix.appliedTo(spec);
        if (!fixed)
            return finding.rule + " cannot be applied: " + fixed.error().message;
        for (const LintFinding &later : m_tables.lint(*fixed, dialect))
            if (later.severity >= finding.severity && !findRule(before, later.rule))
                return finding.rule + " brought " + later.rule + ": " + later.message + " | " +
                       finding.fix.toJson();
        return {};
    }

    /// The rules that keep firing after taking the first fix again and again, or empty if that ends.
    std::string cycleFrom(PortraitSpec spec, Dialect dialect) const
    {
        std::string lastRules;
        for (int step = 0; step < 60; ++step) {
            const auto findings = m_tables.lint(spec, dialect);
            const auto first = std::ranges::find_if(
                findings, [](const LintFinding &finding) { return !finding.fix.isEmpty(); });
            if (first == findings.end())
                return {};
            if (step > 50)
                lastRules += first->rule + " ";
            spec = *first->fix.appliedTo(spec);
        }
        return lastRules;
    }

private slots:
    void noFixOfAMadeCaseBringsAnEqualOrWorseRule_data() { eachCase(); }
    void noFixOfAMadeCaseBringsAnEqualOrWorseRule()
    {
        QFETCH(int, index);
        const MadeCase &made = madeCases[std::size_t(index)];
        const PortraitSpec spec = m_tables.specOf(made);
        const auto before = m_tables.lint(spec, made.dialect);
        for (const LintFinding &finding : before)
            QCOMPARE(broughtBy(finding, spec, before, made.dialect), "");
    }

    void noFixOfACarelessPortraitBringsAnEqualOrWorseRule()
    {
        std::set<std::string> broken;
        for (unsigned seed = 0; seed < seeds; ++seed) {
            const PortraitSpec spec = carelessSpec(seed);
            const Dialect dialect = allDialects[seed % allDialects.size()];
            const auto before = m_tables.lint(spec, dialect);
            for (const LintFinding &finding : before)
                if (const std::string brought = broughtBy(finding, spec, before, dialect); !brought.empty())
                    broken.insert(brought + " (" + std::to_string(seed) + ")\n");
        }
        std::string list;
        for (const std::string &line : broken)
            list += line;
        QVERIFY2(broken.empty(), list.c_str());
    }

    void takingOneFixAfterTheOtherEnds()
    {
        std::string cycles;
        for (unsigned seed = 0; seed < seeds; ++seed) {
            const Dialect dialect = allDialects[seed % allDialects.size()];
            const PortraitSpec spec = seed % 3 == 0 ? randomSpec(seed) : carelessSpec(seed);
            if (const std::string rules = cycleFrom(spec, dialect); !rules.empty())
                cycles += std::to_string(seed) + ": " + rules + "\n";
        }
        for (const MadeCase &made : madeCases)
            if (const std::string rules = cycleFrom(m_tables.specOf(made), made.dialect); !rules.empty())
                cycles += std::string(made.rule) + ": " + rules + "\n";
        QVERIFY2(cycles.empty(), cycles.c_str());
    }
};

QTEST_APPLESS_MAIN(TestContradictions)
#include "tst_contradictions.moc"
