// SPDX-License-Identifier: MIT
#include "core/spec/face/facs_codes.h"
#include "core/spec/patch/spec_patch.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace presence;

class TestFacsCodes : public QObject
{
    Q_OBJECT

private slots:
    void everyCodeOfHeadAndEyesCanBeDirected_data()
    {
        QTest::addColumn<int>("code");
        for (const int code : {51, 52, 53, 54, 55, 56, 57, 58, 61, 62, 63, 64, 65, 66, 82})
            QTest::addRow("%d", code) << code;
    }
    void everyCodeOfHeadAndEyesCanBeDirected()
    {
        QFETCH(int, code);
        const auto patch = SpecPatch::parse("expression.au" + std::to_string(code), "C");
        QVERIFY2(patch.ok(), patch ? "" : patch.error().message.c_str());
        const auto spec = patch->appliedTo(PortraitSpec{});
        QVERIFY(spec.ok());
        QVERIFY(*spec != PortraitSpec{});
        QCOMPARE(facsNotation(*spec), std::to_string(code) + "C");
    }

    void everyLevelOfEveryCodeIsWithinItsControlAndReadsBack()
    {
        for (const PoseCode &code : poseCodes()) {
            const Control *control = findControl(code.control);
            QVERIFY2(control, code.control.data());
            for (double level = 0; level <= 5; level += 0.25) {
                const double value = code.valueAt(level);
                QVERIFY2(control->check(value).ok(), code.id.data());
                QVERIFY(std::abs(code.levelOf(value) - level) < 1e-9);
            }
            QCOMPARE(code.levelOf(-code.valueAt(3)), 0.0);
            QVERIFY(!findControl(code.id)); // a code and a control never share an id
        }
    }

    void theTwoDirectionsOfAMovementAreOpposite()
    {
        for (const auto &[one, other] :
             {std::pair{51, 52}, {53, 54}, {55, 56}, {57, 58}, {61, 62}, {63, 64}, {65, 66}}) {
            const auto a = findPoseCode("expression.au" + std::to_string(one));
            const auto b = findPoseCode("expression.au" + std::to_string(other));
            QVERIFY(a.size() == 1 && b.size() == 1);
            QCOMPARE(a.front()->control, b.front()->control);
            QVERIFY(a.front()->valueAt(3) * b.front()->valueAt(3) < 0);
        }
    }

    void aTurnToTheSubjectsLeftIsPositive()
    {
        QCOMPARE(SpecPatch::parse("expression.au51", "C")->appliedTo(PortraitSpec{})->pose.headYawDeg, 30.0);
        QCOMPARE(SpecPatch::parse("expression.au56", "B")->appliedTo(PortraitSpec{})->pose.headRollDeg, -7.0);
        QCOMPARE(SpecPatch::parse("expression.au53", "1.5")->appliedTo(PortraitSpec{})->pose.headPitchDeg,
                 5.0);
    }

    void aBlinkIsBothLidsAndAWinkIsOne()
    {
        const auto blink = SpecPatch::parse("expression.au45", "E")->appliedTo(PortraitSpec{});
        QVERIFY((blink->expression.unit(43) == SidedLevel{5, 5}));
        const auto wink = SpecPatch::parse("expression.au46.right", "D")->appliedTo(PortraitSpec{});
        QVERIFY((wink->expression.unit(43) == SidedLevel{0, 4}));
        QCOMPARE(facsNotation(*wink), "R43D");
        const auto noSide = SpecPatch::parse("expression.au46", "D");
        QVERIFY(!noSide.ok());
        QVERIFY(noSide.error().message.find("expression.au46.left") != std::string::npos);
    }

    void codesStandInPatchFilesToo()
    {
        const auto patch =
            SpecPatch::fromJson(R"({"expression.au55": "B", "expression.au30.left": 2})", "test");
        QVERIFY2(patch.ok(), patch ? "" : patch.error().message.c_str());
        QVERIFY((*patch == SpecPatch{{"head.roll", 7.0}, {"expression.jaw_shift", 2.0}}));
    }

    void whatIsNoLevelIsRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json :
             {R"({"expression.au51": "F"})", R"({"expression.au51": 6})", R"({"expression.au51": -1})",
              R"({"expression.au51": [1]})", R"({"expression.au51": null})"})
            QTest::newRow(json) << QByteArray(json);
    }
    void whatIsNoLevelIsRefusedByName()
    {
        QFETCH(QByteArray, json);
        const auto patch = SpecPatch::fromJson(json.toStdString(), "my file");
        QVERIFY(!patch.ok());
        QVERIFY(patch.error().message.find("expression.au51") != std::string::npos);
        QVERIFY(patch.error().message.find("my file") != std::string::npos);
    }

    void aWholeFaceIsWrittenAsItsCoderWould()
    {
        PortraitSpec spec;
        QCOMPARE(facsNotation(spec), "0");
        spec.expression.unit(6) = {2, 2};
        spec.expression.unit(12) = {3, 2};
        spec.expression.unit(2) = {1, 0};
        spec.pose.headPitchDeg = 3;
        QCOMPARE(facsNotation(spec), "L2A+6B+L12C+R12B+53A");
        QCOMPARE(facsNotation(*findControl("head.pitch"), 3.0), "53A");
        QCOMPARE(facsNotation(*findControl("expression.au12.left"), 3.0), "12C");
        QCOMPARE(facsNotation(*findControl("camera.elevation"), 3.0), "");
    }
};

QTEST_APPLESS_MAIN(TestFacsCodes)
#include "tst_facs_codes.moc"
