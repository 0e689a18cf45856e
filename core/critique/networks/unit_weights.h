// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/networks/blendshapes.h"

#include <algorithm>
#include <array>

namespace presence {

/// Which weights of the expression network speak of an action unit. Left out are the units whose weights
/// never move over their range on 382 portraits: 5, 6, 9, 15, 22 and 34.
struct UnitWeights
{
    int unit;
    std::string_view left, right; ///< names of the weights, the subject's sides

    double in(const ExpressionWeights &weights, std::string_view name) const
    {
        const auto &names = expressionNames();
        return weights[std::size_t(std::ranges::find(names, name) - names.begin())];
    }
    double strongerIn(const ExpressionWeights &weights) const
    {
        return std::max(in(weights, left), in(weights, right));
    }
};

inline constexpr std::array unitWeights{
    UnitWeights{1, "browInnerUp", "browInnerUp"},
    UnitWeights{2, "browOuterUpLeft", "browOuterUpRight"},
    UnitWeights{4, "browDownLeft", "browDownRight"},
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

/// What a weight is at rest and at the levels A to E, rising.
using UnitMarks = std::array<double, 6>;
inline constexpr std::array unitMarkNames{"rest", "a", "b", "c", "d", "e"};

/// 0–5 by straight lines between the marks. Weights of different units run over different ranges, and hardly
/// any is 0 at rest.
inline double levelOf(const UnitMarks &marks, double weight)
{
    if (weight <= marks[0])
        return 0;
    for (std::size_t i = 1; i < marks.size(); ++i)
        if (weight < marks[i])
            return double(i - 1) + (weight - marks[i - 1]) / (marks[i] - marks[i - 1]);
    return 5;
}

} // namespace presence
