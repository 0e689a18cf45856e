// SPDX-License-Identifier: MIT
#include "core/generation/outgoing/sent_picture.h"
#include "tests/support/test_picture.h"

#include <opencv2/imgcodecs.hpp>

#include <QTest>

#include <random>

using namespace presence;
using namespace presence::test;
using namespace std::literals;

static const std::string traces[] = {"GPS here",  "Canon", "xmpmeta",
                                     "a comment", "IPTC",  "clip of three seconds"};

/// Exif with orientation 6 (turned right) and something private behind it.
static std::string exifBlock()
{
    return std::string(
               "II*\0\x08\0\0\0\x02\0\x0f\x01\x02\0\x06\0\0\0\x26\0\0\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"sv) +
           "Canon GPS here";
}

static std::string encoded(const char *suffix)
{
    cv::Mat picture(24, 32, CV_8UC3);
    cv::randu(picture, 0, 255);
    std::vector<unsigned char> bytes;
    cv::imencode(suffix, picture, bytes);
    return {bytes.begin(), bytes.end()};
}

static std::string segment(char marker, const std::string &data)
{
    const auto size = data.size() + 2;
    return std::string("\xff") + marker + char(size >> 8) + char(size) + data;
}

static std::string littleEndian(std::size_t value)
{
    return {char(value), char(value >> 8), char(value >> 16), char(value >> 24)};
}

static std::string riffChunk(const std::string &name, const std::string &data)
{
    return name + littleEndian(data.size()) + data + (data.size() % 2 ? "\0"s : "");
}

static std::string indiscreet(const QString &format)
{
    std::string plain = encoded(qPrintable("." + format));
    if (format == "png") {
        plain.insert(33, detail::chunk("eXIf", exifBlock()) + detail::chunk("tEXt", "Comment\0a comment"s) +
                             detail::chunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0xmpmeta"s));
        return plain + "clip of three seconds";
    }
    if (format == "jpg") {
        plain.insert(2, segment('\xe1', "Exif\0\0"s + exifBlock()) +
                            segment('\xe1', "http://ns.adobe.com/xap/1.0/\0xmpmeta"s) +
                            segment('\xed', "IPTC") + segment('\xfe', "a comment"));
        return plain + "clip of three seconds";
    }
    const std::string picture = plain.substr(12);                       // one chunk, lossy or lossless
    const std::string head = "\x0c\0\0\0"s + "\x1f\0\0"s + "\x17\0\0"s; // Exif and XMP; 32 × 24
    const std::string chunks =
        riffChunk("VP8X", head) + picture + riffChunk("EXIF", exifBlock()) + riffChunk("XMP ", "xmpmeta");
    return "RIFF" + littleEndian(chunks.size() + 4) + "WEBP" + chunks;
}

static cv::Mat decoded(std::string_view bytes)
{
    const std::vector<unsigned char> data(bytes.begin(), bytes.end());
    return cv::imdecode(data, cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION);
}

class TestSentPicture : public QObject
{
    Q_OBJECT

    static void formats()
    {
        QTest::addColumn<QString>("format");
        for (const char *format : {"png", "jpg", "webp"})
            QTest::newRow(format) << format;
    }

private slots:
    void everythingPrivateGoesAndEveryPixelStays_data() { formats(); }
    void everythingPrivateGoesAndEveryPixelStays()
    {
        QFETCH(QString, format);
        const std::string bytes = indiscreet(format);
        QVERIFY(bytes.find("GPS here") != std::string::npos);
        const auto clean = withoutPrivateData(*ImageFile::fromBytes(bytes, "picture"));
        QVERIFY2(clean.ok(), clean.ok() ? "" : clean.error().message.c_str());
        for (const std::string &trace : traces)
            QVERIFY2(clean->bytes().find(trace) == std::string_view::npos, trace.c_str());
        const cv::Mat before = decoded(bytes), after = decoded(clean->bytes());
        QVERIFY(!after.empty());
        QCOMPARE(cv::norm(before, after, cv::NORM_INF), 0.0);
    }

    void aTurnedPictureStaysTurned_data() { formats(); }
    void aTurnedPictureStaysTurned()
    {
        QFETCH(QString, format);
        const auto clean = withoutPrivateData(*ImageFile::fromBytes(indiscreet(format), "picture"));
        QVERIFY(clean.ok());
        const std::string_view bytes = clean->bytes();
        const auto at = bytes.find("MM\0*"sv);
        QVERIFY(at != bytes.npos);
        QCOMPARE(int(bytes[at + 19]), 6); // the value of the one entry
        if (format == "jpg") {
            const std::vector<unsigned char> data(bytes.begin(), bytes.end());
            QCOMPARE(cv::imdecode(data, cv::IMREAD_COLOR).cols, 24); // OpenCV turns it as it is told
        }
        const auto plain = encoded(qPrintable("." + format));
        const auto same = withoutPrivateData(*ImageFile::fromBytes(plain, "picture"));
        QVERIFY(same.ok());
        QVERIFY(same->bytes().find("MM\0*"sv) == std::string_view::npos);
    }

    void doingItTwiceChangesNothing_data() { formats(); }
    void doingItTwiceChangesNothing()
    {
        QFETCH(QString, format);
        const auto once = withoutPrivateData(*ImageFile::fromBytes(indiscreet(format), "picture"));
        QVERIFY(once.ok());
        QVERIFY(*withoutPrivateData(*once) == *once);
    }

    void damagedFilesAreRefusedOrCleanedNeverWorse_data() { formats(); }
    void damagedFilesAreRefusedOrCleanedNeverWorse()
    {
        QFETCH(QString, format);
        const std::string whole = indiscreet(format);
        std::mt19937 random(7);
        int refused = 0;
        for (int round = 0; round < 3000; ++round) {
            std::string bytes = whole.substr(0, round % 3 ? whole.size() : random() % whole.size());
            for (int i = 0; i < 3 && !bytes.empty(); ++i)
                bytes[random() % bytes.size()] = char(random());
            const auto file = ImageFile::fromBytes(bytes, "picture");
            if (file)
                refused += !withoutPrivateData(*file).ok();
        }
        QVERIFY(refused > 0);
    }
};

QTEST_APPLESS_MAIN(TestSentPicture)
#include "tst_sent_picture.moc"
