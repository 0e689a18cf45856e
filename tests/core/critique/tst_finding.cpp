// SPDX-License-Identifier: MIT
#include "core/critique/finding.h"
#include "tests/fuzz/fuzz_report.cpp"
#include "tests/support/mutations.h"

#include <QTest>

#include <limits>

using namespace presence;

static CritiqueReport sampleReport()
{
    Finding measured;
    measured.id = "light.side";
    measured.verdict = Verdict::Warn;
    measured.measured = std::string("right");
    measured.asked = std::string("left");
    measured.unit = "";
    measured.confidence = 0.75;
    measured.regions = {{10, 20, 30, 40}, {50, 20, 30, 40}};
    measured.marks = {{Mark::Kind::Arrow, {{10, 20}, {35.5, -4}}, "light"},
                      {Mark::Kind::Outline, {{0, 0}, {1, 0}, {1, 1}}, ""}};
    measured.readings = {{"left cheek", 0.31, ""}, {"right cheek", 12.5, "%"}};
    measured.limits = {"light.sided"};
    measured.advice = "The light comes from the other side — “left”, 左, 🙂.";
    measured.fix = {{"lighting.key_azimuth", -40.0}, {"lighting.pattern", std::string("custom")}};
    Finding silent;
    silent.id = "gaze.direction";
    silent.unit = "°";
    silent.reason = "Needs the face-mesh model.";
    Finding number;
    number.id = "face.count";
    number.verdict = Verdict::Pass;
    number.measured = 1.0;
    number.asked = 1.0;
    number.confidence = 1;
    return {"portrait.png", 640, 800, {"A"}, "5e1f", {measured, silent, number}};
}

static bool same(const Finding &a, const Finding &b)
{
    return a.id == b.id && a.verdict == b.verdict && a.measured == b.measured && a.asked == b.asked &&
           a.unit == b.unit && a.confidence == b.confidence && a.tier == b.tier && a.regions == b.regions &&
           a.marks == b.marks && a.readings == b.readings && a.limits == b.limits && a.reason == b.reason &&
           a.advice == b.advice && a.fix == b.fix;
}

class TestFinding : public QObject
{
    Q_OBJECT

private slots:
    void aReportSurvivesItsFile()
    {
        const CritiqueReport before = sampleReport();
        const auto after = CritiqueReport::fromJson(before.toJson(), "report.json");
        QVERIFY2(after.ok(), after.ok() ? "" : after.error().message.c_str());
        QCOMPARE(after->image, before.image);
        QCOMPARE(after->width, before.width);
        QCOMPARE(after->height, before.height);
        QCOMPARE(after->tiers, before.tiers);
        QCOMPARE(after->rules, before.rules);
        QCOMPARE(after->findings.size(), before.findings.size());
        for (std::size_t i = 0; i < before.findings.size(); ++i)
            QVERIFY(same(after->findings[i], before.findings[i]));
        QCOMPARE(after->toJson(), before.toJson());
    }

    void aFindingIsFoundByItsId()
    {
        const CritiqueReport report = sampleReport();
        QCOMPARE(report.find("face.count")->measured, Quantity(1.0));
        QCOMPARE(report.find("face"), nullptr);
    }

    void countsHaveASingular_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("beside");
        QTest::newRow("one") << 1.0 << "signs"
                             << "sign";
        QTest::newRow("none") << 0.0 << "signs"
                              << "signs";
        QTest::newRow("two") << 2.0 << "faces"
                             << "faces";
        QTest::newRow("one of several words") << 1.0 << "stops beyond the crop's range"
                                              << "stop beyond the crop's range";
        QTest::newRow("part of something") << 1.0 << "of height"
                                           << "of height";
        QTest::newRow("nothing to count") << 1.0 << "°"
                                          << "°";
    }
    void countsHaveASingular()
    {
        QFETCH(double, number);
        QFETCH(QString, unit);
        QFETCH(QString, beside);
        QCOMPARE(QString::fromStdString(unitBeside(number, unit.toStdString())), beside);
    }

    void everyVerdictHasItsOwnWord()
    {
        QCOMPARE(verdictId(Verdict::Pass), std::string_view("pass"));
        QCOMPARE(verdictId(Verdict::Note), std::string_view("note"));
        QCOMPARE(verdictId(Verdict::Warn), std::string_view("warn"));
        QCOMPARE(verdictId(Verdict::Fail), std::string_view("fail"));
        QCOMPARE(verdictId(Verdict::Unmeasured), std::string_view("unmeasured"));
    }

    void anUndefinedNumberIsWrittenAsNothing()
    {
        CritiqueReport report = sampleReport();
        report.findings[2].measured = std::numeric_limits<double>::quiet_NaN();
        const auto read = CritiqueReport::fromJson(report.toJson(), "report.json");
        QVERIFY(read.ok());
        QCOMPARE(read->findings[2].measured, Quantity());
    }

    void aWrongReportIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QString>("old");
        QTest::addColumn<QString>("replacement");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown verdict") << "\"warn\""
                                         << "\"superb\""
                                         << "findings[0].verdict";
        QTest::newRow("confidence beyond one") << "0.75"
                                               << "1.5"
                                               << "findings[0].confidence";
        QTest::newRow("confidence as text") << "0.75"
                                            << "\"much\""
                                            << "findings[0].confidence";
        QTest::newRow("measured as list") << "\"measured\": \"right\""
                                          << "\"measured\": []"
                                          << "findings[0].measured";
        QTest::newRow("negative region") << "\"width\": 30.0"
                                         << "\"width\": -30.0"
                                         << "findings[0].region.width";
        QTest::newRow("unknown mark") << "\"arrow\""
                                      << "\"comet\""
                                      << "findings[0].marks";
        QTest::newRow("a point of three") << "35.5"
                                          << "35.5, 1"
                                          << "findings[0].marks";
        QTest::newRow("a reading without a number") << "0.31"
                                                    << "\"much\""
                                                    << "findings[0].readings";
        QTest::newRow("a limit as number") << "\"light.sided\""
                                           << "7"
                                           << "findings[0].limits";
        QTest::newRow("nameless") << "\"id\": \"light.side\""
                                  << "\"id\": \"\""
                                  << "findings[0].id";
        QTest::newRow("twice") << "gaze.direction"
                               << "face.count"
                               << "face.count";
        QTest::newRow("fix of an unknown control") << "lighting.key_azimuth"
                                                   << "lighting.moon"
                                                   << "lighting.moon";
        QTest::newRow("fix out of range") << "-40.0"
                                          << "-400.0"
                                          << "lighting.key_azimuth";
        QTest::newRow("size as text") << "\"width\": 640"
                                      << "\"width\": \"wide\""
                                      << "width";
        QTest::newRow("findings as object") << "\"findings\": ["
                                            << "\"findings\": {}, \"x\": ["
                                            << "findings";
        QTest::newRow("cut short") << "\"tiers\""
                                   << ""
                                   << "JSON";
    }

    void aWrongReportIsRefusedWithItsPlace()
    {
        QFETCH(QString, old);
        QFETCH(QString, replacement);
        QFETCH(QString, named);
        QString text = QString::fromStdString(sampleReport().toJson());
        const auto at = text.indexOf(old);
        QVERIFY(at >= 0);
        text.replace(at, old.size(), replacement);
        const auto read = CritiqueReport::fromJson(text.toStdString(), "bad.json");
        QVERIFY(!read.ok());
        QCOMPARE(read.error().kind, Error::Kind::BadInput);
        const QString message = QString::fromStdString(read.error().message);
        QVERIFY2(message.contains(named), qPrintable(message));
        QVERIFY2(message.contains("bad.json"), qPrintable(message));
    }

    void damagedReportsAreRefusedOrReadButNeverCrash()
    {
        const std::string whole = sampleReport().toJson();
        test::Mutator mutator(7, {"{", "}", "[", "null", "1e999", "-1", "\"fix\":", "\"region\":"});
        int refused = 0;
        for (int round = 0; round < 2000; ++round) {
            const std::string text = mutator.damaged(whole);
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(text.data()), text.size());
            refused += !CritiqueReport::fromJson(text, "damaged").ok();
        }
        QVERIFY(refused > 1000);
    }

    void deepNestingIsAnswered()
    {
        QVERIFY(!CritiqueReport::fromJson(std::string(200000, '['), "deep").ok());
        QVERIFY(!CritiqueReport::fromJson(
                     "{\"findings\":" + std::string(100000, '[') + std::string(100000, ']') + "}", "deep")
                     .ok());
    }
};

QTEST_APPLESS_MAIN(TestFinding)
#include "tst_finding.moc"
