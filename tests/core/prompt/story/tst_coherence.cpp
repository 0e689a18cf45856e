// SPDX-License-Identifier: MIT
#include "core/prompt/story/coherence.h"
#include "core/spec/tables/jobs.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace presence;

class TestCoherence : public QObject
{
    Q_OBJECT

    static bool shows(const PortraitSpec &spec, const char *name)
    {
        const auto cues = cuesOf(spec);
        return std::ranges::find(cues, name, &Cue::name) != cues.end();
    }

private slots:
    void everyCueNamesControlsThatExist()
    {
        for (const Cue &cue : allCues()) {
            QVERIFY(!cue.controls.empty());
            for (const std::string &id : cue.controls)
                QVERIFY2(findControl(id), id.c_str());
            QVERIFY(cue.warmth != 0 || cue.dominance != 0);
        }
    }

    void aSmileWarmsAndALowCameraDominates()
    {
        PortraitSpec spec;
        const Coherence neutral = coherenceOf(spec);
        spec.expression.unit(12) = {2, 2};
        QCOMPARE(coherenceOf(spec).warmth, neutral.warmth + 1);
        spec.camera.elevationDeg = -10;
        QCOMPARE(coherenceOf(spec).dominance, neutral.dominance + 0.5);
        QVERIFY(shows(spec, "the smile") && shows(spec, "the low camera"));
    }

    void aLoweredHeadDominatesOnlyWithADirectGaze()
    {
        PortraitSpec spec;
        spec.pose.headPitchDeg = -8;
        QVERIFY(shows(spec, "the lowered head"));
        spec.pose.gazePitchDeg = -20;
        QVERIFY(!shows(spec, "the lowered head") && shows(spec, "the lowered gaze"));
    }

    void everyJobReadsAsItsTarget()
    {
        const auto library = SpecLibrary::load(Resources(PRESENCE_SOURCE_DIR "/resources"));
        for (const Job &job : library->jobs) {
            const Coherence sum = coherenceOf(*job.defaults.appliedTo(PortraitSpec{}));
            QVERIFY2(std::abs(sum.warmth - job.warmthTarget) <= 2, job.id.c_str());
            QVERIFY2(std::abs(sum.dominance - job.dominanceTarget) <= 2, job.id.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestCoherence)
#include "tst_coherence.moc"
