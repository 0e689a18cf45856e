// SPDX-License-Identifier: MIT
#include "ui/widgets/collapsible_group.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace presence;

class TestCollapsibleGroup : public QObject
{
    Q_OBJECT

private slots:
    void theContentIsMadeWhenFirstOpened()
    {
        int made = 0;
        CollapsibleGroup group("Light", [&made]() -> QWidget * {
            ++made;
            return new QLabel("rows");
        });
        group.show();
        QCOMPARE(made, 0);
        QTest::mouseClick(group.header(), Qt::LeftButton);
        QVERIFY(group.isExpanded());
        QVERIFY(group.content()->isVisible());
        QTest::mouseClick(group.header(), Qt::LeftButton);
        QVERIFY(!group.content()->isVisible());
        QTest::mouseClick(group.header(), Qt::LeftButton);
        QCOMPARE(made, 1);
    }

    void keysOpenAndClose_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("before");
        QTest::addColumn<bool>("after");
        QTest::newRow("right opens") << int(Qt::Key_Right) << false << true;
        QTest::newRow("right keeps open") << int(Qt::Key_Right) << true << true;
        QTest::newRow("left closes") << int(Qt::Key_Left) << true << false;
        QTest::newRow("enter toggles") << int(Qt::Key_Return) << false << true;
        QTest::newRow("space toggles") << int(Qt::Key_Space) << true << false;
    }
    void keysOpenAndClose()
    {
        QFETCH(int, key);
        QFETCH(bool, before);
        QFETCH(bool, after);
        CollapsibleGroup group("Light", []() -> QWidget * { return new QLabel("rows"); });
        group.setExpanded(before);
        group.show();
        QTest::keyClick(group.header(), Qt::Key(key));
        QCOMPARE(group.isExpanded(), after);
    }

    void theWholeBarOpens()
    {
        CollapsibleGroup group("Light", []() -> QWidget * { return new QLabel("rows"); });
        group.resize(300, 40);
        group.show();
        QTest::mouseClick(&group, Qt::LeftButton, {}, {200, group.header()->geometry().center().y()});
        QVERIFY(group.isExpanded());
        group.resize(300, 200);
        QTest::mouseClick(&group, Qt::LeftButton, {}, {200, 190});
        QVERIFY(group.isExpanded());
    }

    void changesAreCountedAndCanBeReset()
    {
        CollapsibleGroup group("Light", []() -> QWidget * { return new QLabel("rows"); });
        group.show();
        QVERIFY(!group.resetButton()->isVisible());
        group.setChangedCount(3);
        QVERIFY(group.resetButton()->isVisible());
        QVERIFY(group.header()->accessibleName().contains('3'));
        QSignalSpy resets(&group, &CollapsibleGroup::resetRequested);
        QTest::mouseClick(group.resetButton(), Qt::LeftButton);
        QCOMPARE(resets.size(), 1);
        QVERIFY(!group.isExpanded());
    }
};

QTEST_MAIN(TestCollapsibleGroup)
#include "tst_collapsible_group.moc"
