// SPDX-License-Identifier: MIT
#include "ui/models/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace presence;

class TestSettings : public QObject
{
    Q_OBJECT

    static void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

private slots:
    void agreeingToWordsIsNotAgreeingToPictures()
    {
        QTemporaryDir folder;
        Settings settings(folder.filePath("presence.ini"));
        const QString here = "https://api.drawbox.example", elsewhere = "https://drawbox.example";
        settings.setMayBeSentTo("drawbox", here);
        QVERIFY(settings.mayBeSentTo("drawbox", here));
        QVERIFY(!settings.mayBeSentTo("drawbox", here, true));
        settings.setMayBeSentTo("drawbox", here, true);
        QVERIFY(settings.mayBeSentTo("drawbox", here, true));
        QVERIFY(!settings.mayBeSentTo("drawbox", elsewhere) && !settings.mayBeSentTo("other", here, true));
    }

    void everythingSurvivesARestart()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath("presence.ini");
        {
            Settings settings(file);
            settings.setTheme(Settings::Theme::Dark);
            settings.setLastShoot("/photos/über uns");
            settings.setBackendId("a1111");
            settings.setBackendAddress("a1111", "http://127.0.0.1:7861");
            settings.setWindowGeometry(QByteArray("\0\1\xff", 3));
            settings.setStageSurround(2);
            settings.setHintSeen("welcome");
        }
        const Settings settings(file);
        QCOMPARE(settings.theme(), Settings::Theme::Dark);
        QCOMPARE(settings.lastShoot(), "/photos/über uns");
        QCOMPARE(settings.backendId(), "a1111");
        QCOMPARE(settings.backendAddress("a1111"), "http://127.0.0.1:7861");
        QCOMPARE(settings.windowGeometry(), QByteArray("\0\1\xff", 3));
        QCOMPARE(settings.stageSurround(), 2);
        QVERIFY(settings.hintSeen("welcome"));
        QVERIFY(!settings.hintSeen("other"));
        QVERIFY(settings.damagedFile().isEmpty());
    }

    void badValuesCountAsMissing()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath("presence.ini");
        write(file, "[appearance]\ntheme=purple\nsurround=lots\n[backends]\na1111\\address=javascript:1\n");
        const Settings settings(file);
        QCOMPARE(settings.theme(), Settings::Theme::System);
        QCOMPARE(settings.stageSurround(), 0);
        QCOMPARE(settings.backendId(), "sitter");
        QVERIFY(settings.backendAddress("a1111").isEmpty());
    }

    void aDamagedFileIsPutAside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("zeroes, as after a crash") << QByteArray(300, '\0');
        QTest::newRow("a torn write") << QByteArray("[appearance]\ntheme=dark\n\x01\x02\xff\xfe", 28);
    }
    void aDamagedFileIsPutAside()
    {
        QFETCH(QByteArray, bytes);
        QTemporaryDir folder;
        const QString file = folder.filePath("presence.ini");
        write(file, bytes);
        Settings settings(file);
        QCOMPARE(settings.theme(), Settings::Theme::System);
        QCOMPARE(settings.damagedFile(), file + ".damaged");
        QVERIFY(QFile::exists(settings.damagedFile()));
        settings.setTheme(Settings::Theme::Light);
        QCOMPARE(settings.theme(), Settings::Theme::Light);
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
