// SPDX-License-Identifier: MIT
#include "core/critique/critique.h"
#include "tests/accuracy/rendered.h"

#include <QTest>

#include <array>
#include <cmath>
#include <opencv2/core.hpp>

using namespace presence;

/// One person in ten skin tones under the same light: what is asked of the light, the skin and the picture
/// has one answer.
class TestSkinTones : public QObject
{
    Q_OBJECT

    static constexpr int tones = 10;
    struct Light
    {
        const char *name;
        double azimuth, keyToFill, exposure;
    };
    static constexpr std::array lights{
        Light{"soft from the front", 0, 2, 0}, Light{"hard from the side", -60, 6, 0},
        Light{"half from the side", 30, 6, 0}, Light{"much too dark", 30, 2, -2.5}};
    std::array<std::array<std::optional<CritiqueReport>, tones>, lights.size()> m_reports;

private slots:
    void initTestCase()
    {
        const auto critic =
            Critic::load(Resources(PRESENCE_SOURCE_DIR "/resources"), defaultCascadeFolders());
        QVERIFY2(critic.ok(), critic.ok() ? "" : critic.error().message.c_str());
        Sitter sitter;
        SitterOptions options;
        options.width = 480;
        options.height = 600;
        options.samples = 4;
        for (std::size_t light = 0; light < lights.size(); ++light)
            for (int tone = 1; tone <= tones; ++tone) {
                PortraitSpec wish;
                wish.identity.skinTone = tone;
                wish.camera.crop = "cu";
                wish.lighting.pattern = "custom";
                wish.lighting.keyAzimuthDeg = lights[light].azimuth;
                wish.lighting.keyToFillRatio = lights[light].keyToFill;
                PortraitSpec shown = wish;
                shown.lighting.exposureEv = lights[light].exposure;
                const auto render = sitter.render(shown, options);
                QVERIFY(render.ok());
                auto report = critic->review(pngOf(pixelsOf(render->picture), "tone"), wish, "tone");
                QVERIFY(report.ok());
                m_reports[light][std::size_t(tone) - 1] = std::move(*report);
            }
    }

    void theToneDoesNotDecide_data()
    {
        QTest::addColumn<QString>("finding");
        QTest::addColumn<int>("light");
        for (const char *finding :
             {"skin.texture", "alive.plastic", "color.warmth", "color.cast", "light.side",
              "background.separation", "focus.eyes", "exposure.shadows", "eyes.catchlights"})
            for (std::size_t light = 0; light < lights.size(); ++light)
                QTest::addRow("%s, %s", finding, lights[light].name) << finding << int(light);
    }

    void theToneDoesNotDecide()
    {
        QFETCH(QString, finding);
        QFETCH(int, light);
        QString verdicts;
        for (const auto &report : m_reports[std::size_t(light)])
            verdicts += "pnwf-"[int(report->find(finding.toStdString())->verdict)];
        QVERIFY2(verdicts == QString(tones, verdicts[0]), qPrintable(verdicts));
    }

    void aPictureTooDarkIsNoticedOnEveryTone()
    {
        for (const auto &report : m_reports.back())
            QCOMPARE(report->find("exposure.shadows")->verdict, Verdict::Warn);
    }

    void theRatioOfTheLightIsTheSameNumber()
    {
        for (const auto &reports : m_reports) {
            double mean = 0;
            for (const auto &report : reports)
                mean += *numberOf(*report->find("light.ratio")) / tones;
            for (const auto &report : reports) {
                const double ratio = *numberOf(*report->find("light.ratio"));
                QVERIFY2(std::abs(ratio - mean) < 0.35 * mean,
                         qPrintable(QString("%1 against %2").arg(ratio).arg(mean)));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestSkinTones)
#include "tst_skin_tones.moc"
