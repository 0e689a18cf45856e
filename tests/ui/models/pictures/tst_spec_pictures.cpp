// SPDX-License-Identifier: MIT
#include "ui/models/pictures/spec_pictures.h"

#include <QSignalSpy>
#include <QTest>

using namespace presence;

class TestSpecPictures : public QObject
{
    Q_OBJECT

private:
    static PortraitSpec smiling(double level)
    {
        PortraitSpec spec;
        spec.camera.crop = "bcu";
        spec.expression.unit(12) = {level, level};
        return spec;
    }

private slots:
    void whatIsAskedForIsDrawnAndKept()
    {
        SpecPictures pictures;
        QSignalSpy ready(&pictures, &SpecPictures::pictureReady);
        pictures.request("rest", smiling(0));
        pictures.request("smile", smiling(5));
        QVERIFY(pictures.picture("smile").isNull());
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 2, 60000);
        QCOMPARE(pictures.picture("rest").size(), SpecPictures::pictureSize());
        QVERIFY(pictures.picture("rest") != pictures.picture("smile"));
    }

    void theSameIsNotDrawnTwice()
    {
        SpecPictures pictures;
        QSignalSpy ready(&pictures, &SpecPictures::pictureReady);
        pictures.request("smile", smiling(2));
        pictures.request("smile", smiling(2));
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 60000);
        pictures.request("smile", smiling(2));
        pictures.request("other", smiling(0));
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 2, 60000);
        QCOMPARE(ready.back().front().toString(), "other");
    }

    void aNewerSpecReplacesAnOlderOneOfTheSameName()
    {
        SpecPictures pictures;
        QSignalSpy ready(&pictures, &SpecPictures::pictureReady);
        for (const double level : {1.0, 2.0, 3.0, 4.0, 5.0})
            pictures.request("smile", smiling(level));
        pictures.request("last", smiling(5));
        QTRY_VERIFY_WITH_TIMEOUT(!pictures.picture("last").isNull(), 60000);
        QVERIFY(ready.size() <= 3); // at most the one in work, the newest, the other name
        QCOMPARE(pictures.picture("smile"), pictures.picture("last"));
    }
};

QTEST_GUILESS_MAIN(TestSpecPictures)
#include "tst_spec_pictures.moc"
