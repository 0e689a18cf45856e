// SPDX-License-Identifier: MIT
#include "core/prompt/lint.h"
#include "tests/core/prompt/lint_cases.h"
#include "tests/core/prompt/random_spec.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>

using namespace presence;
using namespace test;
using Severity = LintFinding::Severity;

class TestLint : public QObject
{
    Q_OBJECT

    const LintTables m_tables;

    std::vector<LintFinding> lint(const PortraitSpec &spec, Dialect dialect = Dialect::Natural) const
    {
        return m_tables.lint(spec, dialect);
    }

    static void eachCase()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < madeCases.size(); ++i)
            QTest::newRow(
                qPrintable(QString("%1 %2 %3").arg(madeCases[i].rule, madeCases[i].job, madeCases[i].patch)))
                << int(i);
    }

private slots:
    void everyRuleHasAMadeCase()
    {
        std::set<std::string> covered{"PROMPT-002"}; // made in its own test below
        for (const MadeCase &made : madeCases)
            covered.insert(made.rule);
        for (const std::string &rule : m_tables.rules.ruleIds())
            QVERIFY2(covered.contains(rule), rule.c_str());
        QVERIFY(m_tables.rules.ruleIds().size() >= 25);
    }

    void theRuleFiresAndItsFixSilencesIt_data() { eachCase(); }
    void theRuleFiresAndItsFixSilencesIt()
    {
        QFETCH(int, index);
        const MadeCase &made = madeCases[std::size_t(index)];
        const PortraitSpec spec = m_tables.specOf(made);
        const auto before = lint(spec, made.dialect);
        const LintFinding *finding = findRule(before, made.rule);
        QVERIFY2(finding, textOf(before).c_str());
        QVERIFY(!finding->message.empty() && !finding->advice.empty() && !finding->basis.empty());
        QVERIFY2(finding->message.find('{') == std::string::npos &&
                     finding->advice.find('{') == std::string::npos,
                 finding->message.c_str());
        QVERIFY(!finding->controls.empty());
        for (const std::string &control : finding->controls)
            QVERIFY2(!expandSides(control).empty(), control.c_str());

        QVERIFY(!finding->fix.isEmpty());
        const auto fixed = finding->fix.appliedTo(spec);
        QVERIFY2(fixed.ok(), fixed ? "" : fixed.error().message.c_str());
        const auto after = lint(*fixed, made.dialect);
        QVERIFY2(!findRule(after, made.rule), textOf(after).c_str());
    }

    void aDefaultSpecHasFewAndSensibleFindings()
    {
        std::set<std::string> rules;
        for (const LintFinding &finding : lint(PortraitSpec{}))
            rules.insert(finding.rule);
        QVERIFY2((rules == std::set<std::string>{"EMO-006", "EMO-007", "EMO-010", "FACE-012"}),
                 textOf(lint(PortraitSpec{})).c_str());
    }

    void everyJobIsCleanButForItsMissingContext_data()
    {
        QTest::addColumn<QString>("id");
        for (const Job &job : m_tables.library.jobs)
            QTest::newRow(job.id.c_str()) << QString::fromStdString(job.id);
    }
    void everyJobIsCleanButForItsMissingContext()
    {
        QFETCH(QString, id);
        const Job &job = *m_tables.library.job(id.toStdString());
        const PortraitSpec spec = *job.defaults.appliedTo(PortraitSpec{});
        for (const LintFinding &finding : lint(spec))
            QVERIFY2(finding.rule == "EMO-006" || finding.rule == "EMO-010" || finding.rule == "EMO-015",
                     (finding.rule + " " + finding.message).c_str());
        const auto complete = lint(*job.suggestions.appliedTo(spec));
        QVERIFY2(complete.empty(), textOf(complete).c_str());
    }

    void tooManyDemandsAreCountedAndTheLeastGo()
    {
        PortraitSpec spec;
        for (unsigned seed = 0; seed < 400; ++seed) {
            spec = test::randomSpec(seed);
            if (const auto before = lint(spec); const LintFinding *finding = findRule(before, "PROMPT-002")) {
                const auto fixed = finding->fix.appliedTo(spec);
                QVERIFY(fixed.ok());
                const auto after = lint(*fixed);
                QVERIFY2(!findRule(after, "PROMPT-002"),
                         findRule(after, "PROMPT-002") ? findRule(after, "PROMPT-002")->message.c_str() : "");
                QCOMPARE(fixed->story.anchorDetail, spec.story.anchorDetail);
                return;
            }
        }
        QFAIL("no random spec asks for too much");
    }

    void everyFixCanBeApplied()
    {
        for (unsigned seed = 0; seed < 100; ++seed) {
            const PortraitSpec spec = test::randomSpec(seed);
            for (const Dialect dialect : {Dialect::Natural, Dialect::Tags})
                for (const LintFinding &finding : lint(spec, dialect)) {
                    const auto fixed = finding.fix.appliedTo(spec);
                    QVERIFY2(fixed.ok(),
                             (finding.rule + ": " + (fixed ? "" : fixed.error().message)).c_str());
                    QVERIFY2(!finding.fix.isEmpty() || finding.severity != Severity::Error,
                             finding.rule.c_str());
                }
        }
    }

    void aFixSilencesItsFindingOnAnySpec()
    {
        for (unsigned seed = 0; seed < 100; ++seed) {
            const PortraitSpec spec = test::randomSpec(seed);
            for (const LintFinding &finding : lint(spec)) {
                if (finding.rule ==
                    "PROMPT-002") // trims by estimate: a spec full to the brim may need it twice
                    continue;
                const bool onePairOfMany = finding.rule == "FACE-001" || finding.rule == "FACE-002";
                for (const LintFinding &later : lint(*finding.fix.appliedTo(spec)))
                    QVERIFY2(later.rule != finding.rule ||
                                 (onePairOfMany && later.message != finding.message),
                             (std::to_string(seed) + ": " + later.rule + " " + later.message).c_str());
            }
        }
    }

    void theWorstComesFirst()
    {
        for (unsigned seed = 0; seed < 50; ++seed) {
            const auto findings = lint(test::randomSpec(seed));
            QVERIFY(std::ranges::is_sorted(findings, std::ranges::greater{}, &LintFinding::severity));
        }
    }

    void whatIsTypedForMachinesBecomesWords_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("words");
        QTest::newRow("kelvin") << "a room lit at 3200K, dusk"
                                << "a room lit at warm amber, dusk";
        QTest::newRow("two kelvins") << "5600 K and 8000 kelvin"
                                     << "neutral daylight and cool blue";
        QTest::newRow("a race") << "after the 10k run"
                                << "after the 10k run";
        QTest::newRow("a year") << "Kansas in 1999 kept still"
                                << "Kansas in 1999 kept still";
        QTest::newRow("parameters") << "a studio --ar 3:2 --raw, dusk"
                                    << "a studio, dusk";
        QTest::newRow("dashes") << "a room -- quiet"
                                << "a room -- quiet";
        QTest::newRow("network") << "a studio <lora:dark:0.8>, dusk"
                                 << "a studio, dusk";
        QTest::newRow("weight") << "(a studio:1.4), dusk"
                                << "a studio, dusk";
        QTest::newRow("choice") << "{red|blue} walls"
                                << "red, blue walls";
        QTest::newRow("time") << "a studio at 18:30"
                              << "a studio at 18:30";
        QTest::newRow("brackets") << "a studio (small)"
                                  << "a studio (small)";
        QTest::newRow("open") << "a studio <"
                              << "a studio";
    }
    void whatIsTypedForMachinesBecomesWords()
    {
        QFETCH(QString, typed);
        QFETCH(QString, words);
        PortraitSpec spec;
        spec.setting.place = typed.toStdString();
        for (const LintFinding &finding : lint(spec, Dialect::Tags))
            if (finding.fix.values().contains("setting.place"))
                spec = *finding.fix.appliedTo(spec);
        QCOMPARE(QString::fromStdString(spec.setting.place), words);
    }

    void negationsBecomeWhatIsThere()
    {
        PortraitSpec spec;
        spec.identity.appearance = "grey eyes, no glasses";
        spec.setting.place = "a street without people, at noon";
        const auto findings = lint(spec);
        const auto fixed = *findRule(findings, "PROMPT-003")->fix.appliedTo(spec);
        QCOMPARE(fixed.identity.appearance, "grey eyes, clear, unobstructed eyes");
        QCOMPARE(fixed.setting.place, "a street with an otherwise empty scene, at noon");
        const auto asTags = lint(spec, Dialect::Tags);
        QVERIFY(!findRule(asTags, "PROMPT-003"));
    }
};

QTEST_APPLESS_MAIN(TestLint)
#include "tst_lint.moc"
