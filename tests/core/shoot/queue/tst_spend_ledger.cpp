// SPDX-License-Identifier: MIT
#include "core/shoot/queue/spend_ledger.h"

#include "core/base/file_io.h"

#include <QTemporaryDir>
#include <QTest>

using namespace presence;

class TestSpendLedger : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path shoot() const { return m_folder->path().toStdString(); }
    static SpendEntry entry(double seconds, std::optional<Cost> cost = {}, int side = 1000, int count = 1)
    {
        return {"order", "drawbox", "m", side, side, count, seconds, std::move(cost)};
    }
    static RenderSettings asked(int side, int count = 1, const std::string &model = "m")
    {
        RenderSettings settings;
        settings.width = settings.height = side;
        settings.count = count;
        settings.model = model;
        return settings;
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void moneyIsCountedByUnitAndOutlivesTheProgram()
    {
        {
            SpendLedger ledger(shoot());
            QVERIFY(ledger.spent().empty() && !ledger.limit());
            QVERIFY(ledger.add(entry(1, Cost{0.25, "USD"})).ok());
            QVERIFY(ledger.add(entry(1, Cost{10, "kudos"})).ok());
            QVERIFY(ledger.add(entry(1, Cost{0.5, "USD"})).ok());
            QVERIFY(ledger.add(entry(1, Cost{0, "EUR"})).ok());
            QVERIFY(ledger.setLimit(Cost{5, "USD"}).ok());
        }
        SpendLedger ledger(shoot());
        QCOMPARE(ledger.spent().size(), std::size_t(2));
        QCOMPARE(ledger.spentIn("USD"), 0.75);
        QCOMPARE(ledger.spentIn("kudos"), 10.0);
        QCOMPARE(ledger.spentIn("EUR"), 0.0);
        QCOMPARE(ledger.limit()->amount, 5.0);
        QVERIFY(ledger.setLimit({}).ok());
        QVERIFY(!SpendLedger(shoot()).limit());
    }

    void whatAnotherProgramSpendsCountsToo()
    {
        SpendLedger mine(shoot()), theirs(shoot());
        QVERIFY(theirs.add(entry(1, Cost{2, "USD"})).ok());
        mine.read();
        QCOMPARE(mine.spentIn("USD"), 2.0);
        QVERIFY(mine.add(entry(1, Cost{1, "USD"})).ok());
        QCOMPARE(mine.spentIn("USD"), 3.0);
    }

    void timeIsLearntFromJobsLikeThisOne()
    {
        SpendLedger ledger(shoot());
        QVERIFY(ledger.secondsFor("drawbox", asked(1000)) < 0);
        for (const double seconds : {10.0, 12.0, 90.0})
            QVERIFY(ledger.add(entry(seconds)).ok());
        QVERIFY(ledger.add(entry(4, {}, 500, 2)).ok());
        QCOMPARE(ledger.secondsFor("drawbox", asked(1000)), 12.0); // one slow one does not count
        QCOMPARE(ledger.secondsFor("drawbox", asked(1000, 4)), 48.0);
        QCOMPARE(ledger.secondsFor("drawbox", asked(500, 1)), 2.0);
        QVERIFY(ledger.secondsFor("other", asked(1000)) < 0);
        const double large = ledger.secondsFor("drawbox", asked(2000));
        QVERIFY2(large > 30 && large < 60, qPrintable(QString::number(large))); // in proportion to the pixels
    }

    void brokenLinesArePassedOver()
    {
        QVERIFY(writeFile(shoot() / "queue" / "ledger.jsonl",
                          "{\n[]\n{\"backend\": 1}\n{\"limit\": {\"amount\": 3, \"unit\": \"USD\"}}\n{\"lim")
                    .ok());
        SpendLedger ledger(shoot());
        QCOMPARE(ledger.limit()->amount, 3.0);
        QVERIFY(ledger.spent().empty());
        QVERIFY(ledger.add(entry(1, Cost{2, "USD"})).ok());
        QCOMPARE(SpendLedger(shoot()).spentIn("USD"), 2.0);
    }

    void amountsAreWrittenAsPeopleWriteThem_data()
    {
        QTest::addColumn<double>("amount");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("text");
        QTest::newRow("cents") << 0.35 << "USD"
                               << "0.35 USD";
        QTest::newRow("parts of a cent") << 0.0025 << "USD"
                                         << "0.0025 USD";
        QTest::newRow("whole dollars") << 5.0 << "USD"
                                       << "5.00 USD";
        QTest::newRow("credits") << 12.0 << "credits"
                                 << "12 credits";
        QTest::newRow("half a credit") << 6.5 << "credits"
                                       << "6.50 credits";
    }
    void amountsAreWrittenAsPeopleWriteThem()
    {
        QFETCH(double, amount);
        QFETCH(QString, unit);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(costText({amount, unit.toStdString()})), text);
    }
};

QTEST_GUILESS_MAIN(TestSpendLedger)
#include "tst_spend_ledger.moc"
