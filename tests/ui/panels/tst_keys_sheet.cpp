// SPDX-License-Identifier: MIT
#include "ui/models/command_set.h"
#include "ui/panels/keys_sheet.h"

#include <QKeySequenceEdit>
#include <QLabel>
#include <QTest>

using namespace presence;

class TestKeysSheet : public QObject
{
    Q_OBJECT

    static QKeySequenceEdit *field(QWidget &sheet, const QString &command)
    {
        for (auto *edit : sheet.findChildren<QKeySequenceEdit *>())
            if (edit->accessibleName().contains(command))
                return edit;
        return nullptr;
    }

private slots:
    void newKeysAreTakenAndTakenOnesAreRefusedInWords()
    {
        CommandSet commands;
        commands.add("a", "View", "First", QKeySequence("G"), [] {});
        commands.add("b", "View", "Second", QKeySequence("H"), [] {});
        QWidget parent;
        auto *sheet = new KeysSheet(commands, &parent);
        sheet->show();

        QTest::keyClick(field(*sheet, "First"), Qt::Key_J);
        QTRY_COMPARE(commands.action("a")->shortcut(), QKeySequence("J"));

        QTest::keyClick(field(*sheet, "Second"), Qt::Key_J);
        const auto refused = [&] {
            for (auto *label : sheet->findChildren<QLabel *>())
                if (label->text().contains("First") && label->text().contains("J"))
                    return true;
            return false;
        };
        QTRY_VERIFY(refused());
        QCOMPARE(commands.action("b")->shortcut(), QKeySequence("H"));
    }
};

QTEST_MAIN(TestKeysSheet)
#include "tst_keys_sheet.moc"
