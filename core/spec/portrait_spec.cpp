// SPDX-License-Identifier: MIT
#include "core/spec/portrait_spec.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace presence {

SidedLevel Expression::shown(int number) const
{
    const SidedLevel &level = unit(number);
    return {std::clamp(level.left * intensity, 0.0, 5.0), std::clamp(level.right * intensity, 0.0, 5.0)};
}

double GazeAndHead::gazeEccentricityDeg() const
{
    constexpr double rad = std::numbers::pi / 180;
    return std::acos(std::clamp(std::cos(gazeYawDeg * rad) * std::cos(gazePitchDeg * rad), -1.0, 1.0)) / rad;
}

} // namespace presence
