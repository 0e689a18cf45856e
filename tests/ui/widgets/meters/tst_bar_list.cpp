// SPDX-License-Identifier: MIT
#include "ui/widgets/meters/bar_list.h"

#include <QTest>

using namespace presence;

class TestBarList : public QObject
{
    Q_OBJECT

private slots:
    void sharesBecomePips_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<int>("pips");
        QTest::newRow("none") << 0.0 << 0;
        QTest::newRow("half") << 0.5 << 3;
        QTest::newRow("all") << 1.0 << 5;
        QTest::newRow("beyond") << 7.0 << 5;
        QTest::newRow("below") << -1.0 << 0;
    }
    void sharesBecomePips()
    {
        QFETCH(double, share);
        QFETCH(int, pips);
        QCOMPARE(BarList::pips(share), pips);
    }

    void everyBarIsReadOut()
    {
        BarList list;
        list.setBars({{QStringLiteral("Warmth"), 1}, {QStringLiteral("Status"), 0}});
        QCOMPARE(list.accessibleDescription(), "Warmth: 5 of 5, Status: 0 of 5");
        QVERIFY(list.sizeHint().height() >= 2 * list.fontMetrics().height());
    }
};

QTEST_MAIN(TestBarList)
#include "tst_bar_list.moc"
