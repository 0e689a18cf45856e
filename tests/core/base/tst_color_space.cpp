// SPDX-License-Identifier: MIT
#include "core/base/color_space.h"

#include <QTest>

#include <cmath>

using namespace presence;

class TestColorSpace : public QObject
{
    Q_OBJECT

private slots:
    void oklchMatchesThePublishedValues()
    {
        // Ottosson's page: red is L 0.628, C 0.258, h 29.2.
        const Oklch red = *oklchFromHex("#FF0000");
        QVERIFY(std::abs(red.lightness - 0.628) < 0.001);
        QVERIFY(std::abs(red.chroma - 0.2577) < 0.001);
        QVERIFY(std::abs(red.hueDeg - 29.23) < 0.05);
        QVERIFY(!oklchFromHex("red") && !oklchFromHex("#12345G"));
    }

    void everyColourSurvivesTheWayThere_data()
    {
        QTest::addColumn<QString>("hex");
        for (const char *hex : {"#000000", "#FFFFFF", "#FF0000", "#0000FF", "#1F2A36", "#E0662B", "#808080"})
            QTest::addRow("%s", hex) << hex;
    }
    void everyColourSurvivesTheWayThere()
    {
        QFETCH(QString, hex);
        QCOMPARE(hexFromOklch(*oklchFromHex(hex.toStdString())), hex.toStdString());
    }

    void contrastIsTheOneOfWcag()
    {
        QVERIFY(std::abs(contrastRatio("#000000", "#FFFFFF") - 21) < 1e-9);
        QVERIFY(std::abs(contrastRatio("#767676", "#FFFFFF") - 4.54) <
                0.01); // the known lightest grey for text
        QCOMPARE(contrastRatio("#123456", "#123456"), 1.0);
    }

    void whatLooksAlikeIsNear()
    {
        const auto distance = [](const char *a, const char *b) {
            return distanceBetween(*oklabFromHex(a), *oklabFromHex(b));
        };
        QVERIFY(std::abs(distance("#000000", "#FFFFFF") - 1) < 1e-3);
        QCOMPARE(distance("#123456", "#123456"), 0.0);
        QVERIFY(distance("#1F5FC9", "#2463CE") < distance("#1F5FC9", "#1FC95F"));
        QVERIFY(!oklabFromHex("#12345"));
    }
};

QTEST_APPLESS_MAIN(TestColorSpace)
#include "tst_color_space.moc"
