// SPDX-License-Identifier: MIT
#include "core/critique/advice/wish.h"

#include <algorithm>

namespace presence::critique {

namespace {

const JobTarget *targetFor(const Question &question, std::string_view control)
{
    if (!question.job)
        return nullptr;
    const auto &targets = question.job->targets;
    const auto found = std::ranges::find(targets, control, &JobTarget::control);
    return found == targets.end() ? nullptr : &*found;
}

double heldBy(const PortraitSpec &spec, std::string_view control)
{
    double strongest = 0;
    for (const Control *side : expandSides(control)) {
        const double value = std::get<double>(side->valueIn(spec));
        if (std::abs(value) > std::abs(strongest))
            strongest = value;
    }
    return strongest;
}

} // namespace

double Wish::miss(double measured) const
{
    return measured < low ? measured - low : std::max(0.0, measured - high);
}

std::optional<Wish> wishFor(const Question &question, std::string_view control)
{
    return wishFor(question, control, question.spec ? heldBy(*question.spec, control) : 0);
}

std::optional<Wish> wishFor(const Question &question, std::string_view control, double held)
{
    const JobTarget *target = targetFor(question, control);
    if (!question.spec)
        return target ? std::optional(
                            Wish{(target->minimum + target->maximum) / 2, target->minimum, target->maximum})
                      : std::nullopt;
    if (target && held >= target->minimum && held <= target->maximum)
        return Wish{held, target->minimum, target->maximum};
    return Wish{held, held, held};
}

std::vector<std::string> acceptedChoices(const Question &question, std::string_view control)
{
    const JobTarget *target = targetFor(question, control);
    if (!question.spec)
        return target ? target->choices : std::vector<std::string>();
    const std::string held = std::get<std::string>(findControl(control)->valueIn(*question.spec));
    if (target && std::ranges::find(target->choices, held) != target->choices.end())
        return target->choices;
    return {held};
}

} // namespace presence::critique
