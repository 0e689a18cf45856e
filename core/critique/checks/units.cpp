// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"
#include "core/critique/advice/wish.h"
#include "core/critique/checks/checks.h"
#include "core/critique/measure/marks.h"
#include "core/critique/networks/unit_weights.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace presence::critique {

namespace {

/// Told well enough apart from a face without it, on renders of known levels?
bool isJudged(const ConsultedLimits &limits, int unit)
{
    return limits["expression.au" + std::to_string(unit) + ".told"] >= limits["expression.units.told"];
}

std::string unitText(int unit, double level) { return std::to_string(unit) + levelText(std::round(level)); }

bool isMeasurable(int unit)
{
    return std::ranges::find(unitWeights, unit, &UnitWeights::unit) != unitWeights.end();
}

void add(std::string &list, const std::string &item, const char *between = " ")
{
    list += (list.empty() ? "" : between) + item;
}

/// One unit that is not as asked.
struct Miss
{
    int unit = 0;
    double asked = 0, seen = 0; ///< levels
    double outside = 0;         ///< of what is accepted, with its sign
};

} // namespace

double unitLevel(const ConsultedLimits &limits, int unit, const ExpressionWeights &weights)
{
    const std::string name = "expression.au" + std::to_string(unit) + ".";
    UnitMarks marks{};
    std::ranges::transform(unitMarkNames, marks.begin(),
                           [&](const char *mark) { return limits[name + mark]; });
    const UnitWeights &row = *std::ranges::find(unitWeights, unit, &UnitWeights::unit);
    return levelOf(marks, row.strongerIn(weights));
}

Answer checkUnits(const Question &question)
{
    const ConsultedLimits &limits = question.limits;
    const FaceReading &reading = *question.seen.reading;
    if (!reading.expressions)
        return silent("needs_expressions");
    if (reading.pose && std::abs(reading.pose->yaw) > limits["mouth.furthest_yaw"])
        return silent("profile");
    std::string seen, asked, unjudged;
    Miss worst;
    Answer answer;
    const bool smiles =
        question.spec && question.spec->expression.shown(12).strongest() >= limits["mouth.smile.asks_broad"];
    for (const UnitWeights &row : unitWeights) {
        const double level = unitLevel(limits, row.unit, *reading.expressions);
        const double held = question.spec ? question.spec->expression.shown(row.unit).strongest() : 0;
        if (std::round(level) > 0 || std::round(held) > 0) {
            add(seen, unitText(row.unit, level));
            answer.parts.push_back({"AU" + std::to_string(row.unit), level, "levels"});
        }
        const auto wish = wishFor(question, "expression.au" + std::to_string(row.unit), held);
        const double outside = wish ? wish->miss(level) : 0;
        // A broad smile may drop the jaw without anybody asking.
        const bool excused = row.unit == 26 && outside > 0 && smiles;
        if (!excused && isJudged(limits, row.unit) && std::abs(outside) > std::abs(worst.outside))
            worst = {row.unit, held, level, outside};
    }
    if (question.spec)
        for (const ActionUnit &unit : actionUnits)
            if (const double wish = question.spec->expression.shown(unit.number).strongest();
                std::round(wish) > 0) {
                const bool judged = isMeasurable(unit.number) && isJudged(limits, unit.number);
                add(asked, unitText(unit.number, wish) + (judged ? "" : "?"));
                if (!judged)
                    add(unjudged, "AU" + std::to_string(unit.number), ", ");
            }
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
    if (answer.verdict == Verdict::Pass) {
        answer.outcome = unjudged.empty() ? "" : "unjudged";
        answer.blanks = {{"units", unjudged}};
        return answer;
    }
    // Half of what is missing, a level at least: generators that hear a word at last easily overdo it.
    const double step = std::clamp(std::round(std::abs(worst.outside) / 2), 1.0, 2.0);
    const std::string control = "expression.au" + std::to_string(worst.unit);
    if (worst.outside > 0) {
        answer.outcome = "too_much";
        moveBothSides(answer, question, control, -step);
    } else {
        const bool farOff = -worst.outside >= limits["expression.units.far"] || worst.asked >= 4;
        raiseAction(answer, question, control, step, farOff);
    }
    double goal = 0;
    for (const auto &[id, value] : answer.fix.values())
        if (const auto *level = std::get_if<double>(&value))
            goal = std::max(goal, *level);
    answer.blanks = {{"asked", unitText(worst.unit, worst.asked)},
                     {"measured", unitText(worst.unit, worst.seen)},
                     {"goal", unitText(worst.unit, goal)}};
    return answer;
}

} // namespace presence::critique
