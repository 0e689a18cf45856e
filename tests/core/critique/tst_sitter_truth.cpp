// SPDX-License-Identifier: MIT
#include "core/critique/critique.h"
#include "core/sitter/sitter.h"

#include <QTest>

#include <cmath>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

using namespace presence;

/// Critiques of renders whose light, pose and colour are known, and the fixes they propose.
class TestSitterTruth : public QObject
{
    Q_OBJECT

    std::optional<Critic> m_critic;
    Sitter m_sitter;

    struct Reviewed
    {
        CritiqueReport report;
        SitterTruth truth;
    };

    /// The sitter shows `shown`; the picture is compared with `asked`.
    Reviewed review(const PortraitSpec &shown, const std::optional<PortraitSpec> &asked = {})
    {
        SitterOptions options;
        options.width = 480;
        options.height = 600;
        options.samples = 4;
        const auto render = m_sitter.render(shown, options);
        if (!render)
            qFatal("%s", render.error().message.c_str());
        cv::Mat rgb(options.height, options.width, CV_8UC3,
                    const_cast<std::uint8_t *>(render->picture.rgb.data())),
            bgr;
        cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
        std::vector<unsigned char> bytes;
        cv::imencode(".png", bgr, bytes);
        const auto image = ImageFile::fromBytes(std::string(bytes.begin(), bytes.end()), "sitter.png");
        auto report = m_critic->review(*image, asked, "sitter.png");
        if (!report)
            qFatal("%s", report.error().message.c_str());
        return {std::move(*report), render->truth};
    }

    static PortraitSpec closeUp()
    {
        PortraitSpec spec;
        spec.camera.crop = "cu";
        spec.lighting.pattern = "custom";
        return spec;
    }

private slots:
    void initTestCase()
    {
        auto critic = Critic::load(Resources(PRESENCE_SOURCE_DIR "/resources"), defaultCascadeFolders());
        QVERIFY2(critic.ok(), critic.ok() ? "" : critic.error().message.c_str());
        m_critic = std::move(*critic);
    }

    void theDefaultSitterIsOnePersonWithOpenEyes()
    {
        const auto [report, truth] = review(PortraitSpec{}, PortraitSpec{});
        QCOMPARE(report.find("face.count")->verdict, Verdict::Pass);
        QCOMPARE(report.find("eyes.open")->measured, Quantity(std::string("open")));
        const double eyeLine = std::get<double>(report.find("framing.eyeline")->measured);
        QVERIFY(std::abs(eyeLine - (truth.leftIris.y + truth.rightIris.y) / 2 / truth.height) < 0.02);
    }

    void theLightIsOnTheSubjectsSide_data()
    {
        QTest::addColumn<double>("azimuth");
        QTest::addColumn<QString>("side");
        QTest::newRow("left") << 60.0 << "left";
        QTest::newRow("right") << -60.0 << "right";
        QTest::newRow("front") << 0.0 << "even";
    }

    void theLightIsOnTheSubjectsSide()
    {
        QFETCH(double, azimuth);
        QFETCH(QString, side);
        PortraitSpec spec = closeUp();
        spec.lighting.keyAzimuthDeg = azimuth;
        spec.lighting.keyToFillRatio = 6;
        const auto [report, truth] = review(spec, spec);
        const Finding &finding = *report.find("light.side");
        QCOMPARE(std::get<std::string>(finding.measured), side.toStdString());
        QCOMPARE(finding.asked, finding.measured);
        QCOMPARE(finding.verdict, Verdict::Pass);
    }

    void lightFromTheWrongSideDoesNotTurnTheWishAround()
    {
        PortraitSpec shown = closeUp(), asked = closeUp();
        shown.lighting.keyAzimuthDeg = -60;
        asked.lighting.keyAzimuthDeg = 60;
        shown.lighting.keyToFillRatio = asked.lighting.keyToFillRatio = 6;
        const auto [report, truth] = review(shown, asked);
        const Finding &finding = *report.find("light.side");
        QCOMPARE(finding.verdict, Verdict::Warn);
        QVERIFY(finding.fix.isEmpty());
        QVERIFY(!finding.advice.empty());
    }

    void aFixPointsTheHelpfulWay_data()
    {
        QTest::addColumn<QString>("control"); // what the picture shows differently from what is asked
        QTest::addColumn<double>("shown");
        QTest::addColumn<double>("asked");
        QTest::addColumn<QString>("finding");
        QTest::newRow("eyes too high") << "camera.eye_line" << 0.28 << 0.45 << "framing.eyeline";
        QTest::newRow("eyes too low") << "camera.eye_line" << 0.48 << 0.34 << "framing.eyeline";
        QTest::newRow("too dark") << "lighting.exposure" << -3.0 << 0.0 << "exposure.shadows";
        QTest::newRow("too bright") << "lighting.exposure" << 2.5 << 0.0 << "exposure.highlights";
        QTest::newRow("too cool") << "palette.warmth" << -1.0 << 0.8 << "color.warmth";
        QTest::newRow("too warm") << "palette.warmth" << 1.0 << -0.8 << "color.warmth";
        QTest::newRow("head upright, tilt asked") << "head.roll" << 0.0 << 18.0 << "head.roll";
    }

    void aFixPointsTheHelpfulWay()
    {
        QFETCH(QString, control);
        QFETCH(double, shown);
        QFETCH(double, asked);
        QFETCH(QString, finding);
        const std::string id = control.toStdString();
        const PortraitSpec shownSpec = *SpecPatch{{id, shown}}.appliedTo(closeUp());
        const PortraitSpec askedSpec = *SpecPatch{{id, asked}}.appliedTo(closeUp());
        const auto reviewed = review(shownSpec, askedSpec);
        const Finding &answer = *reviewed.report.find(finding.toStdString());
        QVERIFY2(answer.verdict != Verdict::Pass, std::string(verdictId(answer.verdict)).c_str());
        QVERIFY2(answer.verdict != Verdict::Unmeasured, answer.reason.c_str());
        QVERIFY(!answer.advice.empty());
        QVERIFY(answer.fix.values().contains(id));
        const double proposed = std::get<double>(answer.fix.values().at(id));
        QVERIFY2((proposed - asked) * (asked - shown) > 0, std::to_string(proposed).c_str());
    }

    void everyFixCanBeApplied()
    {
        PortraitSpec asked = closeUp();
        asked.camera.crop = "ms";
        asked.camera.eyeLine = 0.55;
        asked.camera.subjectX = 0.7;
        asked.palette.warmth = 0.8;
        asked.palette.saturation = -0.9;
        asked.palette.contrast = 0.8;
        asked.setting.backgroundClutter = 0.8;
        asked.lighting.keyToFillRatio = 28;
        asked.lighting.keyAzimuthDeg = 90;
        asked.pose.headRollDeg = 25;
        asked.expression.unit(43) = {5, 5};
        const auto [report, truth] = review(closeUp(), asked);
        int fixes = 0;
        for (const Finding &finding : report.findings) {
            if (finding.verdict == Verdict::Note || finding.verdict == Verdict::Warn ||
                finding.verdict == Verdict::Fail)
                QVERIFY2(!finding.advice.empty(), finding.id.c_str());
            if (finding.fix.isEmpty())
                continue;
            ++fixes;
            const auto applied = finding.fix.appliedTo(asked);
            QVERIFY2(applied.ok(), applied.ok() ? "" : applied.error().message.c_str());
        }
        QVERIFY2(fixes >= 5, std::to_string(fixes).c_str());
    }
};

QTEST_APPLESS_MAIN(TestSitterTruth)
#include "tst_sitter_truth.moc"
