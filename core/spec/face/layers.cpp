// SPDX-License-Identifier: MIT
#include "core/spec/face/layers.h"

#include <algorithm>

namespace presence {

std::vector<std::string> modifiersOf(int unit, const Expression &expression)
{
    std::vector<std::string> ids;
    Expression without = expression;
    const double delta = expression.modifierDelta(unit);
    for (const auto &[field, id] : {std::pair{&Expression::pressure, "expression.pressure"},
                                    std::pair{&Expression::restraint, "expression.restraint"},
                                    std::pair{&Expression::strain, "expression.strain"},
                                    std::pair{&Expression::fatigue, "expression.fatigue"}}) {
        without.*field = 0;
        if (without.modifierDelta(unit) != delta)
            ids.push_back(id);
        without.*field = expression.*field;
    }
    return ids;
}

double levelToShow(int unit, double shown, const Expression &expression)
{
    const double share = expression.intensity * phaseShare(expression.phaseOf(unit));
    const double own = shown - expression.modifierDelta(unit);
    if (shown <= 0 || own <= 0)
        return 0;
    return std::min(share < 0.05 ? own : own / share, 5.0);
}

} // namespace presence
