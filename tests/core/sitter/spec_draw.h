// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/parameters.h"

#include <random>

namespace presence {

/// Any allowed value of a control.
inline ControlValue anyValue(const Control &control, std::mt19937 &random)
{
    const auto unit = [&] { return double(random() % 10001) / 10000; };
    switch (control.kind) {
    case Control::Kind::Number:
        return control.minimum + (control.maximum - control.minimum) * unit();
    case Control::Kind::Level:
        return unit() < 0.7 ? 0.0 : 5 * unit();
    case Control::Kind::Choice:
        return control.choices[random() % control.choices.size()];
    case Control::Kind::Color:
        return std::string(random() % 2 ? "#D02040" : "");
    case Control::Kind::Colors:
        return std::vector<std::string>{"#103050", "#FFFFFF"};
    default:
        return control.initial;
    }
}

} // namespace presence
