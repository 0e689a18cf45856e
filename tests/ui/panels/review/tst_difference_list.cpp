// SPDX-License-Identifier: MIT
#include "ui/panels/review/difference_list.h"

#include "tests/support/plain_takes.h"
#include "ui/models/takes/take_model.h"
#include "ui/models/takes/take_selection.h"
#include "ui/panels/review/finding_comparison.h"

#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace presence;

class TestDifferenceList : public QObject
{
    Q_OBJECT

private slots:
    void onlyWhatDiffersIsListed()
    {
        const Resources resources(PRESENCE_SOURCE_DIR "/resources");
        const ParameterWords words = *ParameterWords::load(resources);
        QTemporaryDir folder;
        ShootStore store = *ShootStore::open(folder.filePath("shoot").toStdString());
        TakeModel takes(store);
        TakeSelection selection(takes);
        const auto add = [&](const char *time, double gaze, std::int64_t seed, Verdict eyes) {
            Take take;
            take.createdAt = time;
            take.spec.pose.gazeYawDeg = gaze;
            take.seed = seed;
            take.image = test::plainPicture(Qt::gray, {8, 10});
            take.report = CritiqueReport();
            take.report->findings.resize(2);
            take.report->findings[0].id = "eyes.open";
            take.report->findings[0].verdict = eyes;
            take.report->findings[1].id = "face.count";
            take.report->findings[1].verdict = Verdict::Pass;
            const Take stored = *store.add(take);
            takes.add(stored);
            return QString::fromStdString(stored.id);
        };
        const QString a = add("2026-01-01T10:00:00Z", 0, 7, Verdict::Pass);
        const QString b = add("2026-01-02T10:00:00Z", 12, 8, Verdict::Fail);
        DifferenceList list(takes, selection, words);
        QVERIFY(list.settingLines().isEmpty());
        selection.setCurrent(a);
        selection.setOther(b);
        QCOMPARE(list.settingLines().size(), 2);
        QVERIFY(list.settingLines()[0].startsWith(QString::fromStdString(words.label("gaze.yaw")) + ": "));
        QVERIFY(list.settingLines()[0].contains("12"));
        QCOMPARE(list.settingLines()[1], "Seed: 7 → 8");
        QCOMPARE(list.findingLines(), QStringList{"Eyes open: pass → fail"});
        QCOMPARE(list.findings()->shownRows(), 1);
        list.show();
        QTest::mouseClick(list.findings()->sameToggle(), Qt::LeftButton);
        QCOMPARE(list.findings()->shownRows(), 2);
        selection.swap();
        QCOMPARE(list.settingLines()[1], "Seed: 8 → 7");
    }

    void aChangeIsNamedByItsVerdictsAndThenItsMeasures_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        QTest::addColumn<double>("measured");
        QTest::addColumn<QString>("word");
        QTest::newRow("better") << int(Verdict::Fail) << int(Verdict::Note) << 1.0 << "better";
        QTest::newRow("worse") << int(Verdict::Pass) << int(Verdict::Warn) << 1.0 << "worse";
        QTest::newRow("another number") << int(Verdict::Pass) << int(Verdict::Pass) << 2.0 << "other";
        QTest::newRow("the same") << int(Verdict::Pass) << int(Verdict::Pass) << 1.0 << "";
        QTest::newRow("silent now") << int(Verdict::Fail) << int(Verdict::Unmeasured) << 1.0 << "no longer";
        QTest::newRow("answered now") << int(Verdict::Unmeasured) << int(Verdict::Fail) << 1.0 << "now";
    }
    void aChangeIsNamedByItsVerdictsAndThenItsMeasures()
    {
        QFETCH(int, before);
        QFETCH(int, after);
        QFETCH(double, measured);
        Finding a, b;
        a.measured = 1.0;
        b.measured = measured;
        a.verdict = Verdict(before);
        b.verdict = Verdict(after);
        QTEST(changeWord(a, b), "word");
    }
};

QTEST_MAIN(TestDifferenceList)
#include "tst_difference_list.moc"
