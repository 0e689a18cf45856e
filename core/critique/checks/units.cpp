// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"
#include "core/critique/networks/blendshapes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace presence::critique {

namespace {

/// Which weights of the expression network speak of a unit. Usable are those that move over the range on 382
/// portraits; the weights behind AU5, 6, 9, 15, 22 and 34 never do, so these units count as not measurable.
struct UnitWeights
{
    int unit;
    std::string_view left, right; ///< names of the weights, the subject's sides
    bool judged = true; ///< false: a person's build shifts it too much to be held against one picture
};

constexpr std::array unitWeights{
    UnitWeights{1, "browInnerUp", "browInnerUp"},
    UnitWeights{2, "browOuterUpLeft", "browOuterUpRight"},
    UnitWeights{4, "browDownLeft", "browDownRight", false},
    UnitWeights{7, "eyeSquintLeft", "eyeSquintRight"},
    UnitWeights{10, "mouthUpperUpLeft", "mouthUpperUpRight"},
    UnitWeights{12, "mouthSmileLeft", "mouthSmileRight"},
    UnitWeights{17, "mouthShrugLower", "mouthShrugLower"},
    UnitWeights{18, "mouthPucker", "mouthPucker"},
    UnitWeights{24, "mouthPressLeft", "mouthPressRight"},
    UnitWeights{26, "jawOpen", "jawOpen"},
    UnitWeights{28, "mouthRollLower", "mouthRollUpper"},
    UnitWeights{43, "eyeBlinkLeft", "eyeBlinkRight"},
};

double weightNamed(const ExpressionWeights &weights, std::string_view name)
{
    const auto &names = expressionNames();
    return weights[std::size_t(std::ranges::find(names, name) - names.begin())];
}

/// 0–5 by straight lines between the limits for A to E.
double levelOf(double weight, const Limits &limits)
{
    const std::array marks{0.0,
                           limits["expression.level.a"],
                           limits["expression.level.b"],
                           limits["expression.level.c"],
                           limits["expression.level.d"],
                           limits["expression.level.e"]};
    for (std::size_t i = 1; i < marks.size(); ++i)
        if (weight < marks[i])
            return double(i - 1) + (weight - marks[i - 1]) / (marks[i] - marks[i - 1]);
    return 5;
}

std::string unitText(int unit, double level) { return std::to_string(unit) + levelText(std::round(level)); }

void add(std::string &list, const std::string &item) { list += (list.empty() ? "" : " ") + item; }

} // namespace

Answer checkUnits(const Question &question)
{
    const Limits &limits = question.limits;
    const FaceReading &reading = *question.seen.reading;
    if (!reading.expressions)
        return silent("needs_expressions");
    if (reading.pose && std::abs(reading.pose->yaw) > limits["mouth.furthest_yaw"])
        return silent("profile");
    std::string seen, asked;
    double worst = 0;
    int worstUnit = 0;
    for (const UnitWeights &row : unitWeights) {
        const double left = levelOf(weightNamed(*reading.expressions, row.left), limits);
        const double right = levelOf(weightNamed(*reading.expressions, row.right), limits);
        const double level = std::max(left, right);
        const double wish = question.spec ? question.spec->expression.shown(row.unit).strongest() : 0;
        if (std::round(level) > 0 || std::round(wish) > 0)
            add(seen, unitText(row.unit, level));
        const double miss = level - wish;
        if (question.spec && row.judged && std::abs(miss) > std::abs(worst)) {
            worst = miss;
            worstUnit = row.unit;
        }
    }
    if (question.spec)
        for (const ActionUnit &unit : actionUnits)
            if (const double wish = question.spec->expression.shown(unit.number).strongest();
                std::round(wish) > 0)
                add(asked,
                    unitText(unit.number, wish) +
                        (std::ranges::find(unitWeights, unit.number, &UnitWeights::unit) == unitWeights.end()
                             ? "?"
                             : ""));
    Answer answer;
    answer.tier = question.seen.readingTier;
    answer.measured = seen.empty() ? std::string("at rest") : seen;
    answer.regions = {question.seen.mainFace()->box};
    answer.confidence = 0.6 * question.seen.confidenceOfPoints();
    answer.verdict = Verdict::Pass;
    if (!question.spec)
        return answer;
    answer.asked = asked.empty() ? std::string("at rest") : asked;
    answer.verdict = graded(worst, limits["expression.units.pass"], limits["expression.units.note"]);
    if (answer.verdict == Verdict::Pass)
        return answer;
    answer.outcome = worst > 0 ? "too_much" : "too_little";
    moveBothSides(answer, question, "expression.au" + std::to_string(worstUnit),
                  -std::clamp(std::round(worst), -2.0, 2.0));
    return answer;
}

} // namespace presence::critique
