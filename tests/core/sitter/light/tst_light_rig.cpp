// SPDX-License-Identifier: MIT
#include "core/sitter/light/light_rig.h"

#include "core/sitter/light/color.h"
#include "core/sitter/sitter.h"
#include "core/spec/patch/spec_patch.h"
#include "tests/core/sitter/sitter_probe.h"

#include <QTest>

using namespace presence;

class TestLightRig : public QObject
{
    Q_OBJECT

    Sitter m_sitter;

    SitterRender render(const PortraitSpec &spec) { return *m_sitter.render(spec, draftOf(200, 8)); }
    double luma(const SitterRender &r, SitterTruth::Point at) { return meanAround(r.picture, at, 5).luma(); }

private slots:
    void theRimStandsWhereItIsAsked_data()
    {
        QTest::addColumn<QString>("side");
        QTest::addColumn<double>("key");
        QTest::addColumn<double>("azimuth");
        QTest::addRow("opposite a key at the left") << "opposite" << 30.0 << -145.0;
        QTest::addRow("opposite a key at the right") << "opposite" << -30.0 << 145.0;
        QTest::addRow("left") << "left" << 30.0 << 145.0;
        QTest::addRow("right") << "right" << -30.0 << -145.0;
        QTest::addRow("behind") << "behind" << 30.0 << 180.0;
    }
    void theRimStandsWhereItIsAsked()
    {
        QFETCH(QString, side);
        QFETCH(double, key);
        QFETCH(double, azimuth);
        Lighting light;
        light.rimSide = side.toStdString();
        light.keyAzimuthDeg = key;
        QCOMPARE(double(rimAzimuthDeg(light)), azimuth);
    }

    void aGelColoursTheRimAndKeepsItsBrightestChannel()
    {
        PortraitSpec spec = plainSpec();
        spec.lighting.rim = 1;
        const Vec3 plain = lightRigOf(spec, bodyPoseOf(spec)).rim;
        spec.lighting.rimColor = "#2040FF";
        const Vec3 blue = lightRigOf(spec, bodyPoseOf(spec)).rim;
        QVERIFY(blue.x < 0.2 * plain.x);
        QVERIFY(std::abs(blue.z - plain.z) < 1e-4);
    }

    void aFillFromTheShadowSideOpensIt()
    {
        PortraitSpec spec = plainSpec();
        spec.lighting.keyAzimuthDeg = 55;
        const auto contrast = [&](double fillAzimuth) {
            spec.lighting.fillAzimuthDeg = fillAzimuth;
            const SitterRender r = render(spec);
            return luma(r, leftCheek(r.truth)) / luma(r, rightCheek(r.truth));
        };
        const double opened = contrast(-80), usual = contrast(0), deepened = contrast(80);
        QVERIFY2(opened < usual && usual < deepened,
                 qPrintable(QString("%1 %2 %3").arg(opened).arg(usual).arg(deepened)));
    }

    void wallClothesAndLipsTakeTheColourTheyAreGiven_data()
    {
        QTest::addColumn<QString>("control");
        QTest::newRow("wall") << "palette.background_color";
        QTest::newRow("clothes") << "palette.clothing_color";
        QTest::newRow("lips") << "palette.lip_color";
    }
    void wallClothesAndLipsTakeTheColourTheyAreGiven()
    {
        QFETCH(QString, control);
        PortraitSpec spec = plainSpec();
        spec.setting.background = "plain_wall";
        spec.camera.crop = "mcu";
        const auto redness = [&](const char *hex) {
            const auto colored = SpecPatch{{control.toStdString(), std::string(hex)}}.appliedTo(spec);
            const SitterRender r = render(*colored);
            const SitterTruth::Point chest{r.truth.chin.x, double(r.picture.height) - 8},
                mouth = between(r.truth.mouthLeft, r.truth.mouthRight);
            const auto there = meanAround(r.picture,
                                          control.contains("background") ? SitterTruth::Point{14, 14}
                                          : control.contains("clothing") ? chest
                                                                         : mouth,
                                          3);
            return there.red / (there.red + there.blue);
        };
        QVERIFY2(redness("#C01020") > redness("#2010C0") + 0.15,
                 qPrintable(QString("%1 %2").arg(redness("#C01020")).arg(redness("#2010C0"))));
    }

    void aGelOnTheBackgroundColoursIt()
    {
        PortraitSpec spec = plainSpec();
        spec.setting.background = "plain_wall";
        const auto corner = [&] { return meanAround(render(spec).picture, {14, 14}, 5); };
        const auto before = corner();
        spec.lighting.backgroundColor = "#FF2010";
        const auto after = corner();
        QVERIFY(after.green < 0.8 * before.green);
        QVERIFY(std::abs(after.red - before.red) < 0.1 * before.red);
    }
};

QTEST_APPLESS_MAIN(TestLightRig)
#include "tst_light_rig.moc"
