// SPDX-License-Identifier: MIT
#include "ui/widgets/meters/axis_plot.h"

#include <QTest>

using namespace presence;

class TestAxisPlot : public QObject
{
    Q_OBJECT

private slots:
    void rightIsMoreAndUpIsMore()
    {
        AxisPlot plot(4);
        plot.resize(200, 150);
        QVERIFY(plot.positionOf({2, 0}).x() > plot.positionOf({0, 0}).x());
        QVERIFY(plot.positionOf({0, 2}).y() < plot.positionOf({0, 0}).y());
        QCOMPARE(plot.positionOf({0, 0}).x(), 100.0);
    }

    void beyondTheEndsItStandsAtTheEdge()
    {
        AxisPlot plot(4);
        plot.resize(200, 150);
        QCOMPARE(plot.positionOf({9, -9}), plot.positionOf({4, -4}));
    }

    void theAimIsDrawnOnlyWhereThereIsOne()
    {
        AxisPlot plot(4);
        plot.resize(200, 150);
        const QImage without = plot.grab().toImage();
        plot.setTarget(QPointF(2, 2));
        QVERIFY(plot.grab().toImage() != without);
        plot.setTarget({});
        QCOMPARE(plot.grab().toImage(), without);
    }
};

QTEST_MAIN(TestAxisPlot)
#include "tst_axis_plot.moc"
