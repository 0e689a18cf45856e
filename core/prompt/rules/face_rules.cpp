// SPDX-License-Identifier: MIT
#include "core/prompt/rules/rule_check.h"

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

std::string unitId(int unit) { return "expression.au" + std::to_string(unit); }

std::vector<std::string> controlsOf(std::initializer_list<int> units)
{
    std::vector<std::string> ids;
    for (const int unit : units)
        for (const Control *control : expandSides(unitId(unit)))
            ids.push_back(control->id);
    return ids;
}

void reportConflicts(RuleCheck &c, bool impossible)
{
    for (const UnitConflict &pair : c.data.conflicts) {
        if (pair.impossible != impossible || !pair.meetsIn(c.spec.expression))
            continue;
        const bool firstIsWeaker = c.level(pair.first) < c.level(pair.second);
        SpecPatch fix;
        c.setLevel(fix, firstIsWeaker ? pair.first : pair.second, impossible ? 0 : pair.level - 1);
        c.report(controlsOf({pair.first, pair.second}), fix,
                 {{"a", c.label(unitId(pair.first))},
                  {"b", c.label(unitId(pair.second))},
                  {"reason", pair.reason},
                  {"weaker", c.label(unitId(firstIsWeaker ? pair.first : pair.second))}});
    }
}

void impossiblePair(RuleCheck &c) { reportConflicts(c, true); }
void fightingPair(RuleCheck &c) { reportConflicts(c, false); }

void squintForASmile(RuleCheck &c)
{
    const bool otherwiseExplained = std::ranges::any_of(std::initializer_list<int>{4, 9, 10, 15, 20},
                                                        [&](int unit) { return c.level(unit) >= 2; });
    if (c.level(6) < c.limit("cheeks") || c.level(12) >= 1 || otherwiseExplained)
        return;
    const bool smileFits = !c.job() || c.job()->warmthTarget > 0;
    SpecPatch fix;
    c.setLevel(fix, 6, smileFits ? 2 : 0);
    if (smileFits)
        c.setLevel(fix, 12, 1.1);
    else
        c.setLevel(fix, 7, 2);
    c.report(controlsOf({6, 7, 12}), fix,
             {{"instead", smileFits ? "Cheeks to B with a trace of a smile" : "Tighten the lids instead"}});
}

void smileWithoutCheeks(RuleCheck &c)
{
    if (c.level(12) < c.limit("smile") || c.level(6) >= 1)
        return;
    SpecPatch fix;
    c.setLevel(fix, 6, 2);
    c.report(controlsOf({6, 12}), fix);
}

void oneSidedMouth(RuleCheck &c)
{
    if (c.jobListed())
        return;
    SpecPatch fix;
    std::vector<std::string> ids;
    for (const int unit : {12, 14}) {
        const SidedLevel shown = c.spec.expression.shown(unit);
        if (std::abs(shown.left - shown.right) < c.limit("difference") ||
            std::min(shown.left, shown.right) >= 2)
            continue;
        c.setLevel(fix, unit, (shown.left + shown.right) / 2);
        for (const std::string &id : controlsOf({unit}))
            ids.push_back(id);
    }
    if (!ids.empty())
        c.report(ids, fix);
}

void stare(RuleCheck &c)
{
    if (c.level(5) < c.limit("lids") || c.level(1) >= 1 || c.level(2) >= 1)
        return;
    SpecPatch fix;
    c.setLevel(fix, 5, 2);
    c.report(controlsOf({5}), fix);
}

void angerPrototype(RuleCheck &c)
{
    const double level = c.limit("level");
    if (c.level(4) < level || c.level(5) < level || c.level(7) < level)
        return;
    SpecPatch fix;
    c.setLevel(fix, 5, 0);
    c.report(controlsOf({4, 5, 7}), fix);
}

void sadnessPrototype(RuleCheck &c)
{
    const double level = c.limit("level");
    if (c.level(1) < level || c.level(4) < level || c.level(15) < level)
        return;
    SpecPatch fix;
    c.setLevel(fix, 15, 1);
    c.report(controlsOf({1, 4, 15}), fix);
}

void chinRaiseForChinUp(RuleCheck &c)
{
    if (c.level(17) < c.limit("level") || !c.jobListed())
        return;
    SpecPatch fix{{"head.pitch", 4.0}};
    c.setLevel(fix, 17, 0);
    c.report({unitId(17), "head.pitch"}, fix);
}

/// Units at or above `level`, strongest first.
std::vector<int> unitsFrom(const RuleCheck &c, double level)
{
    std::vector<int> units;
    for (const ActionUnit &unit : actionUnits)
        if (c.level(unit.number) >= level)
            units.push_back(unit.number);
    std::ranges::stable_sort(units, std::ranges::greater{}, [&](int unit) { return c.level(unit); });
    return units;
}

/// Brings all but the strongest `kept` units to `level`.
void reportSurplus(RuleCheck &c, const std::vector<int> &units, std::size_t kept, double level)
{
    SpecPatch fix;
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < units.size(); ++i) {
        for (const std::string &id : controlsOf({units[i]}))
            ids.push_back(id);
        if (i >= kept)
            c.setLevel(fix, units[i], level);
    }
    c.report(ids, fix, {{"count", std::to_string(units.size())}});
}

void theatrical(RuleCheck &c)
{
    const auto strong = unitsFrom(c, c.limit("level"));
    if (double(strong.size()) > c.limit("count"))
        reportSurplus(c, strong, std::size_t(c.limit("count")), 2);
}

void tooManyUnits(RuleCheck &c)
{
    const auto active = unitsFrom(c, 1);
    if (double(active.size()) > c.limit("count"))
        reportSurplus(c, active, std::size_t(c.limit("kept")), 0);
}

void severalAtTheirMaximum(RuleCheck &c)
{
    const auto maximal = unitsFrom(c, c.limit("level"));
    if (maximal.size() > 1)
        reportSurplus(c, maximal, 1, 4);
}

void tightLidsOfATiredFace(RuleCheck &c)
{
    if (c.spec.expression.fatigue < c.limit("fatigue") || c.level(7) < c.limit("level"))
        return;
    SpecPatch fix{{"expression.strain", 0.0}, {"expression.pressure", 0.0}};
    for (const Control *control : expandSides(unitId(7)))
        fix.set(control->id, std::min(1.0, std::get<double>(control->valueIn(c.spec))));
    c.report({"expression.fatigue", unitId(7)}, fix);
}

void manyPhases(RuleCheck &c)
{
    std::vector<std::string> ids;
    SpecPatch fix;
    for (const ActionUnit &unit : actionUnits) {
        const std::string id = "phase.au" + std::to_string(unit.number);
        if (c.spec.expression.phases[*actionUnitIndex(unit.number)] == "unset" || c.level(unit.number) < 0.5)
            continue;
        ids.push_back(id);
        if (double(ids.size()) > c.limit("units"))
            fix.set(id, std::string("unset"));
    }
    if (!fix.isEmpty())
        c.report(ids, fix, {{"count", std::to_string(ids.size())}});
}

void blankFace(RuleCheck &c)
{
    if (!c.faceAtRest() || !c.looksIntoLens() || c.spec.expression.phase != "unset" ||
        !c.spec.expression.base.empty())
        return;
    SpecPatch fix;
    c.setLevel(fix, 12, 1);
    c.setLevel(fix, 7, 1);
    if (c.spec.expression.intensity < 0.5)
        fix.set("expression.intensity", 1.0);
    c.report(controlsOf({7, 12}), fix);
}

void tiredLids(RuleCheck &c)
{
    if (c.level(43) < c.limit("from") || c.level(43) > c.limit("to") || !c.jobListed())
        return;
    SpecPatch fix;
    c.setLevel(fix, 43, 1);
    c.report(controlsOf({43}), fix);
}

void strengthBeyondTheScale(RuleCheck &c)
{
    std::vector<std::string> ids{"expression.intensity"};
    for (const ActionUnit &unit : actionUnits)
        if (c.spec.expression.unit(unit.number).strongest() * c.spec.expression.intensity > 5.01)
            for (const std::string &id : controlsOf({unit.number}))
                ids.push_back(id);
    if (ids.size() > 1)
        c.report(ids, {{"expression.intensity", 1.0}});
}

constexpr Condition table[]{
    {"FACE-001", impossiblePair},
    {"FACE-002", fightingPair},
    {"FACE-003", squintForASmile, "cheeks"},
    {"FACE-004", smileWithoutCheeks, "smile"},
    {"FACE-005", oneSidedMouth, "difference"},
    {"FACE-006", stare, "lids"},
    {"FACE-007", angerPrototype, "level"},
    {"FACE-008", sadnessPrototype, "level"},
    {"FACE-009", chinRaiseForChinUp, "level"},
    {"FACE-010", theatrical, "count level"},
    {"FACE-011", tooManyUnits, "count kept"},
    {"FACE-012", blankFace},
    {"FACE-013", tiredLids, "from to"},
    {"FACE-016", severalAtTheirMaximum, "level"},
    {"EMO-013", tightLidsOfATiredFace, "fatigue level"},
    {"EMO-016", manyPhases, "units"},
    {"FACE-018", strengthBeyondTheScale},
};

} // namespace

std::span<const Condition> faceConditions() { return table; }

} // namespace presence
