// SPDX-License-Identifier: MIT
#include "core/sitter/sitter.h"

#include "core/sitter/light/color.h"
#include "tests/core/sitter/sitter_probe.h"

#include <QTest>

using namespace presence;

class TestShading : public QObject
{
    Q_OBJECT

    Sitter m_sitter;

    SitterRender render(const PortraitSpec &spec) { return *m_sitter.render(spec, draftOf(200, 8)); }
    double luma(const SitterRender &r, SitterTruth::Point at) { return meanAround(r.picture, at, 5).luma(); }

private slots:
    void theSideOfTheKeyIsTheBrightSide_data()
    {
        QTest::addColumn<double>("azimuth");
        for (const double azimuth : {-70.0, -35.0, 35.0, 70.0})
            QTest::addRow("%g", azimuth) << azimuth;
    }
    void theSideOfTheKeyIsTheBrightSide()
    {
        QFETCH(double, azimuth);
        PortraitSpec spec = plainSpec();
        spec.lighting.keyAzimuthDeg = azimuth;
        const SitterRender r = render(spec);
        const double left = luma(r, leftCheek(r.truth)), right = luma(r, rightCheek(r.truth));
        QVERIFY2(azimuth > 0 ? left > 1.1 * right : right > 1.1 * left,
                 qPrintable(QString("%1 %2").arg(left).arg(right)));
        QVERIFY((r.truth.keyDirection[0] > 0) == (azimuth > 0));
    }

    void theLightTurnsWithTheHead()
    {
        PortraitSpec spec = plainSpec();
        spec.lighting.keyAzimuthDeg = 0;
        spec.lighting.keyElevationDeg = 0;
        spec.pose.headYawDeg = 30;
        const auto direction = render(spec).truth.keyDirection;
        QVERIFY(std::abs(direction[0] - 0.5) < 1e-4 && std::abs(direction[1]) < 1e-4);
    }

    void aLargerRatioIsMoreContrastOnTheCheeks()
    {
        double before = 0.5;
        for (const double ratio : {1.0, 2.0, 4.0, 8.0, 16.0}) {
            PortraitSpec spec = plainSpec();
            spec.lighting.keyAzimuthDeg = 55;
            spec.lighting.keyToFillRatio = ratio;
            const SitterRender r = render(spec);
            const double contrast = luma(r, leftCheek(r.truth)) / luma(r, rightCheek(r.truth));
            QVERIFY2(contrast > before, qPrintable(QString("%1 at %2").arg(contrast).arg(ratio)));
            before = contrast;
        }
        QVERIFY(before > 3);
    }

    void aKeyFurtherRoundIsMoreContrastOnTheCheeks()
    {
        double before = 0;
        for (const auto &[azimuth, elevation] :
             {std::pair{0.0, 45.0}, {30.0, 30.0}, {45.0, 45.0}, {90.0, 5.0}}) {
            PortraitSpec spec = plainSpec();
            spec.lighting.keyAzimuthDeg = azimuth;
            spec.lighting.keyElevationDeg = elevation;
            spec.lighting.keyToFillRatio = 4;
            const SitterRender r = render(spec);
            const double contrast = luma(r, leftCheek(r.truth)) / luma(r, rightCheek(r.truth));
            QVERIFY2(contrast > 1.1 * before, qPrintable(QString("%1 at %2°").arg(contrast).arg(azimuth)));
            before = contrast;
        }
        QVERIFY2(before > 2, qPrintable(QString::number(before)));
    }

    void onlyAClamshellHasASecondCatchlightBelow()
    {
        const auto brightest = [&](const char *pattern, bool above) {
            PortraitSpec spec = plainSpec();
            spec.camera.crop = "bcu";
            spec.lighting.pattern = pattern;
            spec.lighting.keyAzimuthDeg = 0;
            spec.lighting.keyElevationDeg = 40;
            spec.lighting.keyToFillRatio = 1.8;
            const SitterRender r = *m_sitter.render(spec, draftOf(500, 8));
            const double irisPixels = 0.1 * std::hypot(r.truth.leftIris.x - r.truth.rightIris.x,
                                                       r.truth.leftIris.y - r.truth.rightIris.y);
            double best = 0;
            for (double off = 0.15; off < 0.8; off += 0.05)
                best = std::max(best, meanAround(r.picture,
                                                 {r.truth.leftIris.x,
                                                  r.truth.leftIris.y + (above ? -off : off) * irisPixels},
                                                 0)
                                          .luma());
            return best;
        };
        QVERIFY(brightest("clamshell", true) > 0.4);
        QVERIFY(brightest("clamshell", false) > 0.3);
        QVERIFY(brightest("butterfly", true) > 0.4);
        QVERIFY(brightest("butterfly", false) < 0.15);
    }

    void poresFollowTheTextureOnEverySkin_data()
    {
        QTest::addColumn<double>("tone");
        QTest::addColumn<double>("azimuth");
        QTest::newRow("light, frontal") << 2.0 << 0.0;
        QTest::newRow("medium, sided") << 5.0 << 45.0;
        QTest::newRow("dark, sided") << 8.0 << -30.0;
    }
    void poresFollowTheTextureOnEverySkin()
    {
        QFETCH(double, tone);
        QFETCH(double, azimuth);
        const auto roughness =
            [&](double texture) { // mean difference of neighbours, as a share of their level
                PortraitSpec spec = plainSpec();
                spec.identity.skinTone = tone;
                spec.lighting.keyAzimuthDeg = azimuth;
                spec.realism.skinTexture = texture;
                spec.realism.grain = 0;
                const SitterRender r = *m_sitter.render(spec, draftOf(400, 16));
                const SitterTruth::Point cheek = azimuth < 0 ? rightCheek(r.truth) : leftCheek(r.truth);
                double difference = 0, level = 0;
                for (int y = -12; y <= 12; ++y)
                    for (int x = -12; x <= 12; ++x) {
                        const double here = meanAround(r.picture, {cheek.x + x, cheek.y + y}, 0).luma();
                        difference +=
                            std::abs(here - meanAround(r.picture, {cheek.x + x + 1, cheek.y + y}, 0).luma());
                        level += here;
                    }
                return difference / level;
            };
        const double smooth = roughness(0), natural = roughness(0.6), strong = roughness(1);
        QVERIFY2(natural > 1.4 * smooth && strong > 1.2 * natural,
                 qPrintable(QString("%1 %2 %3").arg(smooth).arg(natural).arg(strong)));
    }

    void theCameraSeesLightByItsDistanceFromWhiteBalance()
    {
        double before = 0;
        for (const double kelvin : {12000.0, 7500.0, 5500.0, 4000.0, 2800.0}) {
            PortraitSpec spec = plainSpec();
            spec.lighting.lightTemperatureK = kelvin;
            const SitterRender r = render(spec);
            const PatchMean face =
                meanAround(r.picture, between(leftCheek(r.truth), rightCheek(r.truth)), 20);
            QVERIFY2(face.red / face.blue > before, qPrintable(QString::number(kelvin)));
            before = face.red / face.blue;
        }
        const Vec3 balanced = lightColor(3200, 3200);
        QVERIFY(std::abs(balanced.x - 1) < 1e-4f && std::abs(balanced.z - 1) < 1e-4f);
        const Vec3 tungsten = lightColor(3200, 5500), shade = lightColor(7500, 5500);
        QVERIFY(tungsten.x > tungsten.y && tungsten.y > tungsten.z && shade.x < shade.y && shade.y < shade.z);
    }

    void aStopOfExposureDoublesTheLight()
    {
        PortraitSpec spec = plainSpec();
        spec.lighting.exposureEv = -2;
        const double dark = render(spec).truth.meanLinearLuminance;
        spec.lighting.exposureEv = -1;
        const double brighter = render(spec).truth.meanLinearLuminance;
        QVERIFY2(std::abs(brighter / dark - 2) < 0.25, qPrintable(QString::number(brighter / dark)));
    }

    void darkerSkinIsDarker()
    {
        double before = 1;
        for (int tone = 1; tone <= 10; ++tone) {
            PortraitSpec spec = plainSpec();
            spec.identity.skinTone = tone;
            const SitterRender r = render(spec);
            const double cheek = luma(r, leftCheek(r.truth));
            QVERIFY2(cheek < before,
                     qPrintable(QString("tone %1: %2 after %3").arg(tone).arg(cheek).arg(before)));
            before = cheek;
        }
    }

    void theRimLightsTheEdgeAndNotTheFront()
    {
        PortraitSpec spec = plainSpec();
        spec.identity.hair = "bald";
        spec.lighting.rim = 0;
        const SitterRender off = render(spec);
        spec.lighting.rim = 1;
        const SitterRender on = render(spec);
        const double front = luma(on, on.truth.noseTip) / luma(off, off.truth.noseTip);
        double most = 0;
        for (std::size_t i = 0; i < on.picture.rgb.size(); ++i)
            most = std::max(most, double(on.picture.rgb[i]) - off.picture.rgb[i]);
        QVERIFY2(front < 1.05, qPrintable(QString::number(front)));
        QVERIFY2(most > 40, qPrintable(QString::number(most)));
    }
};

QTEST_APPLESS_MAIN(TestShading)
#include "tst_shading.moc"
