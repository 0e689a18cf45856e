// SPDX-License-Identifier: MIT
#include "core/spec/portrait_spec.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace presence {

double phaseShare(std::string_view phase)
{
    return phase == "building" ? 0.5 : phase == "resolving" ? 0.6 : 1;
}

std::array<std::string, actionUnitCount> Expression::unsetPhases()
{
    std::array<std::string, actionUnitCount> phases;
    phases.fill("unset");
    return phases;
}

const std::string &Expression::phaseOf(int number) const
{
    const std::string &own = phases[*actionUnitIndex(number)];
    return own == "unset" ? phase : own;
}

double Expression::modifierDelta(int number) const
{
    const auto open = [&](int unit) { return this->unit(unit).strongest() >= 1; };
    switch (number) {
    case 4:
        return pressure;
    case 5: // a tired lid first stops being raised
        return open(5) ? -2 * fatigue : 0;
    case 7:
        return pressure + strain;
    case 12:
        return open(12) ? -restraint : 0;
    case 14:
        return restraint;
    case 24: // lips that are open cannot press
        return open(25) || open(26) || open(27) ? 0 : restraint;
    case 43:
        return open(5) ? 0 : 2 * fatigue;
    default:
        return 0;
    }
}

SidedLevel Expression::shown(int number) const
{
    const SidedLevel &level = unit(number);
    const double share = intensity * phaseShare(phaseOf(number)), delta = modifierDelta(number);
    return {std::clamp(level.left * share + delta, 0.0, 5.0),
            std::clamp(level.right * share + delta, 0.0, 5.0)};
}

double GazeAndHead::gazeEccentricityDeg() const
{
    constexpr double rad = std::numbers::pi / 180;
    return std::acos(std::clamp(std::cos(gazeYawDeg * rad) * std::cos(gazePitchDeg * rad), -1.0, 1.0)) / rad;
}

} // namespace presence
