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
        struct Sparks
        {
            double above = 0, below = 0;
        };
        const auto sparksOf = [&](const char *pattern) {
            PortraitSpec spec = plainSpec();
            spec.camera.crop = "bcu";
            spec.lighting.pattern = pattern;
            spec.lighting.keyAzimuthDeg = 0;
            spec.lighting.keyElevationDeg = 40;
            spec.lighting.keyToFillRatio = 1.8;
            const auto [picture, truth] = *m_sitter.render(spec, draftOf(500, 4));
            const double iris =
                0.1 * std::hypot(truth.leftIris.x - truth.rightIris.x, truth.leftIris.y - truth.rightIris.y);
            const auto luma = [&, &seen = picture, eye = truth.leftIris](double below) {
                return meanAround(seen, {eye.x, eye.y + below * iris}, 0).luma();
            };
            Sparks sparks;
            for (double off = 0.15; off < 0.8; off += 0.05) {
                sparks.above = std::max(sparks.above, luma(-off));
                sparks.below = std::max(sparks.below, luma(off));
            }
            return sparks;
        };
        const Sparks clamshell = sparksOf("clamshell"), butterfly = sparksOf("butterfly");
        QVERIFY(clamshell.above > 0.4 && clamshell.below > 0.3);
        QVERIFY(butterfly.above > 0.4 && butterfly.below < 0.15);
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
                const SitterRender r = *m_sitter.render(spec, draftOf(400, 8));
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
