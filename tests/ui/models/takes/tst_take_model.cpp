// SPDX-License-Identifier: MIT
#include "tests/support/plain_takes.h"
#include "ui/models/takes/take_filter.h"
#include "ui/models/takes/take_model.h"
#include "ui/models/takes/take_selection.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace presence;

class TestTakeModel : public QObject
{
    Q_OBJECT

    struct Bench : test::PlainShoot
    {
        QString store1(const char *createdAt, QColor color = Qt::gray)
        {
            return QString::fromStdString(store.add(make(color, createdAt, {400, 500}))->id);
        }
    };

private slots:
    void theShootIsReadInTheBackgroundByTime()
    {
        Bench bench;
        const QString second = bench.store1("2026-02-02T10:00:00Z", Qt::red);
        const QString first = bench.store1("2026-01-01T10:00:00Z", Qt::blue);
        TakeModel model(bench.store);
        QSignalSpy loaded(&model, &TakeModel::loaded);
        model.load();
        QCOMPARE(model.rowCount(), 0);
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(model.ids(), (QStringList{first, second}));
        const auto thumbnail = model.index(0).data(Qt::DecorationRole).value<QImage>();
        QCOMPARE(thumbnail.size(), QSize(256, 320));
        QCOMPARE(thumbnail.pixelColor(5, 5), QColor(Qt::blue));
        QVERIFY(model.find(first)->image.isEmpty()); // a long shoot fits into memory
        QCOMPARE(takeName(model, second), "Take 1"); // stored first, whatever its time
    }

    void aTakeKeepsItsNumberWhenAnotherGoes()
    {
        Bench bench;
        const QString first = bench.store1("2026-01-01T10:00:00Z");
        const QString second = bench.store1("2026-01-02T10:00:00Z");
        TakeModel model(bench.store);
        QSignalSpy loaded(&model, &TakeModel::loaded);
        model.load();
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(takeName(model, second), "Take 2");
        model.remove(first);
        QCOMPARE(takeName(model, second), "Take 2");
        QCOMPARE(model.index(0).data(TakeModel::NumberRole).toInt(), 2);
    }

    void ratingsFlagsAnswersAndReportsSurviveARestart()
    {
        Bench bench;
        const QString id = bench.store1("2026-01-01T10:00:00Z");
        {
            TakeModel model(bench.store);
            QSignalSpy loaded(&model, &TakeModel::loaded);
            model.load();
            QTRY_COMPARE(loaded.size(), 1);
            QSignalSpy problems(&model, &TakeModel::problem);
            model.setRating(id, 4);
            model.setFlag(id, Take::Flag::Pick);
            model.setAnswer(id, "human.gaze", "yes");
            CritiqueReport report;
            report.findings.resize(2);
            report.findings[0].id = "face.count";
            report.findings[0].verdict = Verdict::Pass;
            report.findings[1].id = "skin.texture";
            report.findings[1].verdict = Verdict::Warn;
            model.setReport(id, report);
            QCOMPARE(model.index(0).data(TakeModel::VerdictCountsRole).value<QList<int>>(),
                     (QList<int>{1, 0, 1, 0, 0}));
        } // closing writes what is still to be written
        const Take take = *bench.store.load(id.toStdString());
        QCOMPARE(take.rating, 4);
        QCOMPARE(take.flag, Take::Flag::Pick);
        QCOMPARE(take.answers.at("human.gaze"), std::string("yes"));
        QVERIFY(take.report && take.report->findings.size() == 2);
    }

    void aTakeGoesToTheTrashAndComesBack()
    {
        Bench bench;
        const QString id = bench.store1("2026-01-01T10:00:00Z");
        TakeModel model(bench.store);
        model.load();
        QTRY_COMPARE(model.rowCount(), 1);
        model.remove(id);
        QCOMPARE(model.rowCount(), 0);
        QTRY_VERIFY(bench.store.takeIds().empty());
        model.restore(id);
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(bench.store.takeIds().size(), std::size_t(1));
    }

    void aFailureToWriteIsSaid()
    {
        Bench bench;
        const QString id = bench.store1("2026-01-01T10:00:00Z");
        TakeModel model(bench.store);
        model.load();
        QTRY_COMPARE(model.rowCount(), 1);
        QSignalSpy problems(&model, &TakeModel::problem);
        QVERIFY(QDir(QString::fromStdString(bench.store.takeFolder(id.toStdString()).string()))
                    .removeRecursively());
        model.setRating(id, 3);
        QTRY_COMPARE(problems.size(), 1);
        QVERIFY(problems[0][0].toString().size() > 20);
        QCOMPARE(model.find(id)->rating, 3);
    }

    void oneDamagedTakeDoesNotHideTheOthers()
    {
        Bench bench;
        const QString good = bench.store1("2026-01-01T10:00:00Z");
        const QString bad = bench.store1("2026-01-02T10:00:00Z");
        QFile file(
            QString::fromStdString((bench.store.takeFolder(bad.toStdString()) / "take.json").string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ torn");
        file.close();
        TakeModel model(bench.store);
        QSignalSpy loaded(&model, &TakeModel::loaded);
        QSignalSpy problems(&model, &TakeModel::problem);
        model.load();
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(model.ids(), QStringList{good});
        QTRY_COMPARE(problems.size(), 1);
    }

    void aPictureFromElsewhereIsWrittenThenShown()
    {
        Bench bench;
        TakeModel model(bench.store);
        QSignalSpy imported(&model, &TakeModel::imported);
        Take take;
        take.image = test::plainPicture(Qt::green);
        model.import(take);
        QTRY_COMPARE(imported.size(), 1);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(bench.store.takeIds().size(), std::size_t(1));
    }

    void theFilterKeepsWhatIsWanted()
    {
        Bench bench;
        const QString plain = bench.store1("2026-01-01T10:00:00Z");
        const QString pick = bench.store1("2026-01-02T10:00:00Z");
        const QString reject = bench.store1("2026-01-03T10:00:00Z");
        TakeModel model(bench.store);
        model.load();
        QTRY_COMPARE(model.rowCount(), 3);
        TakeFilter filter(&model);
        const auto shown = [&] {
            QStringList ids;
            for (int row = 0; row < filter.rowCount(); ++row)
                ids.append(filter.index(row, 0).data(TakeModel::IdRole).toString());
            return ids;
        };
        model.setRating(pick, 4);
        model.setFlag(pick, Take::Flag::Pick);
        model.setFlag(reject, Take::Flag::Reject);
        QCOMPARE(shown(), (QStringList{plain, pick, reject}));
        filter.setNewestFirst(true);
        QCOMPARE(shown(), (QStringList{reject, pick, plain}));
        filter.setHideRejected(true);
        QCOMPARE(shown(), (QStringList{pick, plain}));
        filter.setSmallestRating(4);
        QCOMPARE(shown(), QStringList{pick});
        model.setRating(plain, 5);
        QCOMPARE(shown(), (QStringList{pick, plain}));
        filter.setFlag(Take::Flag::Pick);
        QCOMPARE(shown(), QStringList{pick});
    }

    void theSelectionMovesOnWhenItsTakeLeaves()
    {
        Bench bench;
        const QString a = bench.store1("2026-01-01T10:00:00Z");
        const QString b = bench.store1("2026-01-02T10:00:00Z");
        const QString c = bench.store1("2026-01-03T10:00:00Z");
        TakeModel model(bench.store);
        model.load();
        QTRY_COMPARE(model.rowCount(), 3);
        TakeSelection selection(model);
        selection.setCurrent(b);
        selection.setOther(c);
        model.remove(b);
        QCOMPARE(selection.current(), c);
        selection.previous();
        QCOMPARE(selection.current(), a);
        selection.previous();
        QCOMPARE(selection.current(), a);
        selection.swap();
        QCOMPARE(selection.current(), c);
        QCOMPARE(selection.other(), a);
        model.remove(a);
        QVERIFY(selection.other().isEmpty());
        model.remove(c);
        QVERIFY(selection.current().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTakeModel)
#include "tst_take_model.moc"
