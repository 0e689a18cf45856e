// SPDX-License-Identifier: MIT
#include "ui/models/command_set.h"
#include "ui/panels/command_palette.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QTest>
#include <QWidget>

using namespace presence;

class TestCommandPalette : public QObject
{
    Q_OBJECT

private slots:
    void wordBeginningsFitBetterThanScatteredLetters()
    {
        QVERIFY(CommandPalette::fit("lo", "View Lights out") > CommandPalette::fit("lo", "Filter controls"));
        QCOMPARE(CommandPalette::fit("xyz", "View Lights out"), 0);
        QVERIFY(CommandPalette::fit("", "Anything") > 0);
    }

    void typingAndReturnRunsTheBestMatch()
    {
        QWidget parent;
        parent.resize(800, 600);
        parent.show();
        CommandSet commands;
        QString ran;
        commands.add("a", "View", "Lights out", {}, [&] { ran = "lights"; });
        commands.add("b", "Edit", "Undo", {}, [&] { ran = "undo"; });
        commands.add("c", "Edit", "Hidden", {}, [&] { ran = "hidden"; });
        commands.action("c")->setEnabled(false);
        QPointer palette = new CommandPalette(commands, &parent);
        palette->show();
        auto *line = palette->findChild<QLineEdit *>();
        QTest::keyClicks(line, "undo");
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(ran, "undo");
        QTRY_VERIFY(!palette);
    }

    void theArrowsWalkTheListAndDisabledCommandsAreAbsent()
    {
        QWidget parent;
        parent.resize(800, 600);
        parent.show();
        CommandSet commands;
        QString ran;
        commands.add("a", "View", "First", {}, [&] { ran = "first"; });
        commands.add("b", "View", "Second", {}, [&] { ran = "second"; });
        commands.add("c", "View", "Third", {}, [&] { ran = "third"; });
        commands.action("b")->setEnabled(false);
        auto *palette = new CommandPalette(commands, &parent);
        palette->show();
        QCOMPARE(palette->findChild<QListWidget *>()->count(), 2);
        auto *line = palette->findChild<QLineEdit *>();
        QTest::keyClick(line, Qt::Key_Down);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(ran, "third");
    }

    void nothingFoundRunsNothing()
    {
        QWidget parent;
        parent.resize(800, 600);
        parent.show();
        CommandSet commands;
        bool ran = false;
        commands.add("a", "View", "First", {}, [&] { ran = true; });
        auto *palette = new CommandPalette(commands, &parent);
        palette->show();
        auto *line = palette->findChild<QLineEdit *>();
        QTest::keyClicks(line, "qqq");
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(palette->isVisible());
        QTest::qWait(20);
        QVERIFY(!ran);
    }
};

QTEST_MAIN(TestCommandPalette)
#include "tst_command_palette.moc"
