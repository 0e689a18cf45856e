// SPDX-License-Identifier: MIT
#include "ui/models/takes/critique_runner.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace presence;

class TestCritiqueRunner : public QObject
{
    Q_OBJECT

    /// A review that takes until `gate` opens and reports what it was given.
    struct Bench
    {
        std::atomic<bool> gate{true};
        std::atomic<int> begun{0};
        std::atomic<int> interrupted{0};
        CritiqueRunner runner{[this](const Take &take, std::stop_token stop) -> Result<CritiqueReport> {
            ++begun;
            while (!gate) {
                if (stop.stop_requested()) {
                    ++interrupted;
                    return Error{Error::Kind::Cancelled, "stopped"};
                }
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            if (take.note == "broken")
                return Error{Error::Kind::BadInput, "This picture cannot be decoded."};
            CritiqueReport report;
            report.image = take.note;
            return report;
        }};
        QSignalSpy reviewed{&runner, &CritiqueRunner::reviewed};
        QSignalSpy failed{&runner, &CritiqueRunner::failed};

        ~Bench() { gate = true; }
        void order(const char *id, const char *note)
        {
            Take take;
            take.id = id;
            take.note = note;
            runner.review(take);
        }
        QStringList results() const
        {
            QStringList all;
            for (const auto &call : reviewed)
                all.append(call[0].toString() + "=" +
                           QString::fromStdString(call[1].value<CritiqueReport>().image));
            return all;
        }
    };

private slots:
    void everyTakeGetsItsReport()
    {
        Bench bench;
        bench.order("a", "1");
        bench.order("b", "2");
        bench.order("c", "3");
        QTRY_COMPARE(bench.results(), (QStringList{"a=1", "b=2", "c=3"}));
        QCOMPARE(bench.runner.pending(), 0);
    }

    void theLatestOrderForATakeWinsAndTheEarlierNeverArrives()
    {
        Bench bench;
        bench.gate = false;
        bench.order("a", "old");
        QTRY_COMPARE(bench.begun.load(), 1);
        bench.order("b", "other");
        bench.order("a", "newer");
        bench.order("a", "newest");
        bench.gate = true;
        QTRY_COMPARE(bench.runner.pending(), 0);
        QCOMPARE(bench.results(), (QStringList{"b=other", "a=newest"}));
    }

    void whatIsPreferredIsNext()
    {
        Bench bench;
        bench.gate = false;
        for (const char *id : {"a", "b", "c", "d"})
            bench.order(id, "1");
        QTRY_COMPARE(bench.begun.load(), 1);
        bench.runner.prefer("c");
        bench.runner.prefer("nobody");
        bench.gate = true;
        QTRY_COMPARE(bench.results(), (QStringList{"a=1", "c=1", "b=1", "d=1"}));
    }

    void cancellingInterruptsTheMeasurement()
    {
        Bench bench;
        bench.gate = false;
        bench.order("a", "1");
        QTRY_COMPARE(bench.begun.load(), 1);
        bench.runner.cancel("a");
        QTRY_COMPARE(bench.interrupted.load(), 1);
        QVERIFY(!bench.runner.isPending("a"));
        bench.gate = true;
        bench.order("b", "2");
        QTRY_COMPARE(bench.results(), QStringList{"b=2"});
        QCOMPARE(bench.failed.size(), 0);
    }

    void aPictureThatCannotBeMeasuredSaysWhy()
    {
        Bench bench;
        bench.order("a", "broken");
        QTRY_COMPARE(bench.failed.size(), 1);
        QCOMPARE(bench.failed[0][1].toString(), "This picture cannot be decoded.");
    }

    void closingDoesNotWaitForTheMeasurement()
    {
        std::atomic<bool> stopped{false};
        {
            CritiqueRunner runner([&](const Take &, std::stop_token stop) -> Result<CritiqueReport> {
                while (!stop.stop_requested())
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                stopped = true;
                return Error{Error::Kind::Cancelled, "stopped"};
            });
            Take take;
            take.id = "a";
            QSignalSpy started(&runner, &CritiqueRunner::started);
            runner.review(take);
            QTRY_COMPARE(started.size(), 1);
        }
        QVERIFY(stopped);
    }
};

QTEST_GUILESS_MAIN(TestCritiqueRunner)
#include "tst_critique_runner.moc"
