// SPDX-License-Identifier: MIT
#include "ui/models/favourites.h"
#include "ui/models/settings.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace presence;

class TestFavourites : public QObject
{
    Q_OBJECT

private slots:
    void theyAreThereAgainInTheNextRun()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("presence.ini"));
        {
            Settings settings(file);
            Favourites favourites;
            favourites.keepIn(settings);
            favourites.set(QStringLiteral("realism.grain"), true);
            favourites.set(QStringLiteral("head.yaw"), true);
            favourites.set(QStringLiteral("gaze.yaw"), true);
            favourites.set(QStringLiteral("head.yaw"), false);
        }
        Settings settings(file);
        Favourites favourites;
        favourites.keepIn(settings);
        QCOMPARE(favourites.ids(), (QStringList{"realism.grain", "gaze.yaw"}));
    }

    void whatIsNoControlIsSkipped()
    {
        QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("presence.ini")));
        settings.setFavouriteControls({"gaze.yaw", "no.such", "gaze.yaw", ""});
        Favourites favourites;
        favourites.keepIn(settings);
        QCOMPARE(favourites.ids(), QStringList{"gaze.yaw"});
    }

    void onlyARealChangeIsAnnounced()
    {
        Favourites favourites;
        QSignalSpy changes(&favourites, &Favourites::changed);
        favourites.set(QStringLiteral("gaze.yaw"), false);
        QCOMPARE(changes.size(), 0);
        favourites.set(QStringLiteral("gaze.yaw"), true);
        favourites.set(QStringLiteral("gaze.yaw"), true);
        QCOMPARE(changes.size(), 1);
        QVERIFY(favourites.contains(QStringLiteral("gaze.yaw")));
    }
};

QTEST_MAIN(TestFavourites)
#include "tst_favourites.moc"
