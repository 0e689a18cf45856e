// SPDX-License-Identifier: MIT
#include "core/base/image_file.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace presence;
using namespace std::string_literals;

static std::string encoded(const char *suffix, int width, int height, const std::vector<int> &options = {})
{
    cv::Mat picture(height, width, CV_8UC3, cv::Scalar(40, 90, 200));
    std::vector<unsigned char> bytes;
    cv::imencode(suffix, picture, bytes, options);
    return {bytes.begin(), bytes.end()};
}

static std::string pngHeader(std::uint32_t width, std::uint32_t height)
{
    std::string bytes = "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"s;
    for (const std::uint32_t side : {width, height})
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += char(side >> shift & 0xff);
    return bytes + "\x08\x02\0\0\0\0\0\0\0"s;
}

static std::string webp(const std::string &chunk, const std::string &body)
{
    return "RIFF\x40\0\0\0WEBP"s + chunk + "\x20\0\0\0"s + body + std::string(16, '\0');
}

class TestImageFile : public QObject
{
    Q_OBJECT

private slots:
    void knownFormatsTellTheirSize_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<QString>("suffix");
        const auto row = [](const char *name, const std::string &bytes, int width, int height,
                            const char *suffix) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << width << height << suffix;
        };
        row("PNG", encoded(".png", 31, 17), 31, 17, "png");
        row("JPEG baseline", encoded(".jpg", 301, 17), 301, 17, "jpg");
        row("JPEG progressive", encoded(".jpg", 33, 257, {cv::IMWRITE_JPEG_PROGRESSIVE, 1}), 33, 257, "jpg");
        row("JPEG with fill bytes",
            "\xff\xd8\xff\xff\xe0\0\x04"
            "ab\xff\xff\xc2\0\x0b\x08\x01\x02\x03\x04\x01\x11\0\0"s,
            0x304, 0x102, "jpg");
        row("WebP lossy", encoded(".webp", 65, 130, {cv::IMWRITE_WEBP_QUALITY, 50}), 65, 130, "webp");
        row("WebP lossless", encoded(".webp", 300, 7, {cv::IMWRITE_WEBP_QUALITY, 101}), 300, 7, "webp");
        row("WebP extended", webp("VP8X", "\x10\0\0\0\x2b\x01\0\x0f\x27\0"s), 300, 10000, "webp");
        row("the largest side", pngHeader(16384, 6103), 16384, 6103, "png");
    }
    void knownFormatsTellTheirSize()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, suffix);
        const auto image = ImageFile::fromBytes(bytes.toStdString(), "picture");
        QVERIFY2(image.ok(), image.ok() ? "" : image.error().message.c_str());
        QTEST(image->width(), "width");
        QTEST(image->height(), "height");
        QCOMPARE(QString::fromUtf8(image->suffix().data()), suffix);
        QVERIFY(image->bytes() == bytes.toStdString());
    }

    void whatIsNoPictureIsRefusedInPlainWords_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const std::string &bytes, const char *said) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(said);
        };
        row("nothing", "", "is empty (0 bytes)");
        row("one byte", "x", "holds text");
        row("text", "I am a poem,\nnot a picture.\n", "holds text");
        row("JSON", "{\"error\": \"no\"}", "holds text");
        row("web page", "<!DOCTYPE html><html>", "a web page");
        row("noise", "\x01\x02\x03\x04\x05\x06\x07\x08"s, "not a picture that Presence knows");
        row("GIF", "GIF89a\1\0\1\0"s, "a GIF picture");
        row("AVIF",
            "\0\0\0\x1c"
            "ftypavif\0\0\0\0"s,
            "an AVIF picture");
        row("HEIC",
            "\0\0\0\x18"
            "ftypheic\0\0\0\0"s,
            "a HEIC picture");
        row("MP4",
            "\0\0\0\x18"
            "ftypisom\0\0\0\0"s,
            "a video");
        row("TIFF", "II*\0\x08\0\0\0"s, "a TIFF");
        row("BMP", encoded(".bmp", 4, 4), "a BMP picture");
        row("RIFF sound", "RIFF\x24\0\0\0WAVEfmt "s, "not a picture that Presence knows");
        row("PNG signature only", pngHeader(4, 4).substr(0, 8), "header is cut off or damaged");
        row("PNG cut inside IHDR", pngHeader(4, 4).substr(0, 22), "header is cut off or damaged");
        row("PNG without IHDR", "\x89PNG\r\n\x1a\n\0\0\0\x0dIDAT"s + std::string(20, 'x'),
            "header is cut off");
        row("PNG of width 0", pngHeader(0, 40), "impossible size of 0 × 40");
        row("PNG too wide", pngHeader(16385, 1), "16385 × 1 pixels");
        row("PNG bomb", pngHeader(16000, 16000), "100 megapixels");
        row("PNG of 4 G pixels", pngHeader(0xffffffff, 0xffffffff), "4294967295 × 4294967295");
        row("JPEG cut before its frame", encoded(".jpg", 20, 20).substr(0, 100),
            "header is cut off or damaged");
        row("JPEG with segment length 0", "\xff\xd8\xff\xe0\0\0\0\0\0\0\0\0"s,
            "header is cut off or damaged");
        row("JPEG with pixels first", "\xff\xd8\xff\xda\0\x08"s + std::string(40, 'x'),
            "header is cut off or damaged");
        row("JPEG of height 0", "\xff\xd8\xff\xc0\0\x0b\x08\0\0\0\x10\x01\x11\0\0"s, "impossible size");
        row("WebP cut", encoded(".webp", 20, 20).substr(0, 21), "header is cut off or damaged");
        row("WebP with a wrong start code", webp("VP8 ", std::string(20, 'x')),
            "header is cut off or damaged");
        row("WebP too large", webp("VP8X", "\0\0\0\0\xff\xff\xff\xff\xff\xff"s), "16777216 × 16777216");
    }
    void whatIsNoPictureIsRefusedInPlainWords()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);
        const auto image = ImageFile::fromBytes(bytes.toStdString(), "holiday.png");
        QVERIFY(!image.ok());
        QVERIFY(image.error().kind == Error::Kind::BadInput);
        const QString message = QString::fromStdString(image.error().message);
        QVERIFY2(message.contains(said), qPrintable(message));
        QVERIFY2(message.contains("“holiday.png”"), qPrintable(message));
    }

    void everyCutOfARealFileIsAnsweredWithoutReadingBeyondIt_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const char *suffix : {".png", ".jpg", ".webp"})
            QTest::newRow(suffix) << QByteArray::fromStdString(encoded(suffix, 24, 24));
    }
    void everyCutOfARealFileIsAnsweredWithoutReadingBeyondIt()
    {
        QFETCH(QByteArray, bytes);
        int accepted = 0;
        for (qsizetype size = 0; size <= bytes.size(); ++size)
            accepted += ImageFile::fromBytes(bytes.left(size).toStdString(), "cut").ok();
        QVERIFY(accepted >= 1);
        QVERIFY(accepted < bytes.size() - 20);
    }

    void aFileIsReadWhole()
    {
        QTemporaryDir folder;
        const std::string bytes = encoded(".png", 9, 5);
        const std::filesystem::path path = folder.filePath("größe 漢字.png").toStdString();
        std::ofstream(path, std::ios::binary) << bytes;
        const auto image = ImageFile::read(path);
        QVERIFY(image.ok());
        QVERIFY(image->bytes() == bytes);
        QVERIFY(*image == *ImageFile::fromBytes(bytes, "same"));
    }

    void aMissingFileAndAFolderAreNamed()
    {
        QTemporaryDir folder;
        const auto missing = ImageFile::read(folder.filePath("none.png").toStdString());
        QVERIFY(!missing.ok());
        QVERIFY(missing.error().kind == Error::Kind::NotFound);
        QVERIFY(missing.error().message.find("none.png") != std::string::npos);
        const auto directory = ImageFile::read(folder.path().toStdString());
        QVERIFY(!directory.ok());
        QVERIFY(directory.error().message.find("is a folder") != std::string::npos);
    }

    void anEmptyImageHasNoBytes()
    {
        const ImageFile none;
        QVERIFY(none.isEmpty());
        QVERIFY(none.bytes().empty());
        QVERIFY(none.suffix().empty());
    }
};

QTEST_APPLESS_MAIN(TestImageFile)
#include "tst_image_file.moc"
