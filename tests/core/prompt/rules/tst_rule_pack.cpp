// SPDX-License-Identifier: MIT
#include "core/prompt/lint.h"
#include "core/prompt/prompt_builder.h"
#include "tests/core/prompt/random_spec.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace presence;

class TestRulePack : public QObject
{
    Q_OBJECT

    const Resources m_resources{PRESENCE_SOURCE_DIR "/resources"};
    const LintRules m_shipped = LintRules::load(m_resources).value();
    const Vocabulary m_words = *Vocabulary::load(m_resources);

    std::vector<LintFinding> lint(const LintRules &rules, const PortraitSpec &spec) const
    {
        return rules.check(spec, buildPrompt(spec, Dialect::Natural, m_words));
    }
    static const LintFinding *find(const std::vector<LintFinding> &findings, std::string_view rule)
    {
        const auto found = std::ranges::find(findings, rule, &LintFinding::rule);
        return found == findings.end() ? nullptr : &*found;
    }
    static std::string pack(const std::string &entries)
    {
        return "{\"schema\": \"presence.lint-changes/1\", \"rules\": [" + entries + "]}";
    }

    /// An entry for each shipped rule that has limits.
    static std::string everyLimitTimes(double factor)
    {
        QFile file(PRESENCE_SOURCE_DIR "/resources/lint.json");
        auto document =
            nlohmann::json::parse(file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : "");
        std::string entries;
        for (auto &rule : document.at("rules"))
            if (rule.contains("limits")) {
                for (auto &limit : rule["limits"])
                    limit = limit.get<double>() * factor;
                entries += (entries.empty() ? "" : ",") +
                           nlohmann::json{{"id", rule["id"]}, {"limits", rule["limits"]}}.dump();
            }
        return entries;
    }

private slots:
    void everyRuleSaysWhatKindOfReasonItHas()
    {
        for (const RuleText &rule : m_shipped.rules()) {
            QVERIFY2(std::ranges::find(LintRules::grounds(), rule.grounds) != LintRules::grounds().end(),
                     rule.id.c_str());
            QVERIFY2(!rule.basis.empty() && !rule.message.empty(), rule.id.c_str());
            QVERIFY2(rule.message.find('{') == std::string::npos, rule.message.c_str());
        }
    }

    void aPackMayChangeSeverityLimitsAndTexts()
    {
        PortraitSpec spec;
        spec.expression.unit(12) = {3.2, 3.2};
        LintRules rules = m_shipped;
        QVERIFY(!find(lint(rules, spec), "FACE-004"));
        const auto done = rules.adjust(
            pack(R"({"id": "FACE-004", "severity": "error", "limits": {"smile": 3}, "message": "Posed."})"),
            "lint.json");
        QVERIFY2(done.ok(), done ? "" : done.error().message.c_str());
        const auto findings = lint(rules, spec);
        const LintFinding *finding = find(findings, "FACE-004");
        QVERIFY(finding);
        QCOMPARE(finding->severity, LintFinding::Severity::Error);
        QCOMPARE(finding->message, "Posed.");
        QCOMPARE(findings.front().rule, "FACE-004");
        QVERIFY(!find(lint(m_shipped, spec), "FACE-004"));
    }

    void aPackMaySwitchARuleOff()
    {
        LintRules rules = m_shipped;
        QVERIFY(find(lint(rules, {}), "EMO-010"));
        QVERIFY(rules.adjust(pack(R"({"id": "EMO-010", "off": true})"), "lint.json").ok());
        QVERIFY(!find(lint(rules, {}), "EMO-010"));
        const auto texts = rules.rules();
        QVERIFY(std::ranges::find(texts, "EMO-010", &RuleText::id)->off);
    }

    void aTextOfAPackMayUseTheWordsOfTheRuleMoreThanOnce()
    {
        LintRules rules = m_shipped;
        QVERIFY(rules.adjust(pack(R"({"id": "EMO-010", "message": "{detail}? {detail}!"})"), "x").ok());
        QCOMPARE(find(lint(rules, {}), "EMO-010")->message,
                 "a loose strand of hair across the temple? a loose strand of hair across the temple!");
    }

    void noPackIsNoMistake()
    {
        QTemporaryDir folder;
        LintRules rules = m_shipped;
        QVERIFY(rules.adjustFrom(folder.filePath("lint.json").toStdString()).ok());
        QVERIFY(!rules.adjustFrom(folder.path().toStdString()).ok());
    }

    void aMistakenPackIsNamedAndChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *title, std::string text, const char *named) {
            QTest::newRow(title) << QByteArray::fromStdString(text) << QString::fromUtf8(named);
        };
        row("empty", "", "nothing in it");
        row("cut off", "{\"rules\": [\n{\"id\": \"FACE-004\",", "line 2");
        row("binary", std::string("\0\xff\xfe{", 4), "not valid JSON");
        row("a list", "[]", "JSON object");
        row("foreign", R"({"schema": "presence.spec/1", "rules": []})", "presence.spec/1");
        row("newer", R"({"schema": "presence.lint-changes/9", "rules": []})", "presence.lint-changes/9");
        row("no rules", R"({"schema": "presence.lint-changes/1"})", "“rules”");
        row("rules are no list", R"({"rules": {"FACE-004": "off"}})", "“rules”");
        row("a number for a rule", pack("7"), "entry 1");
        row("no id", pack(R"({"severity": "warn"})"), "entry 1: it names no rule");
        row("unknown rule", pack(R"({"id": "FACE-004"}, {"id": "FACE-904", "off": true})"),
            "entry 2: there is no rule “FACE-904”");
        row("twice", pack(R"({"id": "FACE-004"}, {"id": "FACE-004", "off": true})"), "FACE-004");
        row("severity", pack(R"({"id": "FACE-004", "severity": "fatal"})"), "rule FACE-004: “severity”");
        row("off", pack(R"({"id": "FACE-004", "off": "yes"})"), "rule FACE-004: “off”");
        row("unknown limit", pack(R"({"id": "FACE-004", "limits": {"grin": 2}})"), "“grin”");
        row("limit is a word", pack(R"({"id": "FACE-004", "limits": {"smile": "big"}})"), "“smile”");
        row("limit is huge", pack(R"({"id": "FACE-004", "limits": {"smile": 1e300}})"), "“smile”");
        row("limit beyond any number", pack(R"({"id": "FACE-004", "limits": {"smile": 1e999}})"), "number");
        row("limit turned around", pack(R"({"id": "FACE-011", "limits": {"count": -3}})"), "“count”");
        row("limits are a list", pack(R"({"id": "FACE-004", "limits": [3]})"), "“limits”");
        row("code", pack(R"({"id": "FACE-004", "check": "spec.unit(12) > 4"})"), "“check”");
        row("empty message", pack(R"({"id": "FACE-004", "message": ""})"), "“message”");
        row("two lines", pack(R"({"id": "FACE-004", "message": "a\nb"})"), "“message”");
        row("endless message",
            pack("{\"id\": \"FACE-004\", \"message\": \"" + std::string(5000, 'x') + "\"}"), "“message”");
        row("unknown word", pack(R"({"id": "FACE-004", "advice": "{password}"})"), "{password}");
        row("open brace", pack("{\"id\": \"FACE-004\", \"advice\": \"{oops\"}"), "{oops}");
        row("deep", pack(std::string(5000, '[') + std::string(5000, ']')), "deep");
        row("a name twice", pack(R"({"id": "FACE-004", "off": true, "off": false})"), "“off”");
    }
    void aMistakenPackIsNamedAndChangesNothing()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, named);
        QTemporaryDir folder;
        const QString path = folder.filePath("lint.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();
        LintRules rules = m_shipped;
        const auto done = rules.adjustFrom(path.toStdString());
        QVERIFY(!done.ok());
        const QString message = QString::fromStdString(done.error().message);
        QVERIFY2(message.contains(named) && message.contains(path), qPrintable(message));
        QVERIFY(message.size() < 600);
        for (const RuleText &rule : rules.rules())
            QVERIFY(!rule.off);
        QCOMPARE(lint(rules, {}).size(), lint(m_shipped, {}).size());
    }

    void everyMistakeIsCounted()
    {
        LintRules rules = m_shipped;
        const auto done = rules.adjust(
            pack(R"({"id": "FACE-004", "severity": 3, "limits": {"a": 1, "b": 2}}, {"id": "nobody"})"),
            "lint.json");
        QVERIFY(QString::fromStdString(done.error().message).contains("and 3 more"));
        QCOMPARE(QString::fromStdString(done.error().detail).split('\n').size(), 4);
    }

    void anyLimitsLeaveEveryFixApplicable()
    {
        for (const double factor : {0.0, 0.01, 0.5, 3.0, 1000.0}) {
            LintRules rules = m_shipped;
            const auto done = rules.adjust(pack(everyLimitTimes(factor)), "lint.json");
            QVERIFY2(done.ok(), done ? "" : done.error().message.c_str());
            for (unsigned seed = 0; seed < 40; ++seed) {
                const PortraitSpec spec = test::randomSpec(seed);
                for (const LintFinding &finding : lint(rules, spec))
                    QVERIFY2(finding.fix.appliedTo(spec).ok(), finding.rule.c_str());
            }
        }
    }

    void textsAndProgramMustKnowTheSameRules_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *from, const char *to, const char *named) {
            QTest::newRow(named) << QByteArray(from) << QByteArray(to) << QString(named);
        };
        row("\"id\": \"FACE-003\"", "\"id\": \"FACE-903\"", "there are no texts for rule FACE-003");
        row("\"rules\": [", "\"rules\": ", "syntax error");
        row("{\"smile\": 4}", "{\"grin\": 4}", "rule FACE-004: its limits must be: smile");
        row("\"severity\": \"error\"", "\"severity\": \"fatal\"", "rule FACE-001: severity");
        row("\"grounds\": \"anatomy\"", "\"grounds\": \"hearsay\"", "rule FACE-001: there are no grounds");
        row("\"units\": [5, 43]", "\"units\": [5, 99]", "action unit 99");
        row("\"beauty\": [", "\"ugliness\": [", "the list “beauty”");
    }
    void textsAndProgramMustKnowTheSameRules()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, named);
        QTemporaryDir folder;
        for (const char *name : {"jobs.json", "lighting.json", "palettes.json", "parameters.json",
                                 "readings.json", "atmospheres.json", "platforms.json"})
            QVERIFY(QFile::copy(QString(PRESENCE_SOURCE_DIR "/resources/") + name, folder.filePath(name)));
        QFile shipped(PRESENCE_SOURCE_DIR "/resources/lint.json");
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        QByteArray text = shipped.readAll();
        const auto at = text.indexOf(from);
        QVERIFY(at >= 0);
        QFile changed(folder.filePath("lint.json"));
        QVERIFY(changed.open(QIODevice::WriteOnly));
        changed.write(text.replace(at, from.size(), to));
        changed.close();
        const auto rules = LintRules::load(Resources(folder.path().toStdString()));
        QVERIFY(!rules.ok());
        QVERIFY(rules.error().message.find("lint.json") != std::string::npos);
        QVERIFY2(rules.error().detail.find(named.toStdString()) != std::string::npos,
                 rules.error().detail.c_str());
    }
};

QTEST_APPLESS_MAIN(TestRulePack)
#include "tst_rule_pack.moc"
