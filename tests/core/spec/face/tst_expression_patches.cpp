// SPDX-License-Identifier: MIT
#include "core/spec/face/expression_patches.h"
#include "core/spec/face/layers.h"

#include <QTest>

#include <cmath>

using namespace presence;

class TestExpressionPatches : public QObject
{
    Q_OBJECT

    FaceGuide m_guide;

    static PortraitSpec applied(const SpecPatch &patch, const PortraitSpec &spec = {})
    {
        const auto result = patch.appliedTo(spec);
        if (!result)
            qFatal("%s", result.error().message.c_str());
        return *result;
    }
    PortraitSpec faceOf(const char *prototype) const
    {
        return applied(prototypePatch(*m_guide.prototype(prototype)));
    }

    int conflictsIn(const Expression &face) const
    {
        return int(std::ranges::count_if(
            m_guide.conflicts, [&](const UnitConflict &conflict) { return conflict.meetsIn(face); }));
    }

    void eachPrototype() const
    {
        QTest::addColumn<QString>("id");
        for (const Prototype &prototype : m_guide.prototypes)
            QTest::newRow(prototype.id.c_str()) << QString::fromStdString(prototype.id);
    }

private slots:
    void initTestCase()
    {
        auto guide = FaceGuide::load(Resources(PRESENCE_SOURCE_DIR "/resources"));
        QVERIFY2(guide.ok(), guide ? "" : guide.error().detail.c_str());
        m_guide = std::move(*guide);
    }

    void everyUnitIsExplained()
    {
        QCOMPARE(m_guide.units.size(), actionUnitCount);
        for (const ActionUnit &unit : actionUnits) {
            const UnitFacts *facts = m_guide.facts(unit.number);
            QVERIFY2(facts, qPrintable(QString::number(unit.number)));
            QVERIFY(!facts->muscles.empty() && !facts->seen.empty() && !facts->reads.empty());
            for (const int other : facts->with)
                QVERIFY2(actionUnitIndex(other) || other == 64, qPrintable(QString::number(other)));
        }
        const std::string smile = m_guide.explanationOf(12);
        for (const char *part : {"Zygomaticus", "AU15", "grimace"})
            QVERIFY2(smile.find(part) != std::string::npos, smile.c_str());
        QVERIFY(m_guide.explanationOf(99).empty());
    }

    void everyPrototypeReplacesTheFaceAndIsFoundAgain_data() { eachPrototype(); }
    void everyPrototypeReplacesTheFaceAndIsFoundAgain()
    {
        QFETCH(QString, id);
        const Prototype &prototype = *m_guide.prototype(id.toStdString());
        PortraitSpec before;
        before.expression.unit(22) = {5, 5};
        const PortraitSpec after = applied(prototypePatch(prototype), before);
        QCOMPARE(after.expression.unit(22).strongest(), 0.0);
        QCOMPARE(after.expression.base, prototype.words);
        QCOMPARE(conflictsIn(after.expression), 0);
        const Prototype *found = nearestPrototype(m_guide, after.expression);
        QVERIFY(found);
        // Two names for the same units (happiness, felt smile) are both right.
        const PortraitSpec again = applied(prototypePatch(*found));
        QVERIFY(again.expression.units == after.expression.units);
    }

    void aBlendMovesFromOneToTheOtherWithoutConflicts()
    {
        for (const Prototype &first : m_guide.prototypes)
            for (const Prototype &second : m_guide.prototypes)
                for (const double share : {0.0, 0.3, 0.5, 1.0}) {
                    const SpecPatch patch = blendedPrototypes(m_guide, first, second, share);
                    const PortraitSpec spec = applied(patch);
                    QCOMPARE(conflictsIn(spec.expression), 0);
                    if (share == 0)
                        QVERIFY(spec.expression.units == applied(prototypePatch(first)).expression.units);
                    if (share == 1)
                        QVERIFY(spec.expression.units == applied(prototypePatch(second)).expression.units);
                }
        const auto half = applied(
            blendedPrototypes(m_guide, *m_guide.prototype("happiness"), *m_guide.prototype("surprise"), 0.5));
        QCOMPARE(half.expression.unit(12).left, 1.5);
        QCOMPARE(half.expression.unit(1).left, 1.5);
    }

    void aContradictionStaysSmallAndPossible_data() { eachPrototype(); }
    void aContradictionStaysSmallAndPossible()
    {
        QFETCH(QString, id);
        const PortraitSpec before = faceOf(qPrintable(id));
        for (const Prototype *note : contradictionsFor(m_guide, before)) {
            const SpecPatch patch = contradictionPatch(m_guide, before, *note);
            const PortraitSpec after = applied(patch, before);
            QCOMPARE(conflictsIn(after.expression), conflictsIn(before.expression));
            for (const ActionUnit &unit : actionUnits)
                if (after.expression.unit(unit.number) != before.expression.unit(unit.number)) {
                    QCOMPARE(before.expression.unit(unit.number).strongest(), 0.0);
                    QVERIFY(after.expression.unit(unit.number).strongest() <= 2);
                }
            QVERIFY(after.expression.contradiction.starts_with("a trace of "));
            QVERIFY(after.expression.base == before.expression.base);
        }
    }

    void confidenceCanHoldATraceOfSadness()
    {
        PortraitSpec spec;
        spec.expression.unit(12) = {2, 2};
        const PortraitSpec after =
            applied(contradictionPatch(m_guide, spec, *m_guide.prototype("sadness")), spec);
        QVERIFY(after.expression.unit(1).left > 0 && after.expression.unit(1).left <= 1);
        QCOMPARE(roleOf(m_guide, faceOf("happiness").expression, 12), LayerRole::Base);
    }

    void eachUnitHasItsLayer()
    {
        PortraitSpec spec = faceOf("happiness");
        spec.expression.unit(1) = {1, 1};
        spec.expression.strain = 1;
        const Expression &face = spec.expression;
        QCOMPARE(roleOf(m_guide, face, 6), LayerRole::Base);
        QCOMPARE(roleOf(m_guide, face, 12), LayerRole::Base);
        QCOMPARE(roleOf(m_guide, face, 1), LayerRole::Contradiction);
        QCOMPARE(roleOf(m_guide, face, 7), LayerRole::Modifier);
        QCOMPARE(roleOf(m_guide, face, 15), LayerRole::None);
    }

    void aSignatureCanBeScaled()
    {
        PortraitSpec spec = faceOf("happiness");
        spec.expression.intensity = 1.2;
        spec.pose.headYawDeg = 20;
        const SpecPatch signature = signatureOf(spec);
        QVERIFY(!signature.values().contains("head.yaw"));
        QVERIFY(scaled(signature, 1) == signature);
        const PortraitSpec half = applied(scaled(signature, 0.5));
        QCOMPARE(half.expression.unit(12).left, 1.5);
        QCOMPARE(half.expression.intensity, 1.1);
        QCOMPARE(half.expression.base, spec.expression.base);
        QVERIFY(applied(scaled(signature, 0)).expression.units == Expression{}.units);
        QVERIFY(applied(scaled(signature, 9)).expression.unit(12).left == 5);
    }

    void aVariationIsSmallSeededAndFreeOfNewConflicts_data() { eachPrototype(); }
    void aVariationIsSmallSeededAndFreeOfNewConflicts()
    {
        QFETCH(QString, id);
        const PortraitSpec spec = faceOf(qPrintable(id));
        for (std::uint32_t seed = 0; seed < 60; ++seed) {
            const Variation wish{1.0, seed, {"expression.au12.left", "head.roll"}};
            const SpecPatch patch = varied(m_guide, spec, wish);
            QVERIFY(patch == varied(m_guide, spec, wish));
            QVERIFY(!patch.values().contains("expression.au12.left") &&
                    !patch.values().contains("head.roll"));
            const PortraitSpec after = applied(patch, spec);
            QVERIFY(conflictsIn(after.expression) <= conflictsIn(spec.expression));
            for (const ActionUnit &unit : actionUnits) {
                const SidedLevel was = spec.expression.unit(unit.number),
                                 is = after.expression.unit(unit.number);
                QVERIFY(std::abs(was.left - is.left) <= 1.03 && std::abs(was.right - is.right) <= 1.03);
                QCOMPARE(was.left > 0, is.left > 0);
            }
        }
        QVERIFY(varied(m_guide, spec, {1.0, 1, {}}) != varied(m_guide, spec, {1.0, 2, {}}));
    }

    void modifiersAreVisibleAndReversible()
    {
        PortraitSpec spec;
        spec.expression.unit(12) = {3, 3};
        spec.expression.unit(7) = {1, 1};
        const Expression before = spec.expression;
        spec.expression.restraint = 1;
        spec.expression.strain = 0.5;
        QCOMPARE(spec.expression.shown(12).left, 2.0);
        QCOMPARE(spec.expression.shown(14).left, 1.0);
        QCOMPARE(spec.expression.shown(24).left, 1.0);
        QCOMPARE(spec.expression.shown(7).left, 1.5);
        QVERIFY((modifiersOf(12, spec.expression) == std::vector<std::string>{"expression.restraint"}));
        QVERIFY((modifiersOf(7, spec.expression) == std::vector<std::string>{"expression.strain"}));
        QVERIFY(spec.expression.units == before.units); // what was set stays as it was set
        spec.expression.unit(25) = {2, 2};
        QCOMPARE(spec.expression.shown(24).left, 0.0); // open lips do not press
    }

    void tirednessLowersTheLidsAndFirstUndoesRaisedOnes()
    {
        Expression face;
        face.fatigue = 1;
        QCOMPARE(face.shown(43).left, 2.0);
        face.unit(5) = {3, 3};
        QCOMPARE(face.shown(43).left, 0.0);
        QCOMPARE(face.shown(5).left, 1.0);
    }

    void aPhaseShowsPartOfTheLevelAndAUnitMayHaveItsOwn()
    {
        Expression face;
        face.unit(12) = {4, 4};
        face.unit(4) = {2, 2};
        face.phase = "building";
        QCOMPARE(face.shown(12).left, 2.0);
        face.phases[*actionUnitIndex(4)] = "peak";
        QCOMPARE(face.shown(4).left, 2.0);
        face.phase = "resolving";
        QCOMPARE(face.shown(12).left, 2.4);
        for (const int unit : {4, 12})
            for (const double shown : {0.0, 0.7, 2.0})
                QCOMPARE(levelToShow(unit, shown, face) * phaseShare(face.phaseOf(unit)), shown);
    }

    void aReadingCueIsSeenWhereItIs()
    {
        PortraitSpec spec;
        spec.expression.unit(6) = {3, 3};
        QCOMPARE(m_guide.cuesIn(spec.expression).size(), std::size_t(1));
        QVERIFY(m_guide.cuesIn(spec.expression)[0]->reads.find("squint") != std::string::npos);
        spec.expression.unit(12) = {2, 2};
        QVERIFY(m_guide.cuesIn(spec.expression).empty());
        spec.expression = {};
        spec.expression.unit(12) = {2, 0};
        spec.expression.unit(14) = {2, 0};
        QCOMPARE(m_guide.cuesIn(spec.expression).size(), std::size_t(1));
        spec.expression.unit(12) = {2, 2};
        spec.expression.unit(14) = {2, 2};
        QVERIFY(m_guide.cuesIn(spec.expression).empty());
    }
};

QTEST_APPLESS_MAIN(TestExpressionPatches)
#include "tst_expression_patches.moc"
