// SPDX-License-Identifier: MIT
#include "core/critique/measure/light_fit.h"

#include <QTest>

#include <opencv2/imgproc.hpp>

using namespace presence;
using namespace presence::critique;

namespace {

constexpr int side = 400;
constexpr std::array rightCheek{117, 118, 101, 36, 205, 187, 123};
constexpr std::array leftCheek{346, 347, 330, 266, 425, 411, 352};

void place(FaceMesh &mesh, const std::array<int, 7> &cheek, cv::Point2d centre, double width)
{
    for (std::size_t i = 0; i < cheek.size(); ++i) {
        const double angle = 2 * CV_PI * double(i) / cheek.size();
        mesh.points[std::size_t(cheek[i])] = {centre.x + width * std::cos(angle),
                                              centre.y + 30 * std::sin(angle), 0};
    }
}

/// A head seen from before a wall; its far cheek, at the image's right, reaches `beyond` pixels past the
/// outline. Luminance of its cheeks and the wall as 8-bit grey.
Observation headBeforeWall(int nearCheek, int farCheek, int wall, double beyond)
{
    Observation seen;
    seen.picture.work = cv::Mat(side, side, CV_8UC3, cv::Scalar::all(wall));
    constexpr int outline = 280;
    seen.picture.work(cv::Rect(100, 60, 100, 280)).setTo(cv::Scalar::all(nearCheek));
    seen.picture.work(cv::Rect(200, 60, outline - 200, 280)).setTo(cv::Scalar::all(farCheek));
    seen.picture.full = seen.picture.work;
    seen.subject = Subject{cv::Mat::zeros(side, side, CV_8U), 1};
    seen.subject->mask(cv::Rect(100, 60, outline - 100, 280)).setTo(255);
    FaceReading reading;
    reading.mesh = FaceMesh{1, std::vector<Point3>(mesh::pointCountWithIrises, Point3{200, 200, 0})};
    reading.mesh->points[10] = {200, 70, 0};
    reading.mesh->points[152] = {200, 330, 0};
    place(*reading.mesh, rightCheek, {150, 200}, 30);
    place(*reading.mesh, leftCheek, {outline + beyond - 20, 200}, 20);
    seen.reading = reading;
    return seen;
}

} // namespace

class TestLightFit : public QObject
{
    Q_OBJECT

private slots:
    void theWallBehindATurnedHeadIsNoLight_data()
    {
        QTest::addColumn<int>("nearCheek");
        QTest::addColumn<int>("farCheek");
        QTest::addColumn<int>("wall");
        QTest::newRow("dark skin lit from the near side, light wall") << 60 << 25 << 220;
        QTest::newRow("dark skin lit from the far side, light wall") << 25 << 60 << 220;
        QTest::newRow("light skin lit from the far side, dark wall") << 120 << 220 << 20;
        QTest::newRow("light skin lit from the near side, dark wall") << 220 << 120 << 20;
    }

    void theWallBehindATurnedHeadIsNoLight()
    {
        QFETCH(int, nearCheek);
        QFETCH(int, farCheek);
        QFETCH(int, wall);
        const CheekLight light = cheekLight(headBeforeWall(nearCheek, farCheek, wall, 24));
        QVERIFY(light.inSight);
        const auto luminance = [](int grey) { return std::pow((grey / 255.0 + 0.055) / 1.055, 2.4); };
        const double expected = std::log2(luminance(farCheek) / luminance(nearCheek));
        QVERIFY2(std::abs(light.stops() - expected) < 0.3, std::to_string(light.stops()).c_str());
    }

    void aCheekOutOfSightIsNotJudged()
    {
        QVERIFY(!cheekLight(headBeforeWall(60, 25, 220, 60)).inSight);
        QVERIFY(cheekLight(headBeforeWall(60, 25, 220, 0)).inSight);
    }
};

QTEST_APPLESS_MAIN(TestLightFit)
#include "tst_light_fit.moc"
