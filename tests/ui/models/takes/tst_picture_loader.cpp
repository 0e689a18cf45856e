// SPDX-License-Identifier: MIT
#include "ui/models/takes/picture_loader.h"

#include "tests/support/plain_takes.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace presence;

static ImageFile picture(int width) { return test::plainPicture(Qt::gray, {width, 10}); }

class TestPictureLoader : public QObject
{
    Q_OBJECT

private slots:
    void aPictureIsReadOnceAndThenKept()
    {
        std::atomic<int> reads{0};
        PictureLoader loader([&](const std::string &id) -> Result<ImageFile> {
            ++reads;
            return picture(int(id.size()) * 10);
        });
        QSignalSpy loaded(&loader, &PictureLoader::loaded);
        loader.request("four");
        QCOMPARE(loaded.size(), 0); // the caller never waits for the disk
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(loaded[0][1].value<QImage>().width(), 40);
        loader.request("four");
        QCOMPARE(loaded.size(), 2);
        QCOMPARE(reads.load(), 1);
    }

    void aMissingOrDamagedFileSaysSo()
    {
        PictureLoader loader([](const std::string &id) -> Result<ImageFile> {
            if (id == "gone")
                return Error{Error::Kind::NotFound, "The take “gone” is not there."};
            std::string bytes(picture(10).bytes());
            bytes.resize(bytes.size() / 2);
            return *ImageFile::fromBytes(bytes, "test");
        });
        QSignalSpy failed(&loader, &PictureLoader::failed);
        loader.request("gone");
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][1].toString(), "The take “gone” is not there.");
        loader.request("torn");
        QTRY_COMPARE(failed.size(), 2);
        QVERIFY(failed[1][1].toString().contains("damaged"));
    }
};

QTEST_GUILESS_MAIN(TestPictureLoader)
#include "tests/support/plain_takes.h"
#include "tst_picture_loader.moc"
