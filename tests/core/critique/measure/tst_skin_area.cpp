// SPDX-License-Identifier: MIT
#include "core/critique/measure/skin_area.h"

#include <QTest>

#include <opencv2/imgproc.hpp>

using namespace presence;
using namespace presence::critique;

class TestSkinArea : public QObject
{
    Q_OBJECT

    static constexpr int side = 300;

    /// Head and neck, bare arms and a shirt before a wall.
    static Observation person(const cv::Scalar &skin, const cv::Scalar &shirt, const cv::Scalar &wall)
    {
        Observation seen;
        seen.picture.work = cv::Mat(side, side, CV_8UC3, wall);
        const cv::Rect face(120, 60, 60, 60), neck(135, 120, 30, 30), body(80, 150, 140, 150),
            arms(50, 200, 30, 100);
        seen.subject = Subject{cv::Mat::zeros(side, side, CV_8U), 1};
        for (const auto &[area, color] :
             {std::pair(face, skin), std::pair(neck, skin), std::pair(body, shirt), std::pair(arms, skin)}) {
            seen.picture.work(area).setTo(color);
            seen.subject->mask(area).setTo(255);
        }
        seen.picture.lab = toLab(seen.picture.work);
        Face found;
        found.box = face;
        seen.faces = {found};
        FacePatch patch;
        cv::resize(seen.picture.work(face), patch.bgr, {FacePatch::side, FacePatch::side});
        patch.lab = toLab(patch.bgr);
        patch.leftCheek = {230, 180, 58, 58};
        patch.rightCheek = {72, 180, 58, 58};
        seen.patch = patch;
        return seen;
    }

private slots:
    void theColorAroundDoesNotKnowTheSkin_data()
    {
        QTest::addColumn<int>("blue");
        QTest::addColumn<int>("green");
        QTest::addColumn<int>("red");
        QTest::newRow("light") << 205 << 212 << 235;
        QTest::newRow("medium") << 100 << 140 << 190;
        QTest::newRow("dark") << 40 << 52 << 80;
    }

    void theColorAroundDoesNotKnowTheSkin()
    {
        QFETCH(int, blue);
        QFETCH(int, green);
        QFETCH(int, red);
        const cv::Scalar shirt(60, 30, 20), wall(170, 165, 160);
        const Observation seen = person(cv::Scalar(blue, green, red), shirt, wall);
        const double yellow = cv::mean(seen.picture.lab, outsideSkin(seen))[2];
        const Observation grey = person(wall, shirt, wall); // the same without any skin
        const double expected = cv::mean(grey.picture.lab, outsideSkin(grey))[2];
        QVERIFY2(std::abs(yellow - expected) < 0.5, std::to_string(yellow).c_str());
    }

    void aWallOfTheColorOfSkinStays()
    {
        const cv::Scalar skin(100, 140, 190);
        const Observation seen = person(skin, cv::Scalar(60, 30, 20), skin);
        QCOMPARE(int(outsideSkin(seen).at<std::uint8_t>(20, 20)), 255);
    }

    void withoutAFaceEverythingCounts()
    {
        Observation seen;
        seen.picture.work = cv::Mat(side, side, CV_8UC3, cv::Scalar(100, 140, 190));
        seen.picture.lab = toLab(seen.picture.work);
        QCOMPARE(cv::countNonZero(outsideSkin(seen)), side * side);
    }
};

QTEST_APPLESS_MAIN(TestSkinArea)
#include "tst_skin_area.moc"
