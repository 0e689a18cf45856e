// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"
#include "core/critique/fitter/landmark_fitter.h"
#include "tests/fuzz/fuzz_landmarks.cpp"

#include <QTest>

#include <cmath>
#include <random>

using namespace presence;
using namespace presence::critique;

static const std::string &weights()
{
    static const std::string bytes =
        readFile(PRESENCE_SOURCE_DIR "/resources/models/landmarks.bin", std::size_t(4) << 20).value();
    return bytes;
}

/// The file of weights ships with the program, but may be cut short or changed on a disk like any other.
class TestDescentFile : public QObject
{
    Q_OBJECT

private slots:
    void theShippedWeightsAreReadAndSmall()
    {
        const auto descent = readDescent(weights());
        QVERIFY(descent.ok());
        QVERIFY(descent->stages.size() >= 4);
        QVERIFY(weights().size() < 1500000);
        for (const Point2 &point : descent->start)
            QVERIFY(point.x > 0 && point.x < 1 && point.y > 0 && point.y < 1);
    }

    void whatIsReadIsWrittenAgainToTheByte()
    {
        const auto once = readDescent(weights());
        QVERIFY(once.ok());
        QCOMPARE(writeDescent(*once), weights());
    }

    void everyCutIsRefusedWithASentence()
    {
        for (std::size_t length = 0; length < weights().size(); length += 1 + length / 3) {
            const auto read = readDescent(std::string_view(weights()).substr(0, length));
            QVERIFY2(!read.ok(), qPrintable(QString::number(length)));
            QCOMPARE(read.error().kind, Error::Kind::BadInput);
            QVERIFY(read.error().message.ends_with('.'));
        }
        QVERIFY(!readDescent(weights() + "x").ok());
    }

    void changedBytesAreRefusedOrReadAndNeverBreakAFit()
    {
        std::mt19937 random(3);
        const cv::Mat grey(224, 224, CV_8U, cv::Scalar(90));
        int refused = 0;
        for (int round = 0; round < 60; ++round) {
            std::string bytes = weights();
            // The head decides about sizes: half of the changes go there.
            const std::size_t reach = round % 2 ? 400 : bytes.size();
            for (int i = 0; i < 3; ++i)
                bytes[random() % reach] = char(random());
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size());
            const auto read = readDescent(bytes);
            refused += !read.ok();
            if (read.ok())
                read->fit(grey);
        }
        QVERIFY(refused > 0);
    }

    void numbersThatAreNoneAreRefused()
    {
        std::string bytes = weights();
        const float none = NAN;
        std::memcpy(bytes.data() + 8, &none, sizeof none); // the first coordinate, after mark, version, count
        QVERIFY(!readDescent(bytes).ok());
    }
};

QTEST_APPLESS_MAIN(TestDescentFile)
#include "tst_descent_file.moc"
