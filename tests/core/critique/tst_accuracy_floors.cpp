// SPDX-License-Identifier: MIT
#include "tests/accuracy/rendered.h"

#include <QTest>

using namespace presence;

/// A small random set of renders, the same every time: a change that makes the critiques less true fails
/// here. The floors lie a little below what the whole set of presence-accuracy gives, for the smallness of
/// the sample.
class TestAccuracyFloors : public QObject
{
    Q_OBJECT

    RenderedTruth m_truth;

private slots:
    void initTestCase()
    {
        const auto critic =
            Critic::load(Resources(PRESENCE_SOURCE_DIR "/resources"), defaultCascadeFolders());
        QVERIFY2(critic.ok(), critic.ok() ? "" : critic.error().message.c_str());
        m_truth = reviewRendered(*critic, 24, 7);
    }

    void ratesDoNotFall_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<double>("floor");
        QTest::addColumn<int>("answered");
        QTest::addColumn<int>("least");
        const auto row = [](const char *name, const Score &score, double floor, int least) {
            QTest::newRow(name) << score.balanced() << floor << score.answered() << least;
        };
        row("one face", m_truth.faces, 75, 24);
        row("eyes open or closed", m_truth.lids, 90, 12);
        row("side of the light", m_truth.lightSide, 90, 6);
        row("warm never taken for cool", m_truth.warmth, 100, 4);
    }

    void ratesDoNotFall()
    {
        QFETCH(double, rate);
        QFETCH(double, floor);
        QFETCH(int, answered);
        QFETCH(int, least);
        QVERIFY2(rate >= floor, std::to_string(rate).c_str());
        QVERIFY2(answered >= least, std::to_string(answered).c_str());
    }

    void errorsDoNotGrow_data()
    {
        QTest::addColumn<double>("error");
        QTest::addColumn<double>("ceiling");
        QTest::addColumn<int>("answered");
        const auto row = [](const char *name, const Errors &errors, double ceiling) {
            QTest::newRow(name) << errors.mean() << ceiling << errors.answered();
        };
        row("eye line", m_truth.eyeLine, 0.012);
        row("head roll", m_truth.roll, 2.5);
    }

    void errorsDoNotGrow()
    {
        QFETCH(double, error);
        QFETCH(double, ceiling);
        QFETCH(int, answered);
        QVERIFY2(error <= ceiling, std::to_string(error).c_str());
        QVERIFY2(answered >= 10, std::to_string(answered).c_str());
    }
};

QTEST_APPLESS_MAIN(TestAccuracyFloors)
#include "tst_accuracy_floors.moc"
