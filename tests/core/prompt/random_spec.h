// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/parameters.h"

#include <random>

namespace presence::test {

/// Any allowed value of a control; texts come from a list that has caused trouble elsewhere.
inline ControlValue randomValue(const Control &control, std::mt19937 &random)
{
    static const std::vector<std::string> texts{"",
                                                "a founder",
                                                "Before the show.",
                                                "freckles, a scar (small) , glasses",
                                                "über “quotes” 漢字 🙂",
                                                "  spaced   out  ",
                                                "{a} {text} {uneven}",
                                                "@rest.neutral",
                                                "[red|blue] <lora:x:1> // \\ (deep:1.9)",
                                                "she waits; then smiles!"};
    const auto pick = [&](std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
    };
    switch (control.kind) {
    case Control::Kind::Number:
    case Control::Kind::Level:
        if (control.group == "expression" && pick(4) != 0) // a face is mostly at rest
            return control.initial;
        return std::uniform_real_distribution<double>(control.minimum, control.maximum)(random);
    case Control::Kind::Choice:
        return control.choices[pick(control.choices.size())];
    case Control::Kind::Text:
    case Control::Kind::File:
        return texts[pick(texts.size())].substr(0, std::size_t(control.maximum));
    case Control::Kind::Color:
        return pick(2) ? std::string("#1F6FC0") : std::string();
    case Control::Kind::Colors:
        return pick(2) ? std::vector<std::string>{"#000000", "#FFD700", "#123456"}
                       : std::vector<std::string>{};
    case Control::Kind::Texts:
        return pick(2) ? std::vector<std::string>{"old violin", texts[pick(texts.size())]}
                       : std::vector<std::string>{};
    }
    return {};
}

inline PortraitSpec randomSpec(unsigned seed)
{
    std::mt19937 random(seed);
    PortraitSpec spec;
    for (const Control &control : controls())
        control.set(spec, control, randomValue(control, random));
    return spec;
}

} // namespace presence::test
