// SPDX-License-Identifier: MIT
#include "core/spec/palette/picture_colors.h"

#include "core/base/color_space.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <QTest>

#include <cstdio>
#include <cstdlib>

using namespace presence;

class TestPictureColors : public QObject
{
    Q_OBJECT

    struct Rgb
    {
        int red = 0, green = 0, blue = 0;
    };
    static Rgb rgb(const std::string &hex)
    {
        unsigned red = 0, green = 0, blue = 0;
        std::sscanf(hex.c_str(), "#%2x%2x%2x", &red, &green, &blue);
        return {int(red), int(green), int(blue)};
    }
    static cv::Scalar bgr(const std::string &hex)
    {
        const Rgb color = rgb(hex);
        return cv::Scalar(color.blue, color.green, color.red);
    }
    static std::string png(const cv::Mat &image)
    {
        std::vector<unsigned char> bytes;
        cv::imencode(".png", image, bytes);
        return {bytes.begin(), bytes.end()};
    }
    static ImageFile fileOf(const cv::Mat &image) { return *ImageFile::fromBytes(png(image), "test"); }
    /// Sixty parts blue, thirty green, ten orange.
    static cv::Mat threeColors()
    {
        cv::Mat image(200, 200, CV_8UC3, bgr("#204080"));
        image(cv::Rect(0, 0, 60, 200)) = bgr("#308050");
        image(cv::Rect(180, 0, 20, 200)) = bgr("#F08010");
        return image;
    }
    static bool alike(const std::string &hex, const char *other)
    {
        const Rgb a = rgb(hex), b = rgb(other);
        return std::abs(a.red - b.red) < 8 && std::abs(a.green - b.green) < 8 &&
               std::abs(a.blue - b.blue) < 8;
    }

private slots:
    void theColoursOfAPictureComeBackLargestFirst()
    {
        const auto colors = colorsOfPicture(fileOf(threeColors()), 6);
        QVERIFY(colors.ok());
        QCOMPARE(colors->size(), std::size_t(3)); // what is alike is joined
        QVERIFY(alike((*colors)[0].hex, "#204080"));
        QVERIFY(alike((*colors)[1].hex, "#308050"));
        QVERIFY(alike((*colors)[2].hex, "#F08010"));
        QVERIFY(std::abs((*colors)[0].share - 0.6) < 0.02);
        QVERIFY(std::abs((*colors)[2].share - 0.1) < 0.02);
    }

    void theFaceInTheMiddleIsNoBrandColour()
    {
        cv::Mat image = threeColors();
        cv::ellipse(image, {100, 84}, {40, 56}, 0, 0, 360, bgr("#C89878"), cv::FILLED);
        const auto colors = colorsOfPicture(fileOf(image), 6);
        QVERIFY(colors.ok());
        for (const PictureColor &color : *colors)
            QVERIFY2(!alike(color.hex, "#C89878"), color.hex.c_str());
    }

    void aPictureOfNothingButSkinStillHasItsColour()
    {
        const auto colors = colorsOfPicture(fileOf(cv::Mat(60, 60, CV_8UC3, bgr("#C89878"))), 5);
        QVERIFY(colors.ok());
        QVERIFY(alike(colors->front().hex, "#C89878"));
    }

    void theSamePictureGivesTheSameColours()
    {
        cv::Mat hsv(150, 120, CV_8UC3), image;
        for (int y = 0; y < 150; ++y)
            for (int x = 0; x < 120; ++x)
                hsv.at<cv::Vec3b>(y, x) = cv::Vec3b(uchar(x * 3 / 2), uchar(80 + y), uchar(60 + y));
        cv::cvtColor(hsv, image, cv::COLOR_HSV2BGR);
        const ImageFile file = fileOf(image);
        const auto first = colorsOfPicture(file, 6), second = colorsOfPicture(file, 6);
        QCOMPARE(first->size(), second->size());
        for (std::size_t i = 0; i < first->size(); ++i)
            QCOMPARE((*first)[i].hex, (*second)[i].hex);
    }

    void aDamagedFileIsRefusedInASentence()
    {
        const auto file = ImageFile::fromBytes(png(threeColors()).substr(0, 60), "broken.png");
        QVERIFY(file.ok()); // its header is whole
        const auto colors = colorsOfPicture(*file);
        QVERIFY(!colors.ok());
        QVERIFY(!colors.error().message.empty());
    }

    void aStopIsObeyed()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!colorsOfPicture(fileOf(threeColors()), 6, stop.get_token()).ok());
    }
};

QTEST_APPLESS_MAIN(TestPictureColors)
#include "tst_picture_colors.moc"
