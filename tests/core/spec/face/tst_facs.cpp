// SPDX-License-Identifier: MIT
#include "core/spec/face/facs.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace presence;

class TestFacs : public QObject
{
    Q_OBJECT

private slots:
    void unitsAreUniqueAndFoundByNumber()
    {
        std::set<int> numbers;
        for (std::size_t i = 0; i < actionUnitCount; ++i) {
            QVERIFY(numbers.insert(actionUnits[i].number).second);
            QVERIFY(actionUnitIndex(actionUnits[i].number) == i);
        }
        for (const int absent : {0, -1, 3, 30, 45, 51, 99})
            QVERIFY(!actionUnitIndex(absent));
    }

    void midlineUnitsCannotDifferBetweenTheSides()
    {
        for (const int number : {17, 18, 22, 23, 24, 25, 26, 27, 28})
            QVERIFY2(!actionUnits[*actionUnitIndex(number)].sided, qPrintable(QString::number(number)));
        for (const int number : {1, 2, 4, 6, 12, 14, 15, 43})
            QVERIFY2(actionUnits[*actionUnitIndex(number)].sided, qPrintable(QString::number(number)));
    }

    void levelsAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("level"); // negative = refused
        const auto row = [](const char *text, double level) {
            QTest::newRow(text) << QByteArray(text) << level;
        };
        row("0", 0);
        row("A", 1);
        row("b", 2);
        row("C", 3);
        row("d", 4);
        row("E", 5);
        row("5", 5);
        row("5.0", 5);
        row("2.5", 2.5);
        row("1e-3", 0.001);
        for (const char *bad : {"", "F", "@", "`", "AA", "5.1", "-1", "-0.1", "nan", "inf", "1 ", " 1", "2,5",
                                "0x1", "C+", "ä"})
            row(bad, -1);
    }
    void levelsAreRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(double, level);
        const auto read = parseLevel(text.toStdString());
        QCOMPARE(read.has_value(), level >= 0);
        if (read)
            QCOMPARE(*read, level);
    }

    void levelsAreWrittenAsTheNearestLetterWithASign_data()
    {
        QTest::addColumn<double>("level");
        QTest::addColumn<QString>("text");
        const auto row = [](double level, const char *text) {
            QTest::newRow(text) << level << QString::fromUtf8(text);
        };
        row(0, "0");
        row(0.3, "0+");
        row(0.7, "A−");
        row(1, "A");
        row(1.05, "A");
        row(3.25, "C+");
        row(3.75, "D−");
        row(5, "E");
    }
    void levelsAreWrittenAsTheNearestLetterWithASign()
    {
        QFETCH(double, level);
        QTEST(QString::fromStdString(levelText(level)), "text");
    }

    void levelsBeyondTheScaleAreItsEnds()
    {
        QVERIFY(levelText(-3) == "0" && levelText(77) == "E");
        QCOMPARE(levelTravel(-3), 0.0);
        QCOMPARE(levelTravel(77), 1.0);
    }

    void travelIsContinuousAndUneven()
    {
        QCOMPARE(levelTravel(3), 0.5);
        QVERIFY(levelTravel(3) - levelTravel(2) > levelTravel(1) - levelTravel(0));
        for (double level = 0; level < 5; level += 0.01)
            QVERIFY(std::abs(levelTravel(level + 0.01) - levelTravel(level)) < 0.01);
    }

    void theStrongerSideCounts()
    {
        QCOMPARE((SidedLevel{1, 2}.strongest()), 2.0);
        QCOMPARE((SidedLevel{3, 2}.strongest()), 3.0);
    }
};

QTEST_APPLESS_MAIN(TestFacs)
#include "tst_facs.moc"
