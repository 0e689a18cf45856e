// SPDX-License-Identifier: MIT
#include "ui/panels/patch_text.h"

#include "tests/ui/panels/panel_fixture.h"

using namespace presence;

class TestPatchText : public QObject
{
    Q_OBJECT

private slots:
    void onlyRealChangesCount()
    {
        PanelFixture fixture;
        fixture.document.setLocked("head.roll", true);
        const SpecPatch patch{{"head.yaw", 10.0}, {"head.pitch", 0.0}, {"head.roll", 5.0}};
        QVERIFY(effectOf(patch, fixture.document) == SpecPatch({{"head.yaw", 10.0}}));
    }

    void whatAChoiceBringsAlongCountsToo()
    {
        PanelFixture fixture;
        const SpecPatch effect = effectOf({{"lighting.pattern", std::string("split")}}, fixture.document);
        QVERIFY(effect.values().contains("lighting.key_azimuth"));
        fixture.document.apply({{"lighting.pattern", std::string("split")}}, "split");
        QVERIFY(effect.appliedTo(PortraitSpec{}).value() == fixture.document.spec());
    }

    void aPatchThatDoesNotFitChangesNothing()
    {
        PanelFixture fixture;
        QVERIFY(effectOf({{"head.yaw", 900.0}}, fixture.document).isEmpty());
    }

    void aLineSaysFromAndTo()
    {
        PanelFixture fixture;
        const QStringList lines = changeLines({{"camera.focal_length", 135.0}}, {}, fixture.words);
        QCOMPARE(lines.size(), 1);
        QVERIFY2(lines[0].endsWith(QString::fromUtf8("85 mm → 135 mm")), qPrintable(lines[0]));
    }

    void equalSidesShareALineAndDifferentOnesDoNot()
    {
        PanelFixture fixture;
        const auto lines = [&](double left, double right) {
            return changeLines({{"expression.au12.left", left}, {"expression.au12.right", right}}, {},
                               fixture.words);
        };
        QCOMPARE(lines(2, 2).size(), 1);
        QCOMPARE(lines(2, 3).size(), 2);
    }
};

QTEST_MAIN(TestPatchText)
#include "tst_patch_text.moc"
