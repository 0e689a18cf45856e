// SPDX-License-Identifier: MIT
#include "core/shoot/presets/preset_mix.h"

#include <QTest>

using namespace presence;

static Preset named(const char *name, SpecPatch values) { return {name, "", {}, std::move(values)}; }

class TestPresetMix : public QObject
{
    Q_OBJECT

private slots:
    void theLaterWinsAndTheConflictIsNamed()
    {
        const PresetMix mix = combined(
            {named("Calm", {{"head.roll", 2.0}, {"head.yaw", 1.0}, {"camera.crop", std::string("cu")}}),
             named("Bold", {{"head.roll", 9.0}, {"camera.crop", std::string("cu")}}),
             named("Tilted", {{"head.roll", 5.0}})});
        QVERIFY(mix.values ==
                SpecPatch({{"head.roll", 5.0}, {"head.yaw", 1.0}, {"camera.crop", std::string("cu")}}));
        const std::vector<PresetMix::Conflict> expected{{"head.roll", "Tilted", {"Calm", "Bold"}}};
        QVERIFY(mix.conflicts == expected);
    }

    void aMixLiesBetweenTheTwo()
    {
        const SpecPatch a{{"head.roll", 2.0}, {"head.yaw", 1.0}, {"camera.crop", std::string("cu")}};
        const SpecPatch b{{"head.roll", 6.0}, {"head.pitch", 3.0}, {"camera.crop", std::string("ms")}};
        QVERIFY(mixed(a, b, 0.25) == SpecPatch({{"head.roll", 3.0},
                                                {"head.yaw", 1.0},
                                                {"head.pitch", 3.0},
                                                {"camera.crop", std::string("cu")}}));
        QVERIFY(mixed(a, b, 0.75).values().at("camera.crop") == ControlValue(std::string("ms")));
        QVERIFY(mixed(a, b, 7).values().at("head.roll") == ControlValue(6.0));
    }

    void everyMixOfShippedPresetsFits()
    {
        const auto presets = PresetCollection::open(Resources(PRESENCE_SOURCE_DIR "/resources"), {});
        QVERIFY(presets.ok());
        const auto &all = presets->all();
        for (std::size_t i = 1; i < all.size(); ++i)
            for (const double share : {0.0, 0.3, 0.5, 1.0})
                QVERIFY2(mixed(all[i - 1].values, all[i].values, share).appliedTo(PortraitSpec{}).ok(),
                         all[i].name.c_str());
    }
};

QTEST_APPLESS_MAIN(TestPresetMix)
#include "tst_preset_mix.moc"
