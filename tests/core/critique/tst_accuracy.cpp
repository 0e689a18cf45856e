// SPDX-License-Identifier: MIT
#include "core/critique/accuracy.h"
#include "core/critique/checks/checks.h"

#include <QTest>

#include <set>

using namespace presence;

class TestAccuracy : public QObject
{
    Q_OBJECT

    static AccuracyTable sample()
    {
        AccuracyTable table;
        table.measured = "2026-11-20";
        table.figures = {{"head.yaw", "C", "mean error", 1.3, "°", 60, 1, 3, true},
                         {"eyes.open", "A", "right", 94.5, "%", 316, 0.9, 90, false},
                         {"eyes.open", "C", "right", 97, "%", 86, 1, 98, false}};
        return table;
    }

private slots:
    void aTableSurvivesItsFile()
    {
        const AccuracyTable table = sample();
        const auto read = AccuracyTable::fromJson(table.toJson(), "table");
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
        QCOMPARE(read->toJson(), table.toJson());
        QCOMPARE(read->measured, table.measured);
        QCOMPARE(read->of("eyes.open").size(), std::size_t(2));
        QVERIFY(read->of("nothing.here").empty());
    }

    void anAimIsMetFromItsSide()
    {
        const AccuracyTable table = sample();
        QVERIFY(table.figures[0].met());
        QVERIFY(table.figures[1].met());
        QVERIFY(!table.figures[2].met());
    }

    void theShippedTableSpeaksOfFindingsOfTheChecklist()
    {
        const auto table = AccuracyTable::load(Resources(PRESENCE_SOURCE_DIR "/resources"));
        QVERIFY2(table.ok(), table.ok() ? "" : table.error().message.c_str());
        std::set<std::string_view> ids;
        for (const critique::CheckRow &row : critique::checkRows())
            ids.insert(row.id);
        const std::set<std::string> tiers{"A", "A+", "B", "C", "S", "I", "Q"};
        QVERIFY(table->figures.size() > 20);
        for (const AccuracyFigure &figure : table->figures) {
            QVERIFY2(ids.contains(figure.finding), figure.finding.c_str());
            QVERIFY2(tiers.contains(figure.tier), figure.tier.c_str());
            QVERIFY2(!figure.measure.empty() && figure.sample > 0, figure.finding.c_str());
            QVERIFY(figure.assessed >= 0 && figure.assessed <= 1);
        }
    }

    void aDamagedTableIsNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("no JSON") << "accuracy";
        QTest::newRow("other schema")
            << R"({"schema": "presence.accuracy/9", "measured": "", "findings": {}})";
        QTest::newRow("no findings") << R"({"schema": "presence.accuracy/1", "measured": ""})";
        QTest::newRow("a figure without its sample")
            << R"({"schema": "presence.accuracy/1", "measured": "", "findings": {"a.b": {"A": [{"measure": "x",
                   "value": 1, "unit": "", "assessed": 1, "aim": 1, "less_is_better": false}]}}})";
    }

    void aDamagedTableIsNamed()
    {
        QFETCH(QString, text);
        const auto table = AccuracyTable::fromJson(text.toStdString(), "somewhere.json");
        QVERIFY(!table.ok());
        QVERIFY(table.error().message.starts_with("somewhere.json"));
    }
};

QTEST_APPLESS_MAIN(TestAccuracy)
#include "tst_accuracy.moc"
