// SPDX-License-Identifier: MIT
#include "core/spec/patch/spec_patch.h"

#include "core/spec/parameters.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace presence;

static PortraitSpec randomSpec(std::mt19937 &random)
{
    PortraitSpec spec;
    for (const Control &control : controls()) {
        const double share = double(random() % 1000) / 999;
        switch (control.kind) {
        case Control::Kind::Number:
        case Control::Kind::Level:
            control.set(spec, control, control.minimum + share * (control.maximum - control.minimum));
            break;
        case Control::Kind::Choice:
            control.set(spec, control, control.choices[random() % control.choices.size()]);
            break;
        case Control::Kind::Text:
        case Control::Kind::File:
            control.set(spec, control, std::string(random() % 4, 'x'));
            break;
        case Control::Kind::Color:
            control.set(spec, control, std::string(random() % 2 ? "" : "#12abEF"));
            break;
        case Control::Kind::Colors:
        case Control::Kind::Texts:
            control.set(spec, control, std::vector<std::string>(random() % 3, "#000000"));
            break;
        }
    }
    return spec;
}

class TestSpecPatch : public QObject
{
    Q_OBJECT

private slots:
    void theDifferenceOfTwoSpecsTurnsOneIntoTheOther()
    {
        std::mt19937 random(1);
        for (int i = 0; i < 50; ++i) {
            const PortraitSpec before = randomSpec(random), after = randomSpec(random);
            const SpecPatch patch = SpecPatch::between(before, after);
            QVERIFY(*patch.appliedTo(before) == after);
            QVERIFY(SpecPatch::between(after, after).isEmpty());
            const auto back = SpecPatch::fromJson(patch.toJson(), "test");
            QVERIFY2(back.ok(), back.ok() ? "" : back.error().message.c_str());
            QVERIFY(*back == patch);
        }
    }

    void onlyWhatDiffersIsInIt()
    {
        PortraitSpec after;
        after.pose.headYawDeg = 5;
        after.expression.unit(12).right = 2;
        const SpecPatch expected{{"head.yaw", 5.0}, {"expression.au12.right", 2.0}};
        QVERIFY(SpecPatch::between({}, after) == expected);
    }

    void applyingKeepsEverythingElse()
    {
        PortraitSpec spec;
        spec.unknown["/future"] = "1";
        spec.story.role = "a founder";
        const auto changed = SpecPatch({{"head.yaw", 5.0}}).appliedTo(spec);
        spec.pose.headYawDeg = 5;
        QVERIFY(*changed == spec);
    }

    void aPatchWithOneBadValueIsRefusedWhole()
    {
        const SpecPatch outOfRange{{"camera.eye_line", 0.5}, {"head.yaw", 500.0}};
        QVERIFY(outOfRange.appliedTo({}).error().message.find("head.yaw") != std::string::npos);
        const SpecPatch noControl{{"camera.eye_line", 0.5}, {"head.spin", 5.0}};
        QVERIFY(noControl.appliedTo({}).error().message.find("head.spin") != std::string::npos);
        QVERIFY(!SpecPatch({{"head.yaw", std::nan("")}}).appliedTo({}).ok());
        QVERIFY(!SpecPatch({{"head.yaw", std::string("left")}}).appliedTo({}).ok());
        QVERIFY(
            !SpecPatch({{"expression.au12", 2.0}}).appliedTo({}).ok()); // the short form is for files only
    }

    void shortIdsMeanBothSidesAndLettersAreLevels()
    {
        const auto patch =
            SpecPatch::fromJson(R"({"expression.au12": "C", "expression.au12.right": "a"})", "test");
        QVERIFY(patch.ok());
        const SpecPatch expected{{"expression.au12.left", 3.0}, {"expression.au12.right", 1.0}};
        QVERIFY(*patch == expected);
    }

    void theLaterPatchWins()
    {
        SpecPatch patch{{"head.yaw", 1.0}, {"head.roll", 1.0}};
        patch.merge({{"head.yaw", 2.0}, {"gaze.yaw", 3.0}});
        const SpecPatch expected{{"head.yaw", 2.0}, {"head.roll", 1.0}, {"gaze.yaw", 3.0}};
        QVERIFY(patch == expected);
        patch.erase("head.yaw");
        QVERIFY(!patch.values().contains("head.yaw"));
    }

    void badFilesAreRefusedInPlainWords_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const QByteArray &text, const char *said) {
            QTest::newRow(name) << text << said;
        };
        row("nothing", "", "nothing in it");
        row("not JSON", "{\"head.yaw\": 1,\n oops}", "line 2, column 2");
        row("a list", "[1]", "JSON object");
        row("no such control", R"({"head.spin": 1})", "head.spin");
        row("a group", R"({"head": {"yaw": 1}})", "“head”");
        row("an endless name", "{\"" + QByteArray(100'000, 'x') + "\": 1}", "is not a control");
        row("out of range", R"({"head.yaw": -91})", "-90 to 90");
        row("a level beyond E", R"({"expression.au12": "F"})", "expression.au12.left");
        row("null", R"({"head.yaw": null})", "head.yaw");
        row("a name twice", R"({"head.yaw": 1, "head.yaw": 2})", "twice");
        row("nested", QByteArray(100'000, '['), "levels");
    }
    void badFilesAreRefusedInPlainWords()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        const auto patch = SpecPatch::fromJson(text.toStdString(), "look.json");
        QVERIFY(!patch.ok());
        const QString message = QString::fromStdString(patch.error().message);
        QVERIFY2(message.contains(said) && message.startsWith("look.json"), qPrintable(message));
        QVERIFY(message.size() < 400);
    }

    void textThatIsNoUtf8IsWrittenWithoutThrowing()
    {
        const std::string text = SpecPatch({{"story.role", std::string("caf\xe9")}}).toJson();
        QVERIFY(SpecPatch::fromJson(text, "test").ok());
    }
};

QTEST_APPLESS_MAIN(TestSpecPatch)
#include "tst_spec_patch.moc"
