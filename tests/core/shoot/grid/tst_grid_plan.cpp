// SPDX-License-Identifier: MIT
#include "core/shoot/grid/grid_axis.h"
#include "core/shoot/grid/sheet_layout.h"

#include <QTest>

using namespace presence;

class TestGridPlan : public QObject
{
    Q_OBJECT

    const Resources m_resources = Resources::find({}).value();
    const SpecLibrary m_library = SpecLibrary::load(m_resources).value();
    const ParameterWords m_words = ParameterWords::load(m_resources).value();
    const PresetCollection m_presets = PresetCollection::open(m_resources, "/nowhere").value();
    const GridNames m_names{m_words, m_presets, m_library, {{"sitter", "Sitter"}, {"drawbox", "Drawbox"}}};

    GridAxis axis(const char *text) const { return parseAxis(text, m_names).value(); }
    static QStringList labels(const GridAxis &axis)
    {
        QStringList all;
        for (const GridStep &step : axis.steps)
            all << QString::fromStdString(step.label);
        return all;
    }

private slots:
    void anAxisIsReadAsTyped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("last");
        QTest::newRow("numbers") << "head.yaw=-20,0,20" << 3 << "20";
        QTest::newRow("filled in") << "head.yaw=-20, -10, .., 20" << 5 << "20";
        QTest::newRow("filled in, backwards") << "head.yaw=10,5,..,-10" << 5 << "10";
        QTest::newRow("the end is no step") << "seed=1,3,..,8" << 5 << "8";
        QTest::newRow("choices") << "lighting.pattern=loop,rembrandt" << 2 << "Rembrandt";
        QTest::newRow("both sides") << "expression.au12=A,C,E" << 3 << "E";
        QTest::newRow("seeds") << "seed=7,8" << 2 << "8";
        QTest::newRow("presets") << "preset=Classic Rembrandt,classic rembrandt" << 2 << "Classic Rembrandt";
        QTest::newRow("backends") << "backend=sitter,drawbox" << 2 << "Drawbox";
        QTest::newRow("jobs") << "job=trust,warmth" << 2 << "arm";
    }
    void anAxisIsReadAsTyped()
    {
        QFETCH(QString, text);
        QFETCH(int, count);
        QFETCH(QString, last);
        const auto read = parseAxis(text.toStdString(), m_names);
        QVERIFY2(read.ok(), read ? "" : read.error().message.c_str());
        QVERIFY(!read->title.empty());
        QCOMPARE(int(read->steps.size()), count);
        QVERIFY2(labels(*read).last().contains(last), qPrintable(labels(*read).join(" | ")));
    }

    void whatCannotBeMeantIsNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("no values") << "head.yaw"
                                   << "WHAT=VALUES";
        QTest::newRow("nothing behind") << "head.yaw="
                                        << "no values";
        QTest::newRow("no such control") << "head.jaw=1"
                                         << "head.jaw";
        QTest::newRow("out of range") << "head.yaw=900"
                                      << "900";
        QTest::newRow("no such preset") << "preset=Nobody's"
                                        << "Nobody's";
        QTest::newRow("no such backend") << "backend=nowhere"
                                         << "sitter, drawbox";
        QTest::newRow("no such job") << "job=nap"
                                     << "trust";
        QTest::newRow("no seed") << "seed=-4"
                                 << "-4";
        QTest::newRow("fill without a step") << "head.yaw=0,..,20"
                                             << "two that give the step";
        QTest::newRow("fill that never arrives") << "head.yaw=0,5,..,-20"
                                                 << "two that give the step";
        QTest::newRow("fill without an end") << "seed=1,2,.."
                                             << "two that give the step";
    }
    void whatCannotBeMeantIsNamed()
    {
        QFETCH(QString, text);
        QFETCH(QString, said);
        const auto read = parseAxis(text.toStdString(), m_names);
        QVERIFY(!read.ok());
        QVERIFY2(QString::fromStdString(read.error().message).contains(said), read.error().message.c_str());
    }

    void everyCellHasTheValuesOfItsRowAndColumn()
    {
        GridPlan plan;
        plan.settings.seed = 5;
        plan.settings.count = 4;
        plan.backendId = "sitter";
        plan.columns = axis("head.yaw=-20,0,20");
        plan.rows = axis("lighting.pattern=loop,rembrandt");
        const auto cells = gridCells(plan, m_library).value();
        QCOMPARE(cells.size(), std::size_t(6));
        for (const GridCell &cell : cells) {
            QCOMPARE(cell.spec.pose.headYawDeg, -20.0 + 20 * cell.column);
            QCOMPARE(cell.settings.seed, std::int64_t(5));
            QCOMPARE(cell.settings.count, 1);
            QCOMPARE(cell.backendId, std::string("sitter"));
        }
        QCOMPARE(cells[1].column, 1);
        QCOMPARE(cells[3].row, 1);
        // A pattern brings its lamp along.
        QVERIFY(cells[0].spec.lighting.keyElevationDeg != cells[3].spec.lighting.keyElevationDeg ||
                cells[0].spec.lighting.keyAzimuthDeg != cells[3].spec.lighting.keyAzimuthDeg);
    }

    void seedsAndBackendsAreAxesToo()
    {
        GridPlan plan;
        plan.backendId = "sitter";
        plan.columns = axis("seed=1,2");
        plan.rows = axis("backend=sitter,drawbox");
        const auto cells = gridCells(plan, m_library).value();
        QCOMPARE(cells.size(), std::size_t(4));
        QCOMPARE(cells[1].settings.seed, std::int64_t(2));
        QCOMPARE(cells[2].backendId, std::string("drawbox"));
    }

    void aGridThatIsEmptyOrTooLargeIsRefused()
    {
        GridPlan plan;
        QVERIFY(!gridCells(plan, m_library).ok());
        plan.columns = axis("seed=1,2,..,30");
        plan.rows = axis("seed=1,2,..,30");
        const auto cells = gridCells(plan, m_library);
        QVERIFY(!cells.ok());
        QVERIFY(QString::fromStdString(cells.error().message).contains("30 × 30"));
    }

    void totalsCountMoneyByUnitAndTimeByBackend()
    {
        GridPlan plan;
        plan.columns = axis("seed=1,2,3");
        plan.rows = axis("backend=sitter,drawbox");
        const auto cells = gridCells(plan, m_library).value();
        std::vector<Estimate> estimates(3, Estimate{Cost{0, ""}, 2, ""});
        estimates.resize(6, Estimate{Cost{0.5, "USD"}, 10, ""});
        const auto one = [](const std::string &) { return 1; };
        GridTotals totals = gridTotals(cells, estimates, one);
        QCOMPARE(totals.costs.size(), std::size_t(1));
        QCOMPARE(totals.costs[0].amount, 1.5);
        QCOMPARE(totals.seconds, 30.0); // the sitter's six seconds pass meanwhile
        QCOMPARE(totals.unpriced, 0);
        QCOMPARE(gridTotals(cells, estimates, [](const std::string &) { return 3; }).seconds, 10.0);
        estimates[5] = {};
        totals = gridTotals(cells, estimates, one);
        QCOMPARE(totals.unpriced, 1);
        QVERIFY(totals.seconds < 0);
    }

    void theSheetHoldsEverythingWithoutOverlap()
    {
        for (const int labelWidth : {0, 90}) {
            const SheetLayout layout = sheetLayout(3, 2, 200, 250, 20, labelWidth);
            QCOMPARE(layout.cells.size(), std::size_t(6));
            QCOMPARE(layout.rowLabels.size(), std::size_t(labelWidth ? 2 : 0));
            std::vector<SheetArea> all = layout.cells;
            all.insert(all.end(), layout.columnLabels.begin(), layout.columnLabels.end());
            all.insert(all.end(), layout.rowLabels.begin(), layout.rowLabels.end());
            all.push_back(layout.title);
            for (std::size_t i = 0; i < all.size(); ++i) {
                const SheetArea &a = all[i];
                QVERIFY(a.x >= 0 && a.y >= 0 && a.x + a.width <= layout.width &&
                        a.y + a.height <= layout.height);
                for (std::size_t j = 0; j < i; ++j) {
                    const SheetArea &b = all[j];
                    const bool apart = a.x >= b.x + b.width || b.x >= a.x + a.width ||
                                       a.y >= b.y + b.height || b.y >= a.y + a.height;
                    QVERIFY2(apart, qPrintable(QString("%1 and %2").arg(i).arg(j)));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestGridPlan)
#include "tst_grid_plan.moc"
