// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"
#include "core/critique/advice/wish.h"
#include "core/critique/checks/checks.h"
#include "core/critique/measure/marks.h"
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
    bool judged = true; ///< false: shown, but a person's build shifts it too far, or its levels lie too close
                        ///< together on renders, to be held against one picture
};

constexpr std::array unitWeights{
    UnitWeights{1, "browInnerUp", "browInnerUp"},
    UnitWeights{2, "browOuterUpLeft", "browOuterUpRight"},
    UnitWeights{4, "browDownLeft", "browDownRight", false},
    UnitWeights{7, "eyeSquintLeft", "eyeSquintRight", false},
    UnitWeights{10, "mouthUpperUpLeft", "mouthUpperUpRight", false},
    UnitWeights{12, "mouthSmileLeft", "mouthSmileRight"},
    UnitWeights{17, "mouthShrugLower", "mouthShrugLower", false},
    UnitWeights{18, "mouthPucker", "mouthPucker"},
    UnitWeights{24, "mouthPressLeft", "mouthPressRight", false},
    UnitWeights{26, "jawOpen", "jawOpen"},
    UnitWeights{28, "mouthRollLower", "mouthRollUpper", false},
    UnitWeights{43, "eyeBlinkLeft", "eyeBlinkRight"},
};

double weightNamed(const ExpressionWeights &weights, std::string_view name)
{
    const auto &names = expressionNames();
    return weights[std::size_t(std::ranges::find(names, name) - names.begin())];
}

/// 0–5 by straight lines between what the weight is at rest and at A to E. Weights of different units run
/// over different ranges, and hardly any is 0 at rest.
double levelOf(const UnitWeights &row, double weight, const ConsultedLimits &limits)
{
    const std::string unit = "expression.au" + std::to_string(row.unit) + ".";
    std::array<double, 6> marks{};
    std::ranges::transform(std::array{"rest", "a", "b", "c", "d", "e"}, marks.begin(),
                           [&](const char *mark) { return limits[unit + mark]; });
    if (weight <= marks[0])
        return 0;
    for (std::size_t i = 1; i < marks.size(); ++i)
        if (weight < marks[i])
            return double(i - 1) + (weight - marks[i - 1]) / (marks[i] - marks[i - 1]);
    return 5;
}

std::string unitText(int unit, double level) { return std::to_string(unit) + levelText(std::round(level)); }

bool isMeasurable(int unit)
{
    return std::ranges::find(unitWeights, unit, &UnitWeights::unit) != unitWeights.end();
}

void add(std::string &list, const std::string &item) { list += (list.empty() ? "" : " ") + item; }

/// One unit that is not as asked.
struct Miss
{
    int unit = 0;
    double asked = 0, seen = 0; ///< levels
    double outside = 0;         ///< of what is accepted, with its sign
};

} // namespace

Answer checkUnits(const Question &question)
{
    const ConsultedLimits &limits = question.limits;
    const FaceReading &reading = *question.seen.reading;
    if (!reading.expressions)
        return silent("needs_expressions");
    if (reading.pose && std::abs(reading.pose->yaw) > limits["mouth.furthest_yaw"])
        return silent("profile");
    std::string seen, asked;
    Miss worst;
    Answer answer;
    for (const UnitWeights &row : unitWeights) {
        const double left = levelOf(row, weightNamed(*reading.expressions, row.left), limits);
        const double right = levelOf(row, weightNamed(*reading.expressions, row.right), limits);
        const double level = std::max(left, right);
        const double held = question.spec ? question.spec->expression.shown(row.unit).strongest() : 0;
        if (std::round(level) > 0 || std::round(held) > 0) {
            add(seen, unitText(row.unit, level));
            answer.parts.push_back({"AU" + std::to_string(row.unit), level, "level"});
        }
        const auto wish = wishFor(question, "expression.au" + std::to_string(row.unit), held);
        const double outside = wish ? wish->miss(level) : 0;
        if (row.judged && std::abs(outside) > std::abs(worst.outside))
            worst = {row.unit, held, level, outside};
    }
    if (question.spec)
        for (const ActionUnit &unit : actionUnits)
            if (const double wish = question.spec->expression.shown(unit.number).strongest();
                std::round(wish) > 0)
                add(asked, unitText(unit.number, wish) + (isMeasurable(unit.number) ? "" : "?"));
    answer.tier = question.seen.readingTier;
    answer.measured = seen.empty() ? std::string("at rest") : seen;
    answer.regions = {question.seen.mainFace()->box};
    answer.marks = lipMarks(question.seen);
    std::ranges::move(lidMarks(question.seen), std::back_inserter(answer.marks));
    answer.confidence = 0.6 * question.seen.confidenceOfPoints();
    answer.verdict = Verdict::Pass;
    if (!question.spec)
        return answer;
    answer.asked = asked.empty() ? std::string("at rest") : asked;
    answer.verdict = graded(worst.outside, limits["expression.units.pass"], limits["expression.units.note"]);
    if (answer.verdict == Verdict::Pass)
        return answer;
    answer.outcome = worst.outside > 0 ? "too_much" : "too_little";
    // Half of what is missing, a level at least: generators that hear a word at last easily overdo it.
    const double step = std::clamp(std::round(std::abs(worst.outside) / 2), 1.0, 2.0);
    const std::string control = "expression.au" + std::to_string(worst.unit);
    moveBothSides(answer, question, control, worst.outside > 0 ? -step : step);
    double goal = 0;
    for (const auto &[id, value] : answer.fix.values())
        goal = std::max(goal, std::get<double>(value));
    answer.blanks = {{"asked", unitText(worst.unit, worst.asked)},
                     {"measured", unitText(worst.unit, worst.seen)},
                     {"goal", unitText(worst.unit, goal)}};
    return answer;
}

} // namespace presence::critique
