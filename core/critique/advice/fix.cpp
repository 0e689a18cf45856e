// SPDX-License-Identifier: MIT
#include "core/critique/advice/fix.h"

#include <algorithm>
#include <cmath>

namespace presence::critique {

namespace {

ControlValue held(const Control &control, const PortraitSpec *spec)
{
    return spec ? control.valueIn(*spec) : control.initial;
}

/// The nearest whole number of steps. Steps below one are whole parts of one; dividing by the parts gives
/// 0.9 where multiplying by the step gives 0.9000000000000001.
double onGrid(const Control &control, double value)
{
    if (control.step >= 1)
        return std::round(value / control.step) * control.step;
    const double parts = std::round(1 / control.step);
    return std::round(value * parts) / parts;
}

} // namespace

void move(Answer &answer, const Question &question, std::string_view control, double distance)
{
    const Control &row = *findControl(control);
    const double now = std::get<double>(held(row, question.spec));
    const double way = distance < 0 ? -1 : 1;
    double target = onGrid(row, std::clamp(now + distance, row.minimum, row.maximum));
    if ((target - now) * way <= 0)
        target = onGrid(row, now + way * row.step);
    if ((target - now) * way <= 0 || !row.check(target).ok())
        answer.stuck = true;
    else
        answer.fix.set(row.id, target);
}

void moveBothSides(Answer &answer, const Question &question, std::string_view action, double levels)
{
    for (const Control *side : expandSides(action))
        move(answer, question, side->id, levels);
}

void overcorrect(Answer &answer, const Question &question, std::string_view control, double asked,
                 double measured)
{
    move(answer, question, control, asked - measured);
}

bool sayFirst(Answer &answer, const Question &question, std::string_view part)
{
    const Control &lead = *findControl("story.lead");
    if (held(lead, question.spec) != lead.initial)
        return false;
    answer.fix.set(lead.id, std::string(part));
    return true;
}

void raiseAction(Answer &answer, const Question &question, std::string_view action, double levels,
                 bool farOff)
{
    moveBothSides(answer, question, action, levels);
    const bool raised = !answer.fix.isEmpty();
    const bool first = (farOff || !raised) && sayFirst(answer, question, "emotion");
    answer.outcome = !first ? "too_little" : raised ? "far_too_little" : "little_at_most";
}

void changeCrop(Answer &answer, const Question &question, int wider)
{
    const Control &row = *findControl("camera.crop"); // its choices go from tight to wide
    const auto now = std::ranges::find(row.choices, std::get<std::string>(held(row, question.spec)));
    const auto next = std::ptrdiff_t(now - row.choices.begin()) + wider;
    if (now == row.choices.end() || next < 0 || next >= std::ptrdiff_t(row.choices.size()))
        answer.stuck = true;
    else
        answer.fix.set(row.id, row.choices[std::size_t(next)]);
}

} // namespace presence::critique
