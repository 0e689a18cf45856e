// SPDX-License-Identifier: MIT
#include "core/shoot/recall.h"

#include <QTest>

using namespace presence;

static PictureSettings carrying(const PortraitSpec &spec)
{
    PictureSettings settings;
    settings.spec = spec;
    return settings;
}

/// Every control away from its default, as far as its kind allows.
static PortraitSpec unusualSpec()
{
    PortraitSpec spec;
    for (const Control &control : controls()) {
        if (control.kind == Control::Kind::Number || control.kind == Control::Kind::Level)
            control.set(spec, control, control.maximum);
        else if (control.kind == Control::Kind::Choice)
            control.set(spec, control, control.choices.back());
        else if (control.kind == Control::Kind::Text)
            control.set(spec, control, std::string("words"));
    }
    return spec;
}

class TestRecall : public QObject
{
    Q_OBJECT

private slots:
    void eachGroupCanBeRestoredAlone_data()
    {
        QTest::addColumn<QString>("group");
        for (const std::string &group : controlGroups())
            QTest::newRow(group.c_str()) << QString::fromStdString(group);
    }
    void eachGroupCanBeRestoredAlone()
    {
        QFETCH(QString, group);
        const PortraitSpec theirs = unusualSpec();
        const std::vector<std::string> groups{group.toStdString()};
        const auto patch = recallPatch(carrying(theirs), groups);
        QVERIFY(patch.ok());
        const auto restored = patch->appliedTo(PortraitSpec{});
        QVERIFY(restored.ok());
        for (const Control &control : controls()) {
            const PortraitSpec &expected = control.group == groups[0] ? theirs : PortraitSpec{};
            QVERIFY2(control.valueIn(*restored) == control.valueIn(expected), control.id.c_str());
        }
    }

    void allRestoresAllAndPutsBackDefaults()
    {
        const std::vector<std::string> all{"all"};
        QVERIFY(*recallPatch(carrying(unusualSpec()), all)->appliedTo({}) == unusualSpec());
        QVERIFY(*recallPatch(carrying({}), all)->appliedTo(unusualSpec()) == PortraitSpec{});
    }

    void whatCannotBeRestoredIsSaid()
    {
        const std::vector<std::string> all{"all"}, wrong{"camera", "nonsense"};
        QVERIFY(recallPatch({}, all).error().message.find("no Presence settings") != std::string::npos);
        PictureSettings damaged;
        damaged.problem = "It is broken.";
        QVERIFY(recallPatch(damaged, all).error().message == "It is broken.");
        QVERIFY(recallPatch(carrying({}), wrong).error().message.find("nonsense") != std::string::npos);
        QVERIFY(!recallPatch(carrying({}), {}).ok());
    }

    void samplingIsTakenFromTheParameters()
    {
        const auto settings = parseParametersText("p\nSteps: 30, Sampler: Euler a, CFG scale: 5.5, Seed: 7, "
                                                  "Size: 640x800, Model: theirs");
        RenderSettings current;
        current.model = "mine";
        const RenderSettings recalled = recallRenderSettings(settings, current);
        QCOMPARE(recalled.width, 640);
        QCOMPARE(recalled.height, 800);
        QCOMPARE(recalled.steps, 30);
        QCOMPARE(recalled.seed, std::int64_t(7));
        QCOMPARE(recalled.guidanceScale, 5.5);
        QVERIFY(recalled.sampler == "Euler a");
        QVERIFY(recalled.model == "mine");
    }

    void unusableParametersChangeNothing()
    {
        const auto settings = parseParametersText("p\nSteps: many, CFG scale: -3, Seed: -1, Size: 0x99999");
        QVERIFY(recallRenderSettings(settings, {}) == RenderSettings{});
    }
};

QTEST_APPLESS_MAIN(TestRecall)
#include "tst_recall.moc"
