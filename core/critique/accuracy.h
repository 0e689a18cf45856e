// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"

#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// One measured figure of how far a finding can be trusted.
struct AccuracyFigure
{
    std::string finding; ///< "head.yaw"
    std::string tier;    ///< of the equipment that answered: "A", "A+", "C", …
    std::string measure; ///< for people: "mean error against renders, turned up to 30°"
    double value = 0;
    std::string unit;    ///< "°", "%", …
    int sample = 0;      ///< answers behind the value
    double assessed = 1; ///< 0–1, share of the pictures that were answered at all
    double aim = 0;      ///< what the value should reach
    bool lessIsBetter = false;
    bool met() const { return lessIsBetter ? value <= aim : value >= aim; }
};

/// The table that the command presence-accuracy writes into resources/critique/accuracy.json, in its order.
struct AccuracyTable
{
    std::string measured; ///< date, "2026-11-20"
    std::vector<AccuracyFigure> figures;

    static Result<AccuracyTable> load(const Resources &resources);
    static Result<AccuracyTable> fromJson(std::string_view text, std::string_view source);
    std::string toJson() const;

    std::vector<AccuracyFigure> of(std::string_view finding) const;
};

} // namespace presence
