// SPDX-License-Identifier: MIT
#include "core/shoot/grid/grid_record.h"

#include "core/base/file_io.h"

#include <QTemporaryDir>
#include <QTest>

using namespace presence;

class TestGridRecord : public QObject
{
    Q_OBJECT

    static GridRecord record(const char *time)
    {
        return {time, "Head turn", "Pattern", {"−20°", "20°"}, {"Loop"}, {"order-1", ""}};
    }

private slots:
    void gridsComeBackTheLatestFirst()
    {
        const QTemporaryDir home;
        const std::filesystem::path shoot = home.path().toStdString();
        QVERIFY(loadGrids(shoot).empty());
        const GridRecord early = record("2026-11-20T08:00:00Z"), late = record("2026-11-20T09:00:00Z");
        GridRecord twin = late; // in the same second
        twin.orders = {"order-2", ""};
        for (const GridRecord &one : {late, early, twin})
            QVERIFY(saveGrid(one, shoot).ok());
        const auto read = loadGrids(shoot);
        QCOMPARE(read.size(), std::size_t(3));
        QVERIFY(read.back() == early);
        QVERIFY(read.front() == late || read.front() == twin);
    }

    void aPlanGivesItsLabels()
    {
        GridPlan plan;
        plan.columns = {"Head turn", {{"−20°"}, {"20°"}}};
        const GridRecord made = recordOf(plan);
        QCOMPARE(made.columns, (std::vector<std::string>{"−20°", "20°"}));
        QCOMPARE(made.rowCount(), 1);
    }

    void damagedGridsAreLeftOutAndSaid_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray good =
            R"({"orderedAt":"t","columns":{"title":"a","labels":["x"]},"rows":{"title":"","labels":[]},"orders":["o"]})";
        QTest::newRow("no JSON") << good.chopped(3);
        QTest::newRow("too many cells") << QByteArray(good).replace("[\"o\"]", "[\"o\",\"p\"]");
        QTest::newRow("no column") << QByteArray(good).replace("[\"x\"]", "[]");
        QTest::newRow("numbers for labels") << QByteArray(good).replace("[\"x\"]", "[5]");
    }

    void damagedGridsAreLeftOutAndSaid()
    {
        QFETCH(QByteArray, text);
        const QTemporaryDir home;
        const std::filesystem::path shoot = home.path().toStdString();
        QVERIFY(saveGrid(record("2026-11-20T08:00:00Z"), shoot).ok());
        QVERIFY(writeFile(shoot / "grids" / "torn.json", text.toStdString()).ok());
        std::vector<std::string> problems;
        QCOMPARE(loadGrids(shoot, &problems).size(), std::size_t(1));
        QCOMPARE(problems.size(), std::size_t(1));
        QVERIFY(problems.front().find("torn.json") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestGridRecord)
#include "tst_grid_record.moc"
