// SPDX-License-Identifier: MIT
#include "core/spec/face/budget.h"

namespace presence {

FaceBudget faceBudget(const Expression &expression)
{
    constexpr double trace = 1;
    constexpr double severe = 4;
    FaceBudget budget;
    for (const ActionUnit &unit : actionUnits) {
        const double level = expression.shown(unit.number).strongest();
        budget.active += level >= trace;
        budget.strong += level >= severe;
    }
    using Verdict = FaceBudget::Verdict;
    budget.verdict = budget.active > FaceBudget::mostActive   ? Verdict::Crowded
                     : budget.strong > FaceBudget::mostStrong ? Verdict::Theatrical
                     : budget.active > 0                      ? Verdict::Restrained
                                                              : Verdict::Blank;
    return budget;
}

} // namespace presence
