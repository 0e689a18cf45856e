// SPDX-License-Identifier: MIT
#include "core/base/received_picture.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include <QTest>

using namespace presence;
using namespace std::string_literals;

static std::string encoded(const char *suffix, int width, int height, const std::vector<int> &options = {})
{
    cv::Mat picture(height, width, CV_8UC3, cv::Scalar(40, 90, 200));
    std::vector<unsigned char> bytes;
    cv::imencode(suffix, picture, bytes, options);
    return {bytes.begin(), bytes.end()};
}

class TestReceivedPicture : public QObject
{
    Q_OBJECT

private slots:
    void whatBreaksOffOnTheWayIsNotTaken_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, const std::string &bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        row("PNG", encoded(".png", 64, 48));
        row("JPEG", encoded(".jpg", 64, 48));
        row("JPEG progressive", encoded(".jpg", 64, 48, {cv::IMWRITE_JPEG_PROGRESSIVE, 1}));
        row("WebP lossy", encoded(".webp", 64, 48, {cv::IMWRITE_WEBP_QUALITY, 50}));
        row("WebP lossless", encoded(".webp", 64, 48, {cv::IMWRITE_WEBP_QUALITY, 101}));
        std::string preview = encoded(".jpg", 16, 16);
        preview.insert(0, "\xff\xe1"s + char((preview.size() + 2) >> 8) + char(preview.size() + 2));
        std::string withPreview = encoded(".jpg", 64, 48);
        row("JPEG with a whole one inside", withPreview.insert(2, preview));
    }
    void whatBreaksOffOnTheWayIsNotTaken()
    {
        QFETCH(QByteArray, bytes);
        const std::string whole = bytes.toStdString();
        const auto image = receivedPicture(whole, "made");
        QVERIFY2(image.ok(), image ? "" : image.error().message.c_str());
        QVERIFY(image->bytes() == whole);
        QVERIFY(receivedPicture(whole + "trailing words", "made").ok());
        for (std::size_t missing = 1; missing < whole.size(); missing += 1 + missing / 3) {
            const auto cut = receivedPicture(whole.substr(0, whole.size() - missing), "made");
            QVERIFY2(!cut.ok(), std::to_string(missing).c_str());
            QCOMPARE(cut.error().kind, Error::Kind::BadInput);
        }
    }

    void whatIsNoPictureIsRefusedAsEver()
    {
        const auto page = receivedPicture("<html>no</html>", "made");
        QVERIFY(!page.ok());
        QCOMPARE(page.error().message, ImageFile::fromBytes("<html>no</html>", "made").error().message);
    }
};

QTEST_APPLESS_MAIN(TestReceivedPicture)
#include "tst_received_picture.moc"
