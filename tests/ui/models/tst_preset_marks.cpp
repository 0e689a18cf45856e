// SPDX-License-Identifier: MIT
#include "ui/models/preset_marks.h"

#include "ui/models/settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace presence;

class TestPresetMarks : public QObject
{
    Q_OBJECT

private slots:
    void starsAndUseSurviveTheProgram()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath("settings.ini");
        {
            Settings settings(file);
            PresetMarks marks;
            marks.keepIn(settings);
            marks.setFavourite("Calm, and clear", true);
            marks.setFavourite("Bold", true);
            marks.setFavourite("bold", false);
            marks.used("Bold");
            marks.used("Awe");
            marks.renamed("Awe", "Wonder");
        }
        Settings settings(file);
        PresetMarks marks;
        marks.keepIn(settings);
        QCOMPARE(marks.favourites(), QStringList{"Calm, and clear"});
        QVERIFY(marks.isFavourite("calm, AND clear"));
        QCOMPARE(marks.recent(), (QStringList{"Wonder", "Bold"}));
    }

    void onlyTheLastOnesAreKeptEachOnce()
    {
        PresetMarks marks;
        for (int i = 0; i < 30; ++i)
            marks.used(QString::number(i % 20));
        QCOMPARE(marks.recent().size(), PresetMarks::mostRecent);
        QCOMPARE(marks.recent().first(), "9");
        QCOMPARE(marks.recent().count("9"), 1);
    }
};

QTEST_GUILESS_MAIN(TestPresetMarks)
#include "tst_preset_marks.moc"
