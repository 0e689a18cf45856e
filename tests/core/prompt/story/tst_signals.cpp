// SPDX-License-Identifier: MIT
#include "core/prompt/story/signals.h"
#include "core/spec/patch/spec_patch.h"

#include <QTest>

using namespace presence;

class TestSignals : public QObject
{
    Q_OBJECT

private slots:
    void oneCueRaisesItsSignal_data()
    {
        QTest::addColumn<QString>("control");
        QTest::addColumn<QString>("value");
        QTest::addColumn<double PortraitSignals::*>("signal");
        QTest::newRow("a job is an intention") << "story.job"
                                               << "trust" << &PortraitSignals::intention;
        QTest::newRow("a smile is warm") << "expression.au12"
                                         << "B" << &PortraitSignals::warmth;
        QTest::newRow("a lifted chin has status") << "head.pitch"
                                                  << "5" << &PortraitSignals::status;
        QTest::newRow("an upright spine is confident") << "posture.spine"
                                                       << "upright" << &PortraitSignals::confidence;
        QTest::newRow("an open body is open") << "posture.openness"
                                              << "0.6" << &PortraitSignals::openness;
        QTest::newRow("a detail is identity") << "story.anchor_detail"
                                              << "ink on a finger" << &PortraitSignals::identity;
    }
    void oneCueRaisesItsSignal()
    {
        QFETCH(QString, control);
        QFETCH(QString, value);
        QFETCH(double PortraitSignals::*, signal);
        PortraitSpec spec;
        for (const Control *side : expandSides(control.toStdString()))
            side->set(spec, *side, *side->parse(value.toStdString()));
        QVERIFY(signalsOf(spec).*signal > signalsOf({}).*signal);
        QVERIFY(signalsOf(spec).*signal <= 1);
    }

    void anAvertedGazeCostsConfidenceAndOpenness()
    {
        PortraitSpec away;
        away.pose.gazeYawDeg = 20;
        QVERIFY(signalsOf(away).confidence < signalsOf({}).confidence);
        QVERIFY(signalsOf(away).openness < signalsOf({}).openness);
    }
};

QTEST_GUILESS_MAIN(TestSignals)
#include "tst_signals.moc"
