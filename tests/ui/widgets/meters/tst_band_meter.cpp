// SPDX-License-Identifier: MIT
#include "ui/widgets/meters/band_meter.h"

#include <QTest>

using namespace presence;

class TestBandMeter : public QObject
{
    Q_OBJECT

private slots:
    void itKnowsWhetherTheValueIsInTheBand_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<bool>("inside");
        QTest::newRow("below") << 0.0 << false;
        QTest::newRow("lower edge") << 1.0 << true;
        QTest::newRow("upper edge") << 6.0 << true;
        QTest::newRow("above") << 7.0 << false;
    }
    void itKnowsWhetherTheValueIsInTheBand()
    {
        QFETCH(double, value);
        QFETCH(bool, inside);
        BandMeter meter(0, 10, 1, 6);
        meter.setReading(value, QStringLiteral("words"));
        QCOMPARE(meter.isInBand(), inside);
    }

    void theVerdictIsReadOutAndThePointerMoves()
    {
        BandMeter meter(0, 10, 1, 6);
        meter.resize(200, meter.sizeHint().height());
        meter.setReading(2, QStringLiteral("restrained"));
        QCOMPARE(meter.accessibleDescription(), "restrained");
        const QImage before = meter.grab().toImage();
        meter.setReading(9, QStringLiteral("restrained"));
        const QImage after = meter.grab().toImage();
        QVERIFY(before != after);
        meter.setReading(99, QStringLiteral("restrained")); // stands at the end
        meter.setReading(10, QStringLiteral("restrained"));
        QVERIFY(meter.grab().toImage() != after);
    }
};

QTEST_MAIN(TestBandMeter)
#include "tst_band_meter.moc"
