// SPDX-License-Identifier: MIT
#include "core/sitter/light/relief.h"

#include "core/spec/tables/jobs.h"

#include <QTest>

using namespace presence;

class TestRelief : public QObject
{
    Q_OBJECT

    std::optional<SpecLibrary> m_library;

    PortraitSpec under(const char *pattern) const
    {
        return *m_library->lightPattern(pattern)->defaults.appliedTo(PortraitSpec{});
    }
    static UnitRelief of(const PortraitSpec &spec, int unit) { return *reliefOfUnit(spec, unit); }

private slots:
    void initTestCase()
    {
        auto library = SpecLibrary::load(Resources(PRESENCE_SOURCE_DIR "/resources"));
        QVERIFY(library.ok());
        m_library = std::move(*library);
    }

    // The key of the patterns stands at the subject's left.
    void everyPatternShowsWhatItsGeometryRakes_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<int>("unit");
        QTest::addColumn<bool>("left");
        QTest::addColumn<int>("relief");
        const auto row = [](const char *pattern, int unit, const char *side, Relief relief) {
            QTest::addRow("%s AU%d %s", pattern, unit, side)
                << pattern << unit << (side == QString("left")) << int(relief);
        };
        row("rembrandt", 4, "left", Relief::Shown); // upright lines, light from the side
        row("rembrandt", 17, "left", Relief::Shown);
        row("rembrandt", 7, "left", Relief::Shown);
        row("butterfly", 1, "left", Relief::Shown); // horizontal lines, light from above
        row("butterfly", 1, "right", Relief::Shown);
        row("butterfly", 2, "left", Relief::Shown);
        row("butterfly", 4, "left", Relief::Hidden);
        row("split", 4, "left", Relief::Shown);
        row("split", 6, "left", Relief::Shown);
        row("split", 6, "right", Relief::Hidden); // in the dark
        row("split", 12, "right", Relief::Hidden);
        row("flat", 4, "left", Relief::Hidden);
        row("flat", 1, "left", Relief::Hidden);
        row("flat", 12, "right", Relief::Hidden);
        row("rim", 4, "left", Relief::Hidden);      // the face has fill only
        row("overhead", 5, "left", Relief::Hidden); // under the brow
    }
    void everyPatternShowsWhatItsGeometryRakes()
    {
        QFETCH(QString, pattern);
        QFETCH(int, unit);
        QFETCH(bool, left);
        QFETCH(int, relief);
        const UnitRelief row = of(under(pattern.toUtf8()), unit);
        QVERIFY2(int(left ? row.left : row.right) == relief,
                 qPrintable(QString("contrast %1").arg(left ? row.contrastLeft : row.contrastRight)));
    }

    void butterflySoftensTheMouthCornersThatSideLightShows()
    {
        QVERIFY(of(under("butterfly"), 15).contrastLeft < 0.5 * of(under("rembrandt"), 15).contrastLeft);
    }

    void movingTheKeyToTheOtherSideMirrorsEverything()
    {
        PortraitSpec spec = under("split"), mirrored = spec;
        mirrored.lighting.keyAzimuthDeg *= -1;
        for (const UnitRelief &row : reliefOf(spec)) {
            const UnitRelief other = of(mirrored, row.unit);
            QVERIFY(std::abs(row.contrastLeft - other.contrastRight) < 1e-5);
            QCOMPARE(int(row.left), int(other.right));
        }
    }

    void aSofterKeyAndMoreFillShowLess()
    {
        PortraitSpec hard = under("rembrandt"), filled = hard, soft = hard;
        hard.lighting.softness = 0;
        soft.lighting.softness = 1;
        filled.lighting.keyToFillRatio = 1.5;
        QVERIFY(of(soft, 4).contrastRight <= of(hard, 4).contrastRight + 1e-6);
        QVERIFY(of(filled, 4).contrastLeft < 0.7 * of(under("rembrandt"), 4).contrastLeft);
    }

    void neitherExposureNorATurnedHeadChangesIt()
    {
        // Angles of the key turn with the head, and a lighter print has the same contrast.
        PortraitSpec spec = under("rembrandt"), other = spec;
        other.lighting.exposureEv = 1.5;
        other.pose.headYawDeg = 40;
        QVERIFY(std::abs(of(spec, 4).contrastLeft - of(other, 4).contrastLeft) < 1e-5);
    }

    void unitsThatShowByOutlineAreLeftOut()
    {
        QVERIFY(!reliefOfUnit(PortraitSpec{}, 27));
        QVERIFY(!reliefOfUnit(PortraitSpec{}, 999));
        QVERIFY(reliefOf(PortraitSpec{}).size() > 15);
    }
};

QTEST_APPLESS_MAIN(TestRelief)
#include "tst_relief.moc"
