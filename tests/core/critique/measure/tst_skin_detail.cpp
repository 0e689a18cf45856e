// SPDX-License-Identifier: MIT
#include "core/critique/measure/skin_detail.h"

#include <QTest>

#include <cmath>
#include <opencv2/imgproc.hpp>

using namespace presence;
using namespace presence::critique;

namespace {

/// Linear colour of skin: light, medium, dark.
const std::array<cv::Vec3d, 3> skins{cv::Vec3d{0.45, 0.52, 0.70}, cv::Vec3d{0.12, 0.20, 0.38},
                                     cv::Vec3d{0.025, 0.035, 0.07}};

/// A cheek of this skin under `light` (1 full), with pores that change it by `contrast` of itself (standard
/// deviation) and shade that falls off to one side, in a face `width` pixels wide.
FacePatch patchOf(const cv::Vec3d &skin, double light, double contrast, double width = FacePatch::side)
{
    const int side = int(width);
    cv::Mat pores(side, side, CV_32F), linear(side, side, CV_32FC3);
    cv::RNG(7).fill(pores, cv::RNG::NORMAL, 0, 1);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            for (int k = 0; k < 3; ++k)
                linear.at<cv::Vec3f>(y, x)[k] = float(skin[k] * light * (1 - 0.3 * x / side) *
                                                      std::max(0.0, 1 + contrast * pores.at<float>(y, x)));
    cv::Mat picture(side, side, CV_8UC3);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            for (int k = 0; k < 3; ++k) {
                const double v = linear.at<cv::Vec3f>(y, x)[k];
                const double s = v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
                picture.at<cv::Vec3b>(y, x)[k] = cv::saturate_cast<std::uint8_t>(255 * s);
            }
    FacePatch patch;
    patch.fullWidth = width;
    cv::resize(picture, patch.bgr, {FacePatch::side, FacePatch::side}, 0, 0, cv::INTER_LINEAR);
    patch.lab = toLab(patch.bgr);
    patch.luminance = toLuminance(patch.bgr);
    patch.rightCheek = {72, 180, 58, 58};
    patch.leftCheek = {230, 180, 58, 58};
    patch.forehead = {130, 43, 100, 44};
    patch.skin = cv::Mat(patch.bgr.size(), CV_8U, cv::Scalar(255));
    return patch;
}

} // namespace

class TestSkinDetail : public QObject
{
    Q_OBJECT

    static void skinsAndLights()
    {
        QTest::addColumn<int>("skin");
        QTest::addColumn<double>("light");
        for (int skin = 0; skin < int(skins.size()); ++skin)
            for (const double light : {1.0, 0.5, 0.2})
                QTest::addRow("skin %d, light %.1f", skin, light) << skin << light;
    }

private slots:
    void poresReadTheSameUnderEverySkinAndLight_data() { skinsAndLights(); }
    void poresReadTheSameUnderEverySkinAndLight()
    {
        QFETCH(int, skin);
        QFETCH(double, light);
        constexpr double contrast = 0.02;
        // dL* = 27 · dY/Y at L* 65, of which the high pass leaves 0.95; each channel has the same pores.
        const double expected = 27 * contrast * 0.95;
        const double texture = skinDetail(patchOf(skins[std::size_t(skin)], light, contrast)).texture;
        QVERIFY2(std::abs(texture - expected) < 0.22 * expected, std::to_string(texture).c_str());
    }

    void skinWithoutPoresHasNoneInTheDarkEither_data() { skinsAndLights(); }
    void skinWithoutPoresHasNoneInTheDarkEither()
    {
        QFETCH(int, skin);
        QFETCH(double, light);
        constexpr double smoothed = 0.25; // the limit
        const SkinDetail detail = skinDetail(patchOf(skins[std::size_t(skin)], light, 0));
        QVERIFY2(detail.texture < smoothed, std::to_string(detail.texture).c_str());
        QVERIFY2(detail.colorNoise < 0.5, std::to_string(detail.colorNoise).c_str());
    }

    void theGrainGrowsAsTheLightGoes()
    {
        double before = 0;
        for (const double light : {1.0, 0.3, 0.1, 0.03}) {
            const double grain = skinDetail(patchOf(skins[2], light, 0.02)).grain;
            QVERIFY2(grain > before, std::to_string(grain).c_str());
            before = grain;
        }
        QVERIFY2(before > 0.6, std::to_string(before).c_str());
    }

    void darkSkinIsNoFlatPaint() { QVERIFY(skinDetail(patchOf(skins[2], 0.1, 0.02)).flatness < 0.5); }

    void theSpreadOfRednessIsThatOfTheBloodNotOfTheMelanin_data() { skinsAndLights(); }
    void theSpreadOfRednessIsThatOfTheBloodNotOfTheMelanin()
    {
        QFETCH(int, skin);
        QFETCH(double, light);
        FacePatch patch = patchOf(skins[std::size_t(skin)], light, 0);
        // Half of the face with blood that takes a third of the green: 0.58 stops.
        const cv::Vec3d &bare = skins[std::size_t(skin)];
        const FacePatch flushed = patchOf({bare[0], bare[1] / 1.5, bare[2]}, light, 0);
        const cv::Rect lower(0, FacePatch::side / 2, FacePatch::side, FacePatch::side / 2);
        flushed.bgr(lower).copyTo(patch.bgr(lower));
        flushed.lab(lower).copyTo(patch.lab(lower));
        const double spread = skinShine(patch).rednessSpread;
        QVERIFY2(std::abs(spread - std::log2(1.5)) < 0.12, std::to_string(spread).c_str());
    }
};

QTEST_APPLESS_MAIN(TestSkinDetail)
#include "tst_skin_detail.moc"
