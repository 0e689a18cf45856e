// SPDX-License-Identifier: MIT
#include "core/critique/critique.h"
#include "tests/support/mutations.h"

#include <QFile>
#include <QTest>

#include <sys/resource.h>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

using namespace presence;

/// A colourful picture that decodes to something in every channel.
static cv::Mat colors(int width, int height, int type = CV_8UC3)
{
    cv::Mat pixels(height, width, CV_8UC3);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            pixels.at<cv::Vec3b>(y, x) = {std::uint8_t(255 * x / width), std::uint8_t(255 * y / height), 120};
    if (type == CV_16UC3)
        pixels.convertTo(pixels, type, 257);
    if (type == CV_8UC1)
        cv::cvtColor(pixels, pixels, cv::COLOR_BGR2GRAY);
    return pixels;
}

static std::string coded(const char *suffix, const cv::Mat &pixels)
{
    std::vector<unsigned char> bytes;
    cv::imencode(suffix, pixels, bytes);
    return {bytes.begin(), bytes.end()};
}

static std::string stored(const char *name)
{
    QFile file(QStringLiteral(PRESENCE_SOURCE_DIR "/tests/data/pictures/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// The most memory this process has ever held, bytes.
static double peakMemory()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return 1024.0 * double(usage.ru_maxrss);
}

/// An APP1 segment that says: turn by 90° clockwise to show (orientation 6).
static std::string withOrientation(std::string jpeg)
{
    const std::string tiff("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0", 26);
    const std::string body = std::string("Exif\0\0", 6) + tiff;
    const std::size_t length = body.size() + 2;
    return jpeg.insert(2, std::string("\xFF\xE1") + char(length >> 8) + char(length & 255) + body);
}

class TestHostilePictures : public QObject
{
    Q_OBJECT

    std::optional<Critic> m_critic;

    Result<CritiqueReport> review(const std::string &bytes) const
    {
        const auto image = ImageFile::fromBytes(bytes, "odd.png");
        return image ? m_critic->review(*image, {}, "odd.png") : Result<CritiqueReport>(image.error());
    }

private slots:
    void initTestCase()
    {
        auto critic = Critic::load(Resources(PRESENCE_SOURCE_DIR "/resources"), defaultCascadeFolders());
        QVERIFY2(critic.ok(), critic.ok() ? "" : critic.error().message.c_str());
        m_critic = std::move(*critic);
    }

    void oddButHonestPicturesAreReviewed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        const auto row = [](const char *name, const std::string &bytes, int width, int height) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << width << height;
        };
        row("one pixel", coded(".png", colors(1, 1)), 1, 1);
        row("a line", coded(".png", colors(3000, 1)), 3000, 1);
        row("grey", coded(".png", colors(90, 60, CV_8UC1)), 90, 60);
        row("16 bit", coded(".png", colors(90, 60, CV_16UC3)), 90, 60);
        row("webp", coded(".webp", colors(90, 60)), 90, 60);
        row("turned by EXIF", withOrientation(coded(".jpg", colors(90, 60))), 60, 90);
        cv::Mat clear;
        cv::cvtColor(colors(90, 60), clear, cv::COLOR_BGR2BGRA);
        clear.colRange(0, 45).setTo(cv::Scalar(0, 0, 0, 0));
        row("half transparent", coded(".png", clear), 90, 60);
        row("CMYK", stored("cmyk.jpg"), 48, 32);
        row("an animated PNG shows its first picture", stored("animated.png"), 24, 24);
    }

    void oddButHonestPicturesAreReviewed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, width);
        QFETCH(int, height);
        const auto report = review(bytes.toStdString());
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().message.c_str());
        QCOMPARE(report->width, width);
        QCOMPARE(report->height, height);
        QCOMPARE(report->find("face.count")->measured, Quantity(0.0));
    }

    void aGreyPictureHasNoColourQuestions()
    {
        const auto report = review(coded(".png", colors(90, 60, CV_8UC1)));
        QVERIFY(report.ok());
        QCOMPARE(report->find("color.warmth")->verdict, Verdict::Unmeasured);
        QCOMPARE(report->find("color.warmth")->reason, std::string("The picture is black and white."));
        QCOMPARE(report->find("color.saturation")->measured, Quantity(0.0));
    }

    void brokenPicturesAreRefusedInWords_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, const std::string &bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        const std::string png = coded(".png", colors(200, 200)), jpeg = coded(".jpg", colors(200, 200));
        row("nothing", "");
        row("a text", "I am not a picture.");
        row("PNG cut in half", png.substr(0, png.size() / 2));
        row("JPEG cut in half", jpeg.substr(0, jpeg.size() / 2));
        row("PNG signature only", png.substr(0, 8));
        std::string huge = png;
        huge.replace(16, 8, std::string("\x00\x00\x75\x30\x00\x00\x75\x30", 8)); // 30,000 × 30,000
        row("a huge declared size", huge);
        row("an animated WebP", stored("animated.webp"));
    }

    void brokenPicturesAreRefusedInWords()
    {
        QFETCH(QByteArray, bytes);
        const auto report = review(bytes.toStdString());
        QVERIFY(!report.ok());
        QCOMPARE(report.error().kind, Error::Kind::BadInput);
        QVERIFY2(report.error().message.find("odd.png") != std::string::npos, report.error().message.c_str());
    }

    void aCmykPictureKeepsItsColours()
    {
        const auto report = review(stored("cmyk.jpg"));
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().message.c_str());
        QVERIFY(std::get<double>(report->find("color.saturation")->measured) > 40);
    }

    /// A few kilobytes that unfold into the largest picture that is taken at all: 100 megapixels.
    void aDecompressionBombStaysWithinBounds()
    {
        const std::string bomb = coded(".png", cv::Mat::zeros(10000, 10000, CV_8UC1));
        QVERIFY2(bomb.size() < 500'000, std::to_string(bomb.size()).c_str());
        const double before = peakMemory();
        const auto report = review(bomb);
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().message.c_str());
        QCOMPARE(report->find("face.count")->measured, Quantity(0.0));
        const double grown = peakMemory() - before;
        QVERIFY2(grown < 800e6, std::to_string(grown).c_str());
    }

    void beyondTheLargestPictureNothingIsUnfolded()
    {
        std::string bomb = coded(".png", cv::Mat::zeros(200, 200, CV_8UC1));
        bomb.replace(16, 8, std::string("\x00\x00\x2E\xE0\x00\x00\x2E\xE0", 8)); // 12,000 × 12,000
        const double before = peakMemory();
        QVERIFY(!review(bomb).ok());
        QVERIFY(peakMemory() - before < 50e6);
    }

    void damagedPicturesAreReviewedOrRefused_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const char *suffix : {".png", ".jpg", ".webp"})
            QTest::newRow(suffix) << suffix;
    }

    void damagedPicturesAreReviewedOrRefused()
    {
        QFETCH(QString, suffix);
        const std::string whole = coded(suffix.toUtf8().constData(), colors(60, 40));
        test::Mutator mutator(3);
        int refused = 0;
        for (int round = 0; round < 60; ++round) {
            const auto report = review(mutator.damaged(whole));
            refused += !report.ok();
            if (!report)
                QVERIFY(!report.error().message.empty());
        }
        QVERIFY(refused > 0);
    }
};

QTEST_APPLESS_MAIN(TestHostilePictures)
#include "tst_hostile_pictures.moc"
