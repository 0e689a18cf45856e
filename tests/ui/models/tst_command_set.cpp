// SPDX-License-Identifier: MIT
#include "ui/models/command_set.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace presence;

class TestCommandSet : public QObject
{
    Q_OBJECT

private slots:
    void aCommandRunsWhatItSays()
    {
        CommandSet commands;
        int runs = 0;
        commands.add("a", "Group", "Do it", QKeySequence("G"), [&] { ++runs; });
        commands.action("a")->trigger();
        QCOMPARE(runs, 1);
        QVERIFY(!commands.action("missing"));
    }

    void keysThatAreTakenAreNamed()
    {
        CommandSet commands;
        commands.add("a", "Group", "First", QKeySequence("Ctrl+G"), [] {});
        commands.add("b", "Group", "Second", QKeySequence("H"), [] {});
        QCOMPARE(commands.conflicts("b", QKeySequence("Ctrl+G")), QStringList{"First"});
        QCOMPARE(commands.conflicts("a", QKeySequence("Ctrl+G")), QStringList{});
        QCOMPARE(commands.conflicts("b", QKeySequence()), QStringList{});
        // A sequence that begins with another command's keys can never be typed.
        QCOMPARE(commands.conflicts("b", QKeySequence("Ctrl+G, X")), QStringList{"First"});
    }

    void changedKeysSurviveARestartAndDefaultsLeaveNoTrace()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath("settings.ini");
        const auto make = [](CommandSet &commands) {
            commands.add("a", "Group", "First", QKeySequence("G"), [] {});
            commands.add("b", "Group", "Second", QKeySequence("H"), [] {});
        };
        {
            CommandSet commands;
            make(commands);
            commands.setKeys("a", QKeySequence("Ctrl+Shift+J"));
            QSettings settings(file, QSettings::IniFormat);
            commands.save(settings);
            QCOMPARE(settings.allKeys(), QStringList{"keys/a"});
        }
        CommandSet again;
        make(again);
        again.load(QSettings(file, QSettings::IniFormat));
        QCOMPARE(again.action("a")->shortcut(), QKeySequence("Ctrl+Shift+J"));
        QCOMPARE(again.action("b")->shortcut(), QKeySequence("H"));
        again.resetKeys();
        QCOMPARE(again.action("a")->shortcut(), QKeySequence("G"));
    }
};

QTEST_MAIN(TestCommandSet)
#include "tst_command_set.moc"
