// SPDX-License-Identifier: MIT
#include "core/spec/tables/jobs.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <set>

using namespace presence;

namespace {

Resources shipped() { return Resources(PRESENCE_SOURCE_DIR "/resources"); }

template <typename Row>
std::set<std::string> idsOf(const std::vector<Row> &rows)
{
    std::set<std::string> ids;
    for (const Row &row : rows)
        ids.insert(row.id);
    return ids;
}

/// The choices of a control but the one that means "no row".
std::set<std::string> namedChoices(std::string_view control, const std::string &rowless)
{
    const auto &choices = findControl(control)->choices;
    std::set<std::string> named(choices.begin(), choices.end());
    named.erase(rowless);
    return named;
}

} // namespace

class TestJobs : public QObject
{
    Q_OBJECT

    SpecLibrary m_library;

    void eachJob() const
    {
        QTest::addColumn<QString>("id");
        for (const Job &job : m_library.jobs)
            QTest::newRow(job.id.c_str()) << QString::fromStdString(job.id);
    }

private slots:
    void initTestCase()
    {
        auto loaded = SpecLibrary::load(shipped());
        QVERIFY2(loaded.ok(), loaded ? "" : loaded.error().detail.c_str());
        m_library = std::move(*loaded);
    }

    void everyNamedChoiceHasItsRowAndTheOtherWayRound()
    {
        QCOMPARE(m_library.jobs.size(), std::size_t(18));
        QCOMPARE(m_library.lightPatterns.size(), std::size_t(14));
        QCOMPARE(m_library.palettes.size(), std::size_t(7));
        QVERIFY(idsOf(m_library.jobs) == namedChoices("story.job", "none"));
        QVERIFY(idsOf(m_library.lightPatterns) == namedChoices("lighting.pattern", "custom"));
        QVERIFY(idsOf(m_library.palettes) == namedChoices("palette.scheme", ""));
        QVERIFY(idsOf(m_library.atmospheres) == namedChoices("setting.atmosphere", "none"));
    }

    void everyJobMeetsItsOwnTargets_data() { eachJob(); }
    void everyJobMeetsItsOwnTargets()
    {
        QFETCH(QString, id);
        const Job &job = *m_library.job(id.toStdString());
        QVERIFY(job.targets.size() >= 8 && !job.avoid.empty());
        const auto spec = job.defaults.appliedTo(PortraitSpec{});
        for (const JobTarget *missed : missedTargets(job, *spec))
            QFAIL(qPrintable(id + ": " + QString::fromStdString(missed->control)));
        PortraitSpec away = *spec;
        away.camera.elevationDeg = 29;
        away.palette.scheme = "blue_grey_minimal";
        away.expression.unit(12) = {5, 5};
        QVERIFY(!missedTargets(job, away).empty());
    }

    void aBlendOfJobsGoesFromOneToTheOther_data() { eachJob(); }
    void aBlendOfJobsGoesFromOneToTheOther()
    {
        QFETCH(QString, id);
        for (const Job &other : m_library.jobs) {
            const Job &job = *m_library.job(id.toStdString());
            QVERIFY(m_library.blendedJobs(job.id, other.id, 0) == job.defaults);
            QVERIFY(m_library.blendedJobs(job.id, other.id, 1) == other.defaults);
            for (const double share : {0.25, 0.5, 0.8}) {
                const auto spec = m_library.blendedJobs(job.id, other.id, share).appliedTo(PortraitSpec{});
                QVERIFY2(spec.ok(), spec ? "" : spec.error().message.c_str());
                QCOMPARE(spec->story.job, share > 0.5 ? other.id : job.id);
                const LightPattern &pattern = *m_library.lightPattern(spec->lighting.pattern);
                QVERIFY(pattern.covers(spec->lighting.keyAzimuthDeg, spec->lighting.keyElevationDeg));
            }
        }
    }

    void aBlendLiesBetweenItsJobs()
    {
        const auto blend = m_library.blendedJobs("trust", "warmth", 0.5).appliedTo(PortraitSpec{});
        QCOMPARE(blend->expression.unit(12).left, 2.5);
        QCOMPARE(blend->posture.openness, 0.5);
        QVERIFY(m_library.blendedJobs("trust", "no such job", 0.5).isEmpty());
    }

    void anAtmosphereBringsItsLightAndAir()
    {
        const SpecPatch patch = m_library.withConsequences(
            {{"setting.atmosphere", std::string("morning_mist")}, {"palette.warmth", 0.9}}, PortraitSpec{});
        const auto spec = patch.appliedTo(PortraitSpec{});
        QVERIFY(spec->setting.haze > 0.3);
        QCOMPARE(spec->palette.warmth, 0.9); // what is set by hand wins
    }

    void everyJobAppliesCleanly_data()
    {
        QTest::addColumn<QString>("id");
        for (const Job &job : m_library.jobs)
            QTest::newRow(job.id.c_str()) << QString::fromStdString(job.id);
    }
    void everyJobAppliesCleanly()
    {
        QFETCH(QString, id);
        const Job &job = *m_library.job(id.toStdString());
        const auto spec = job.defaults.appliedTo(PortraitSpec{});
        QVERIFY(spec.ok());
        QCOMPARE(spec->story.job, job.id);
        QVERIFY(!job.label.empty() && !job.about.empty() && !job.basis.empty());
        QVERIFY(std::abs(job.warmthTarget) <= 4 && std::abs(job.dominanceTarget) <= 4);
        for (const char *text : {"setting.place", "story.anchor_detail", "story.occasion", "story.role"})
            QVERIFY2(job.suggestions.values().contains(text), text);
        QVERIFY(job.suggestions.appliedTo(*spec).ok());
    }

    void changingTheJobLeavesNothingOfTheLastOneBehind()
    {
        for (const Job &first : m_library.jobs)
            for (const Job &second : m_library.jobs) {
                const auto detour = second.defaults.appliedTo(*first.defaults.appliedTo(PortraitSpec{}));
                QVERIFY2(*detour == *second.defaults.appliedTo(PortraitSpec{}),
                         (first.id + " " + second.id).c_str());
            }
    }

    void everyLightPatternHoldsItsOwnDefaults()
    {
        for (const LightPattern &pattern : m_library.lightPatterns) {
            const auto spec = pattern.defaults.appliedTo(PortraitSpec{});
            QVERIFY2(spec.ok(), pattern.id.c_str());
            QCOMPARE(spec->lighting.pattern, pattern.id);
            QVERIFY2(pattern.covers(spec->lighting.keyAzimuthDeg, spec->lighting.keyElevationDeg),
                     pattern.id.c_str());
        }
    }

    void everyPaletteHasColoursAndValuesInRange()
    {
        for (const PaletteScheme &scheme : m_library.palettes) {
            QCOMPARE(scheme.swatches.size(), std::size_t(5));
            QVERIFY(findControl("palette.brand_colors")->check(scheme.swatches).ok());
            QVERIFY(findControl("palette.warmth")->check(scheme.warmth).ok());
            QVERIFY(findControl("palette.saturation")->check(scheme.saturation).ok());
        }
    }

    void pickingALightPatternPlacesTheLight()
    {
        const SpecPatch patch = m_library.withConsequences({{"lighting.pattern", std::string("split")}}, {});
        const auto spec = patch.appliedTo({});
        QCOMPARE(spec->lighting.keyAzimuthDeg, 90.0);
        QCOMPARE(spec->lighting.keyToFillRatio, 16.0);
    }

    void theLightStaysOnItsSide()
    {
        PortraitSpec before;
        before.lighting.keyAzimuthDeg = -30;
        const SpecPatch patch =
            m_library.withConsequences({{"lighting.pattern", std::string("rembrandt")}}, before);
        QCOMPARE(patch.appliedTo(before)->lighting.keyAzimuthDeg, -45.0);
    }

    void shortAndBroadLightFollowTheTurnedHead()
    {
        PortraitSpec before;
        before.pose.headYawDeg = -25; // the far cheek is the subject's right one
        const auto azimuthOf = [&](const char *pattern) {
            const SpecPatch patch =
                m_library.withConsequences({{"lighting.pattern", std::string(pattern)}}, before);
            return patch.appliedTo(before)->lighting.keyAzimuthDeg;
        };
        QCOMPARE(azimuthOf("short"), -40.0);
        QCOMPARE(azimuthOf("broad"), 40.0);
    }

    void movingTheKeyOutOfItsPatternMakesItCustom()
    {
        const auto patternAfter = [&](double azimuth) {
            return m_library.withConsequences({{"lighting.key_azimuth", azimuth}}, {})
                .appliedTo({})
                ->lighting.pattern;
        };
        QCOMPARE(patternAfter(40), "loop");
        QCOMPARE(patternAfter(-40), "loop");
        QCOMPARE(patternAfter(90), "custom");
    }

    void valuesOfThePatchItselfAlwaysWin()
    {
        const SpecPatch given{{"lighting.pattern", std::string("window")},
                              {"lighting.softness", 0.1},
                              {"palette.scheme", std::string("golden_nostalgia")},
                              {"palette.warmth", -0.5}};
        const auto spec = m_library.withConsequences(given, {}).appliedTo({});
        QCOMPARE(spec->lighting.softness, 0.1);
        QCOMPARE(spec->palette.warmth, -0.5);
        QCOMPARE(spec->palette.saturation, m_library.palette("golden_nostalgia")->saturation);
        QCOMPARE(spec->lighting.keyAzimuthDeg, 70.0);
    }

    void otherPatchesAreLeftAlone()
    {
        const SpecPatch patch{{"gaze.yaw", 12.0}, {"story.job", std::string("bold")}};
        QVERIFY(m_library.withConsequences(patch, {}) == patch);
    }

    void damagedFilesAreRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("not JSON") << QByteArray("{");
        QTest::newRow("another schema") << QByteArray(R"({"schema": "presence.jobs/9", "jobs": []})");
        QTest::newRow("a member missing")
            << QByteArray(R"({"schema": "presence.jobs/1", "jobs": [{"id": "trust"}]})");
        QTest::newRow("an unknown control") << QByteArray(
            R"({"schema": "presence.jobs/1", "jobs": [{"id": "trust", "label": "x", "about": "x",
                "basis": "x", "warmth": 1, "dominance": 1, "defaults": {"no.such": 1}, "suggestions": {}}]})");
    }
    void damagedFilesAreRefusedByName()
    {
        QFETCH(QByteArray, text);
        QTemporaryDir folder;
        QFile file(folder.filePath("jobs.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const auto jobs = loadJobs(Resources(folder.path().toStdString()));
        QVERIFY(!jobs.ok());
        QVERIFY(jobs.error().message.find("jobs.json") != std::string::npos);
        QVERIFY(!jobs.error().detail.empty());
    }
};

QTEST_APPLESS_MAIN(TestJobs)
#include "tst_jobs.moc"
