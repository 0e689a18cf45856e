// SPDX-License-Identifier: MIT
#include "core/spec/palette/color_roles.h"

#include "core/base/color_space.h"
#include "core/spec/patch/spec_patch.h"

#include <QTest>

using namespace presence;

class TestColorRoles : public QObject
{
    Q_OBJECT

    std::optional<SpecLibrary> m_library;

    static double hueOf(const std::string &hex) { return oklchFromHex(hex)->hueDeg; }
    static double turn(double from, double to) { return std::remainder(to - from, 360.0); }

private slots:
    void initTestCase()
    {
        auto library = SpecLibrary::load(Resources(PRESENCE_SOURCE_DIR "/resources"));
        QVERIFY(library.ok());
        m_library = std::move(*library);
    }

    void partnersStandAtTheAnglesOfTheirHarmony_data()
    {
        QTest::addColumn<QString>("harmony");
        QTest::addColumn<QList<double>>("turns");
        QTest::newRow("analogous") << "analogous" << QList<double>{-30, 30};
        QTest::newRow("complementary") << "complementary" << QList<double>{180};
        QTest::newRow("split") << "split_complementary" << QList<double>{150, -150};
        QTest::newRow("triadic") << "triadic" << QList<double>{120, -120};
        QTest::newRow("tetradic") << "tetradic" << QList<double>{90, 180, -90};
    }
    void partnersStandAtTheAnglesOfTheirHarmony()
    {
        QFETCH(QString, harmony);
        QFETCH(QList<double>, turns);
        const std::string base = "#7A8B6F"; // muted enough for every hue to fit
        const auto partners = partnersOf(base, harmony.toStdString());
        QCOMPARE(qsizetype(partners.size()), turns.size());
        for (qsizetype i = 0; i < turns.size(); ++i) {
            QVERIFY(std::abs(turn(turns[i], turn(hueOf(base), hueOf(partners[std::size_t(i)])))) < 3);
            QVERIFY(std::abs(oklchFromHex(partners[std::size_t(i)])->lightness -
                             oklchFromHex(base)->lightness) < 0.01);
        }
    }

    void neutralsAreGreyAndNoneHasNoPartners()
    {
        for (const std::string &grey : partnersOf("#E0662B", "neutral_accent"))
            QVERIFY(oklchFromHex(grey)->chroma < 0.03);
        QVERIFY(partnersOf("#E0662B", "none").empty());
        QVERIFY(partnersOf("orange", "triadic").empty());
    }

    void theNearestAccessibleColourKeepsItsHue_data()
    {
        QTest::addColumn<QString>("color");
        QTest::addColumn<QString>("against");
        QTest::addColumn<double>("ratio");
        QTest::newRow("orange on dark") << "#E0662B"
                                        << "#1F2A36" << 4.5;
        QTest::newRow("yellow on white") << "#F5DC2C"
                                         << "#FFFFFF" << 3.0;
        QTest::newRow("blue on black") << "#1F3FC9"
                                       << "#0A0A0A" << 4.5;
    }
    void theNearestAccessibleColourKeepsItsHue()
    {
        QFETCH(QString, color);
        QFETCH(QString, against);
        QFETCH(double, ratio);
        const auto found = nearestWithContrast(color.toStdString(), against.toStdString(), ratio);
        QVERIFY(found);
        QVERIFY(contrastRatio(*found, against.toStdString()) >= ratio);
        QVERIFY(contrastRatio(*found, against.toStdString()) < ratio + 0.4); // no further than needed
        QVERIFY(std::abs(turn(hueOf(color.toStdString()), hueOf(*found))) < 6);
    }

    void aColourThatReachesItStaysAndTheImpossibleIsNotPromised()
    {
        QCOMPARE(nearestWithContrast("#000000", "#FFFFFF", 4.5), std::string("#000000"));
        QVERIFY(!nearestWithContrast("#E0662B", "#777777", 8));
    }

    void rolesFallBackToTheSchemeAndAreSetOneByOne()
    {
        PortraitSpec spec;
        spec.palette.scheme = "cool_with_accent";
        QCOMPARE(colorOf(ColorRole::Background, spec, *m_library), "#1F2A36");
        QCOMPARE(colorOf(ColorRole::Accent, spec, *m_library), "#E0662B");
        const auto give = [&](ColorRole role, const std::string &hex) {
            spec = *SpecPatch{{std::string(controlOf(role)), hex}}.appliedTo(spec);
        };
        give(ColorRole::Clothing, "#AABBCC");
        QCOMPARE(colorOf(ColorRole::Clothing, spec, *m_library), "#AABBCC");
        QCOMPARE(colorOf(ColorRole::Background, spec, *m_library), "#1F2A36");
        give(ColorRole::Accent, "#112233");
        QCOMPARE(spec.palette.accent, "#112233");
    }
};

QTEST_APPLESS_MAIN(TestColorRoles)
#include "tst_color_roles.moc"
