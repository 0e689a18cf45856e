// SPDX-License-Identifier: MIT
#include "core/critique/advice/safe_fixes.h"

#include <QTest>

using namespace presence;

static Finding finding(const std::string &id, Verdict verdict, double confidence, SpecPatch fix)
{
    Finding finding;
    finding.id = id;
    finding.verdict = verdict;
    finding.confidence = confidence;
    finding.fix = std::move(fix);
    return finding;
}

class TestSafeFixes : public QObject
{
    Q_OBJECT

private slots:
    void whatIsSafe_data()
    {
        QTest::addColumn<int>("verdict");
        QTest::addColumn<double>("confidence");
        QTest::addColumn<QString>("fix");
        QTest::addColumn<bool>("safe");
        const auto row = [](const char *name, Verdict verdict, double confidence, const char *fix,
                            bool safe) { QTest::newRow(name) << int(verdict) << confidence << fix << safe; };
        row("a number", Verdict::Warn, 0.7, R"({"lighting.exposure": 0.5})", true);
        row("a choice", Verdict::Note, 0.7, R"({"camera.crop": "ms"})", true);
        row("a unit", Verdict::Fail, 0.5, R"({"expression.au12": 4})", true);
        row("a pass", Verdict::Pass, 0.9, R"({"lighting.exposure": 0.5})", false);
        row("nothing measured", Verdict::Unmeasured, 0, "{}", false);
        row("no fix", Verdict::Warn, 0.9, "{}", false);
        row("hardly sure", Verdict::Warn, 0.4, R"({"lighting.exposure": 0.5})", false);
        row("what is said first", Verdict::Warn, 0.9, R"({"story.lead": "emotion"})", true);
        row("what it is for", Verdict::Warn, 0.9, R"({"story.job": "trust"})", false);
        row("a person's words", Verdict::Warn, 0.9, R"({"setting.place": "a hall"})", false);
        row("a colour", Verdict::Warn, 0.9, "{\"palette.accent\": \"#102030\"}", false);
    }

    void whatIsSafe()
    {
        QFETCH(int, verdict);
        QFETCH(double, confidence);
        QFETCH(QString, fix);
        QFETCH(bool, safe);
        QCOMPARE(isSafe(finding("a.b", Verdict(verdict), confidence,
                                *SpecPatch::fromJson(fix.toStdString(), "fix"))),
                 safe);
    }

    void theWorseFindingDecidesOverAControl()
    {
        CritiqueReport report;
        report.findings = {
            finding("color.warmth", Verdict::Note, 0.9, {{"palette.warmth", -0.2}}),
            finding("color.cast", Verdict::Warn, 0.7, {{"palette.warmth", 0.2}, {"palette.contrast", 0.1}}),
            finding("light.ratio", Verdict::Note, 0.6, {{"lighting.key_to_fill", 4.0}}),
        };
        QCOMPARE(
            safeFixes(report),
            (SpecPatch{{"palette.warmth", 0.2}, {"palette.contrast", 0.1}, {"lighting.key_to_fill", 4.0}}));
    }

    void onlyOneThingIsSaidFirst()
    {
        const std::string gaze = "gaze", emotion = "emotion";
        CritiqueReport report;
        report.findings = {
            finding("mouth.smile", Verdict::Note, 0.9,
                    {{"expression.au12.left", 4.0}, {"story.lead", emotion}}),
            finding("gaze.direction", Verdict::Warn, 0.7, {{"gaze.yaw", 0.0}, {"story.lead", gaze}}),
        };
        QCOMPARE(safeFixes(report),
                 (SpecPatch{{"expression.au12.left", 4.0}, {"gaze.yaw", 0.0}, {"story.lead", gaze}}));
    }

    void agreeingFindingsAreTakenTogether()
    {
        CritiqueReport report;
        report.findings = {
            finding("a.a", Verdict::Note, 0.9, {{"realism.retouch", 0.1}}),
            finding("a.b", Verdict::Warn, 0.9, {{"realism.retouch", 0.1}, {"realism.skin_texture", 0.8}})};
        QCOMPARE(safeFixes(report), (SpecPatch{{"realism.retouch", 0.1}, {"realism.skin_texture", 0.8}}));
    }

    void silencedFindingsAreLeftAlone()
    {
        CritiqueReport report;
        report.findings = {finding("a.a", Verdict::Warn, 0.9, {{"realism.retouch", 0.1}})};
        QVERIFY(safeFixes(report, {"a.a"}).isEmpty());
        QVERIFY(!safeFixes(report, {"a.b"}).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestSafeFixes)
#include "tst_safe_fixes.moc"
