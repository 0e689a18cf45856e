// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/portrait_spec.h"

#include <string>
#include <vector>

namespace presence {

/// Controls of the modifiers that change this unit now: "expression.restraint" for AU12, … Empty if none
/// does.
std::vector<std::string> modifiersOf(int unit, const Expression &expression);

/// The level to set so that `shown` is seen of this unit under the present intensity, phase and modifiers;
/// within 0–5, and 0 where the modifiers alone show more.
double levelToShow(int unit, double shown, const Expression &expression);

} // namespace presence
