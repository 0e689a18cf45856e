// SPDX-License-Identifier: MIT
#include "core/prompt/reading/reading.h"

#include "core/spec/face/layers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace presence {

namespace {

/// Units that make one look together: listing them apart makes a generator draw them apart. First match wins.
/// Pairs as commonly tabulated for EMFACS prototypes and smile types (Ambadar et al. 2009).
const std::vector<std::vector<int>> merges{
    {1, 2, 4}, {1, 2, 5}, {6, 12, 25}, {12, 25}, {6, 12},  {12, 24},
    {12, 14},  {1, 4},    {1, 2},      {4, 7},   {15, 17}, {25, 26},
};

/// Merged units may differ by this much; otherwise the weaker one has its own say.
constexpr double mergeTolerance = 1.5;
/// Below half of level A nothing is visible.
constexpr double visible = 0.5;

struct Unit
{
    int number;
    SidedLevel level;
    bool ownPhase; ///< moves differently from the rest of the face
    bool oneSided() const { return std::min(level.left, level.right) < visible; }
    bool uneven() const { return !oneSided() && std::abs(level.left - level.right) >= 1; }
    bool joins() const { return !oneSided() && !uneven() && !ownPhase; }
};

char letter(double level) { return char('A' + std::clamp(int(std::lround(level)), 1, 5) - 1); }

std::vector<std::string> controlsOf(int number, const Expression &expression)
{
    const std::string unit = "au" + std::to_string(number), base = "expression." + unit;
    std::vector<std::string> ids{base};
    if (actionUnits[*actionUnitIndex(number)].sided) {
        ids.clear();
        if (expression.shown(number).left >= visible)
            ids.push_back(base + ".left");
        if (expression.shown(number).right >= visible)
            ids.push_back(base + ".right");
    }
    if (expression.phases[*actionUnitIndex(number)] != "unset")
        ids.push_back("phase." + unit);
    else if (phaseShare(expression.phase) != 1)
        ids.push_back("expression.phase");
    if (expression.modifierDelta(number) != 0)
        std::ranges::move(modifiersOf(number, expression), std::back_inserter(ids));
    return ids;
}

Statement alone(const Unit &unit, const Expression &expression)
{
    Statement statement;
    const std::string number = std::to_string(unit.number);
    statement.level = unit.level.strongest();
    const bool left = unit.level.left >= unit.level.right;
    if (unit.oneSided()) {
        statement.key = "one_sided." + number;
        statement.lookups = {{"adverb", std::string("adverb.") + letter(statement.level)},
                             {"adjective", std::string("adjective.") + letter(statement.level)}};
    } else {
        statement.key = "au." + number + "." + letter(statement.level);
        if (unit.ownPhase)
            statement.lookups = {{"uneven", "own_phase." + expression.phaseOf(unit.number)}};
        if (unit.uneven())
            statement.lookups.emplace(unit.ownPhase ? "also" : "uneven", "uneven");
    }
    statement.texts = {{"side", left ? "left" : "right"}, {"picture_side", left ? "right" : "left"}};
    return statement;
}

} // namespace

std::vector<Statement> readFace(const Expression &expression)
{
    std::vector<Unit> units;
    for (const ActionUnit &unit : actionUnits)
        if (const SidedLevel level = expression.shown(unit.number); level.strongest() >= visible)
            units.push_back(
                {unit.number, level, expression.phases[*actionUnitIndex(unit.number)] != "unset"});

    std::vector<Statement> statements;
    const auto add = [&](Statement statement, const std::vector<int> &numbers) {
        statement.aspect = "unit";
        for (const int number : numbers)
            std::ranges::move(controlsOf(number, expression), std::back_inserter(statement.controls));
        if (expression.intensity != 1)
            statement.controls.push_back("expression.intensity");
        statements.push_back(std::move(statement));
    };
    for (const auto &merge : merges) {
        double weakest = 5;
        double strongest = 0;
        const bool together = std::ranges::all_of(merge, [&](int number) {
            const auto unit = std::ranges::find(units, number, &Unit::number);
            if (unit == units.end() || !unit->joins())
                return false;
            weakest = std::min(weakest, unit->level.strongest());
            strongest = std::max(strongest, unit->level.strongest());
            return true;
        });
        if (!together || strongest - weakest > mergeTolerance)
            continue;
        Statement statement;
        statement.key = "au.";
        for (const int number : merge)
            statement.key += (number == merge.front() ? "" : "+") + std::to_string(number);
        statement.key += std::string(".") + letter(strongest);
        statement.level = strongest;
        add(std::move(statement), merge);
        std::erase_if(units,
                      [&](const Unit &unit) { return std::ranges::find(merge, unit.number) != merge.end(); });
    }
    for (const Unit &unit : units)
        add(alone(unit, expression), {unit.number});

    std::ranges::stable_sort(statements, std::ranges::greater{}, &Statement::level);
    // The first look carries the feeling; who it is, where and in which light matters more than the finer
    // ones.
    int priority = 89;
    for (Statement &statement : statements) {
        statement.priority = std::max(priority, 20);
        priority = std::min(priority, 70) - 10;
    }
    return statements;
}

} // namespace presence
