// SPDX-License-Identifier: MIT
#include "ui/models/pictures/choice_pictures.h"

#include "core/spec/parameters.h"

#include <QMap>
#include <QSignalSpy>
#include <QTest>

using namespace presence;

class TestChoicePictures : public QObject
{
    Q_OBJECT

private slots:
    void everyLightPatternIsDrawnOnceAndDifferently()
    {
        const SpecLibrary library = *SpecLibrary::load(Resources(PRESENCE_SOURCE_DIR "/resources"));
        SpecPictures drawer;
        ChoicePictures pictures(library, drawer);
        QMap<QString, QImage> drawn;
        int count = 0;
        connect(&pictures, &ChoicePictures::pictureReady, this,
                [&](const QString &control, const QString &choice, const QImage &picture) {
                    QCOMPARE(control, "lighting.pattern");
                    drawn.insert(choice, picture);
                    ++count;
                });
        pictures.request("lighting.pattern");
        pictures.request("lighting.pattern");
        const auto &choices = findControl("lighting.pattern")->choices;
        QTRY_COMPARE_WITH_TIMEOUT(drawn.size(), qsizetype(choices.size()), 60000);
        QTest::qWait(50);
        QCOMPARE(count, int(choices.size()));
        for (const QImage &picture : drawn)
            QCOMPARE(picture.size(), SpecPictures::pictureSize());
        QVERIFY(drawn["rembrandt"] != drawn["flat"]);
        QVERIFY(drawn["split"] != drawn["butterfly"]);
    }

    void onlyChoicesThatCanBeSeenAreDrawn()
    {
        QVERIFY(ChoicePictures::canShow("camera.crop"));
        QVERIFY(!ChoicePictures::canShow("identity.likeness"));
        QVERIFY(!ChoicePictures::canShow("head.yaw"));
    }

    void itStopsInTheMiddleOfItsWork()
    {
        const SpecLibrary library = *SpecLibrary::load(Resources(PRESENCE_SOURCE_DIR "/resources"));
        SpecPictures drawer;
        ChoicePictures pictures(library, drawer);
        QSignalSpy ready(&pictures, &ChoicePictures::pictureReady);
        pictures.request("lighting.pattern");
        QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), 30000);
    }
};

QTEST_GUILESS_MAIN(TestChoicePictures)
#include "tst_choice_pictures.moc"
