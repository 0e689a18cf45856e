// SPDX-License-Identifier: MIT
#include "ui/models/measuring/measuring_models.h"

#include "tests/support/little_models.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace presence;
using State = MeasuringModels::State;
using Work = MeasuringModels::Work;

class TestMeasuringModels : public QObject
{
    Q_OBJECT

    /// A line to the models that can be held up and broken.
    struct Bench
    {
        test::LittleModels little;
        std::atomic<bool> gate{true};
        std::atomic<bool> broken{false};
        std::atomic<bool> forged{false};
        std::atomic<int> calls{0};
        MeasuringModels models{
            little.store,
            [this](const std::string &address, std::uint64_t expected, const FetchProgress &progress,
                   std::stop_token stop) -> Result<std::string> {
                ++calls;
                progress(expected / 2, expected);
                while (!gate && !stop.stop_requested())
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                if (stop.stop_requested())
                    return Error{Error::Kind::Cancelled, "stopped"};
                if (broken)
                    return Error{Error::Kind::Network, "The line to a is down."};
                return forged ? std::string(std::size_t(expected), 'x') : little.bytes.at(address);
            }};
        QSignalSpy installed{&models, &MeasuringModels::installedChanged};

        ~Bench() { gate = true; }
        const State &mesh() const { return models.state("mesh"); }
    };

private slots:
    void nothingIsKnownUntilItIsLookedUp()
    {
        Bench bench;
        QVERIFY(!bench.mesh().known);
        QVERIFY(bench.models.missingFor("gaze.direction").empty()); // nobody is told to get what may be there
        bench.models.verify();
        QTRY_VERIFY(bench.mesh().known);
        QCOMPARE(bench.mesh().status, ModelStatus::Absent);
        QCOMPARE(bench.models.missingFor("gaze.direction").front()->id, std::string("mesh"));
        QVERIFY(bench.models.missingFor("face.count").empty());
        QTRY_COMPARE(bench.models.state("likeness").work, Work::None);
        QCOMPARE(bench.installed.size(), 0);
    }

    void fetchingInstallsWithProgress()
    {
        Bench bench;
        bench.gate = false;
        bench.models.fetch("mesh");
        QCOMPARE(bench.mesh().work, Work::Waiting);
        QTRY_COMPARE(bench.mesh().work, Work::Fetching);
        QCOMPARE(bench.mesh().received, std::uint64_t(5));
        bench.models.fetch("mesh"); // once is enough
        bench.gate = true;
        QTRY_COMPARE(bench.mesh().status, ModelStatus::Installed);
        QCOMPARE(bench.mesh().work, Work::None);
        QCOMPARE(bench.calls.load(), 1);
        QCOMPARE(bench.installed.size(), 1);
        QCOMPARE(bench.little.store.read("mesh.onnx").value(), std::string("mesh bytes"));
        QVERIFY(bench.models.missingFor("gaze.direction").empty());
    }

    void aStoppedFetchSaysHowFarItCameAndIsNoError()
    {
        Bench bench;
        bench.gate = false;
        bench.models.fetch("mesh");
        QTRY_COMPARE(bench.mesh().work, Work::Fetching);
        bench.models.cancel("mesh");
        QTRY_COMPARE(bench.mesh().work, Work::None);
        QCOMPARE(bench.mesh().received, std::uint64_t(5));
        QVERIFY(bench.mesh().problem.isEmpty());
        QCOMPARE(bench.mesh().status, ModelStatus::Absent);
        bench.gate = true;
        bench.models.fetch("mesh");
        QTRY_COMPARE(bench.mesh().status, ModelStatus::Installed);
        QCOMPARE(bench.mesh().received, std::uint64_t(0));
    }

    void oneIsFetchedAtATime()
    {
        Bench bench;
        bench.gate = false;
        bench.models.fetch("mesh");
        bench.models.fetch("likeness");
        QTRY_COMPARE(bench.mesh().work, Work::Fetching);
        QCOMPARE(bench.models.state("likeness").work, Work::Waiting);
        bench.gate = true;
        QTRY_COMPARE(bench.models.state("likeness").status, ModelStatus::Installed);
        QCOMPARE(bench.installed.size(), 2);
    }

    void aBrokenLineIsSaidAndAForgedFileIsThrownAway()
    {
        Bench bench;
        bench.broken = true;
        bench.models.fetch("mesh");
        QTRY_VERIFY(bench.mesh().problem.contains("The line to a is down."));
        QCOMPARE(bench.mesh().work, Work::None);
        bench.broken = false;
        bench.forged = true;
        bench.models.fetch("mesh");
        QTRY_VERIFY(bench.mesh().problem.contains("thrown away"));
        QCOMPARE(bench.mesh().status, ModelStatus::Absent);
        QCOMPARE(bench.installed.size(), 0);
    }

    void aFileFromDiskIsRecognisedUnderAnyName()
    {
        Bench bench;
        const QString mine = bench.little.folder.filePath("downloaded (1).bin");
        QVERIFY(writeFile(mine.toStdString(), "mesh bytes").ok());
        QSignalSpy added(&bench.models, &MeasuringModels::added);
        bench.models.add(mine);
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(added[0][0].toString(), "mesh");
        QCOMPARE(bench.mesh().status, ModelStatus::Installed);

        QVERIFY(writeFile(mine.toStdString(), "something else").ok());
        QSignalSpy refused(&bench.models, &MeasuringModels::refused);
        bench.models.add(mine);
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(refused[0][0].toString().contains("none of the known models"));
    }

    void removingAndDamageAreNoticed()
    {
        Bench bench;
        bench.models.fetch("mesh");
        QTRY_COMPARE(bench.mesh().status, ModelStatus::Installed);
        QVERIFY(writeFile(bench.little.path("installed/mesh.onnx"), "mesh bytez").ok());
        bench.models.verify();
        QTRY_COMPARE(bench.mesh().status, ModelStatus::Damaged);
        QCOMPARE(bench.installed.size(), 2);
        bench.models.remove("mesh");
        QTRY_COMPARE(bench.mesh().status, ModelStatus::Absent);
        QVERIFY(!std::filesystem::exists(bench.little.path("installed/mesh.onnx")));
        QCOMPARE(bench.installed.size(), 3);
    }
};

QTEST_GUILESS_MAIN(TestMeasuringModels)
#include "tst_measuring_models.moc"
