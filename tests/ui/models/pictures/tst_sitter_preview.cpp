// SPDX-License-Identifier: MIT
#include "ui/models/pictures/sitter_preview.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace presence;

class TestSitterPreview : public QObject
{
    Q_OBJECT

    /// Paints the gaze angle into the red channel, so that a frame tells which spec it shows.
    struct Bench
    {
        std::atomic<bool> gate{true};
        std::atomic<int> drafts{0}, cleans{0}, interrupted{0};
        SitterPreview preview{[this](const PortraitSpec &spec, const SitterOptions &options,
                                     std::stop_token stop) -> Result<SitterPicture> {
            ++(options.draft ? drafts : cleans);
            while (!gate && !options.draft) {
                if (stop.stop_requested()) {
                    ++interrupted;
                    return Error{Error::Kind::Cancelled, "stopped"};
                }
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            if (spec.pose.gazeYawDeg < 0)
                return Error{Error::Kind::Internal, "The sitter cannot do this."};
            SitterPicture picture{options.width, options.height, {}};
            picture.rgb.assign(std::size_t(options.width * options.height * 3),
                               std::uint8_t(spec.pose.gazeYawDeg));
            return picture;
        }};
        QList<std::pair<int, bool>> frames; ///< value, draft

        Bench()
        {
            QObject::connect(&preview, &SitterPreview::frameReady, &preview,
                             [this](const QImage &image, bool draft) {
                                 frames.append({qRed(image.pixel(0, 0)), draft});
                             });
        }
        ~Bench() { gate = true; }
        void show(double value)
        {
            PortraitSpec spec;
            spec.pose.gazeYawDeg = value;
            preview.show(spec);
        }
    };

private slots:
    void aDraftComesFirstThenTheCleanFrame()
    {
        Bench bench;
        bench.show(7);
        QCOMPARE(bench.frames.size(), 0); // the caller never waits
        QTRY_COMPARE(bench.frames.size(), 2);
        QCOMPARE(bench.frames[0], std::pair(7, true));
        QCOMPARE(bench.frames[1], std::pair(7, false));
        QCOMPARE(bench.preview.image().size(), bench.preview.layoutSize());
        QCOMPARE(bench.preview.layoutSize(), QSize(640, 800));
    }

    void framesNeverGoBackAndTheLastOneIsTheNewest()
    {
        Bench bench;
        for (int value = 1; value <= 200; ++value) {
            bench.show(value);
            if (value % 20 == 0)
                QTest::qWait(1);
        }
        QTRY_VERIFY(!bench.frames.isEmpty() && bench.frames.last() == std::pair(200, false));
        for (int i = 1; i < bench.frames.size(); ++i)
            QVERIFY(bench.frames[i].first >= bench.frames[i - 1].first);
    }

    void aChangeInterruptsTheCleanFrame()
    {
        Bench bench;
        bench.gate = false;
        bench.show(1);
        QTRY_COMPARE(bench.cleans.load(), 1);
        bench.show(2);
        QTRY_COMPARE(bench.interrupted.load(), 1);
        bench.gate = true;
        QTRY_VERIFY(!bench.frames.isEmpty() && bench.frames.last() == std::pair(2, false));
        QVERIFY(!bench.frames.contains(std::pair(1, false)));
    }

    void aFailureIsSaidAndTheLastPictureStays()
    {
        Bench bench;
        QSignalSpy failed(&bench.preview, &SitterPreview::failed);
        bench.show(5);
        QTRY_COMPARE(bench.frames.size(), 2);
        bench.show(-1);
        QTRY_VERIFY(!failed.isEmpty());
        QCOMPARE(failed[0][0].toString(), "The sitter cannot do this.");
        QCOMPARE(qRed(bench.preview.image().pixel(0, 0)), 5);
    }

    void theShapeFollowsTheCamera()
    {
        Bench bench;
        PortraitSpec wide;
        wide.camera.aspect = "16:9";
        bench.preview.show(wide);
        QTRY_COMPARE(bench.frames.size(), 2);
        const QSize size = bench.preview.image().size();
        QCOMPARE(size.width(), 800);
        QVERIFY(std::abs(size.width() / double(size.height()) - 16.0 / 9) < 0.03);
    }

    void theRealSitterAppears()
    {
        SitterPreview preview;
        preview.setLongSide(160);
        QSignalSpy frames(&preview, &SitterPreview::frameReady);
        preview.show({});
        QTRY_COMPARE_WITH_TIMEOUT(frames.size(), 2, 20000);
        const QImage image = frames[1][0].value<QImage>();
        QCOMPARE(image.size(), QSize(128, 160));
        QSet<QRgb> colors;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                colors.insert(image.pixel(x, y));
        QVERIFY2(colors.size() > 200, qPrintable(QString::number(colors.size())));
    }
};

QTEST_GUILESS_MAIN(TestSitterPreview)
#include "tst_sitter_preview.moc"
