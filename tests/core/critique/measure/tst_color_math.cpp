// SPDX-License-Identifier: MIT
#include "core/critique/measure/color_math.h"

#include <QTest>

#include <opencv2/imgproc.hpp>

using namespace presence::critique;

class TestColorMath : public QObject
{
    Q_OBJECT

private slots:
    void differencesAreThePublishedOnes_data()
    {
        QTest::addColumn<QList<double>>("pair");
        QTest::addColumn<double>("difference");
        // Sharma, Wu, Dalal: The CIEDE2000 color-difference formula, Color Research & Application 2005,
        // table 1.
        QTest::newRow("blue 1") << QList<double>{50, 2.6772, -79.7751, 50, 0, -82.7485} << 2.0425;
        QTest::newRow("blue 4") << QList<double>{50, -1.3802, -84.2814, 50, 0, -82.7485} << 1.0000;
        QTest::newRow("grey") << QList<double>{50, 0, 0, 50, -1, 2} << 2.3669;
        QTest::newRow("opposite") << QList<double>{50, 2.49, -0.001, 50, -2.49, 0.0009} << 7.1792;
        QTest::newRow("quarter turn") << QList<double>{50, 2.5, 0, 50, 0, -2.5} << 4.3065;
        QTest::newRow("large") << QList<double>{50, 2.5, 0, 73, 25, -18} << 27.1492;
        QTest::newRow("green") << QList<double>{60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387}
                               << 1.2644;
        QTest::newRow("dark") << QList<double>{2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514} << 0.9082;
    }

    void differencesAreThePublishedOnes()
    {
        QFETCH(QList<double>, pair);
        QFETCH(double, difference);
        const auto color = [&](int first) {
            return cv::Vec3f{float(pair[first]), float(pair[first + 1]), float(pair[first + 2])};
        };
        const cv::Vec3f a = color(0), b = color(3);
        QVERIFY(std::abs(colorDifference(a, b) - difference) < 0.0005);
        QVERIFY(std::abs(colorDifference(b, a) - difference) < 0.0005);
        QCOMPARE(colorDifference(a, a), 0.0);
    }

    void swatchesAreReadAsLab()
    {
        const auto white = labFromHex("#FFFFFF"), red = labFromHex("#ff0000");
        QVERIFY(white && red);
        QVERIFY(std::abs((*white)[0] - 100) < 0.1 && std::abs((*white)[1]) < 0.1);
        QVERIFY(std::abs((*red)[0] - 53.24) < 0.2 && std::abs((*red)[1] - 80.09) < 0.5);
        for (const char *wrong : {"", "#FFF", "red", "#12345G", "#1234567"})
            QVERIFY(!labFromHex(wrong));
    }

    void theColorsOfAFlagAreFoundWithTheirShares()
    {
        cv::Mat lab(100, 100, CV_32FC3, cv::Scalar(50, 60, 40));
        lab.colRange(0, 30).setTo(cv::Scalar(80, -20, 10));
        const auto clusters = dominantColors(lab, cv::Mat(100, 100, CV_8U, cv::Scalar(255)), 2);
        QCOMPARE(clusters.size(), std::size_t(2));
        QVERIFY(std::abs(clusters[0].share - 0.7) < 0.02);
        QVERIFY(colorDifference(clusters[0].lab, {50, 60, 40}) < 0.1);
        QVERIFY(colorDifference(clusters[1].lab, {80, -20, 10}) < 0.1);
    }

    void greyHasNoColorfulnessAndARainbowHasMuch()
    {
        QCOMPARE(colorfulness(cv::Mat(20, 20, CV_8UC3, cv::Scalar::all(90))), 0.0);
        cv::Mat rainbow(1, 180, CV_8UC3);
        for (int hue = 0; hue < 180; ++hue)
            rainbow.at<cv::Vec3b>(0, hue) = {std::uint8_t(hue), 255, 255};
        cv::cvtColor(rainbow, rainbow, cv::COLOR_HSV2BGR);
        QVERIFY(colorfulness(rainbow) > 109);
    }
};

QTEST_APPLESS_MAIN(TestColorMath)
#include "tst_color_math.moc"
