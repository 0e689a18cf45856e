// SPDX-License-Identifier: MIT
#include "core/critique/measure/marks.h"

#include <QTest>

#include <opencv2/imgproc.hpp>

using namespace presence;
using namespace presence::critique;

class TestMarks : public QObject
{
    Q_OBJECT

    /// A face in the middle of a picture twice as large as it is worked on.
    static Observation face()
    {
        Observation seen;
        seen.picture.work = cv::Mat::zeros(640, 512, CV_8UC3);
        seen.picture.scale = 2;
        seen.faces = {{{156, 200, 200, 200}, 3}};
        seen.eyes = Eyes{{{276, 260, 60, 40}, {306, 280}}, {{176, 260, 60, 40}, {206, 280}}};
        return seen;
    }

    static double width(const Mark &mark) { return mark.points.back()[0] - mark.points.front()[0]; }
    static double height(const Mark &mark) { return mark.points.back()[1] - mark.points.front()[1]; }

private slots:
    void marksStandInPixelsOfThePicture()
    {
        const auto marks = irisMarks(face());
        QCOMPARE(marks.size(), std::size_t(1));
        QCOMPARE(marks[0].kind, Mark::Kind::Points);
        QCOMPARE(marks[0].points, (std::vector<std::array<double, 2>>{{612, 560}, {412, 560}}));
    }

    void aLookToTheOwnLeftPointsToTheImagesRight()
    {
        Observation seen = face();
        seen.reading.emplace().gaze = Gaze{20, 10, 0};
        const auto marks = gazeMarks(seen);
        QCOMPARE(marks.size(), std::size_t(2));
        for (const Mark &mark : marks) {
            QCOMPARE(mark.kind, Mark::Kind::Arrow);
            QVERIFY(width(mark) > 20 && height(mark) < -5);
        }
    }

    void aHeadTurnedLeftAndLiftedPointsTheNoseThere()
    {
        Observation seen = face();
        seen.reading.emplace().pose = HeadPose{30, 15, 0};
        const auto marks = headMarks(seen);
        QCOMPARE(marks.size(), std::size_t(3));
        QVERIFY(width(marks[0]) > 50 && height(marks[0]) < -20);
    }

    void lightFromTheLeftFallsTowardTheImagesLeft()
    {
        const Mark left = lightMark(face(), 60, 0), above = lightMark(face(), 0, 60);
        QVERIFY(width(left) < -50);
        QVERIFY(height(above) > 50);
    }

    void anOutlineOfThePersonIsSimple()
    {
        Observation seen = face();
        cv::Mat mask = cv::Mat::zeros(640, 512, CV_8U);
        cv::ellipse(mask, cv::Point(256, 300), cv::Size(120, 160), 0, 0, 360, 255, cv::FILLED);
        cv::circle(mask, cv::Point(40, 40), 6, 255, cv::FILLED); // a speck
        seen.subject = Subject{mask, 1};
        const auto marks = subjectMarks(seen);
        QCOMPARE(marks.size(), std::size_t(1));
        QCOMPARE(marks[0].kind, Mark::Kind::Outline);
        QVERIFY(marks[0].points.size() > 8 && marks[0].points.size() < 60);
        for (const auto &[x, y] : marks[0].points)
            QVERIFY(x >= 2 * 134 && x <= 2 * 378 && y >= 2 * 138 && y <= 2 * 462);
    }

    void whatWasNotSeenIsNotDrawn()
    {
        Observation nothing;
        QVERIFY(irisMarks(nothing).empty() && lidMarks(nothing).empty() && lipMarks(nothing).empty());
        QVERIFY(gazeMarks(nothing).empty() && headMarks(nothing).empty() && subjectMarks(nothing).empty());
        QVERIFY(skinMarks(nothing).empty() && eyeLineMarks(nothing).empty() && mirrorMarks(nothing).empty());
    }
};

QTEST_APPLESS_MAIN(TestMarks)
#include "tst_marks.moc"
