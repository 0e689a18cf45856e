// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/spec/portrait_spec.h"

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace presence {

/// What a control can hold: a number, a text or id of a choice, or a list of texts.
using ControlValue = std::variant<double, std::string, std::vector<std::string>>;

/// One row of the catalogue: everything the program knows about a control except its words.
/// The row drives sliders, file keys, prompt vocabulary, fixes, the command line and the tests.
struct Control
{
    enum class Kind {
        Number, ///< double within [minimum, maximum]
        Level,  ///< FACS intensity 0–5, written 0, A–E
        Choice, ///< one of `choices`
        Text,   ///< free text of at most `maximum` characters, no control characters
        Color,  ///< "#RRGGBB" or empty
        Colors, ///< list of "#RRGGBB"
        Texts,  ///< list of free texts
        File,   ///< path of a picture on this machine, or empty
    };

    std::string id;    ///< "lighting.key_azimuth", "expression.au12.left"
    std::string group; ///< the part before the first dot
    Kind kind = Kind::Number;
    std::string unit; ///< "°", "mm", "K", … or empty
    double minimum = 0;
    double maximum = 1;
    double step = 0.01; ///< of one key press; fine is a tenth
    std::vector<std::string> choices;
    int actionUnit = 0;   ///< FACS number of the unit it sets or qualifies, or 0; see also facs_codes.h
    std::string twin;     ///< the same unit on the other side, or empty
    ControlValue initial; ///< in a default spec

    ControlValue (*get)(const PortraitSpec &, const Control &) = nullptr;
    void (*set)(PortraitSpec &, const Control &, const ControlValue &) = nullptr;

    ControlValue valueIn(const PortraitSpec &spec) const { return get(spec, *this); }
    /// Does this value fit the control? The error names the id, the value and what is allowed.
    Result<> check(const ControlValue &value) const;
    /// From text as typed or given to `--set`: numbers, levels ("C", "3.5"), choices, comma-separated lists.
    Result<ControlValue> parse(std::string_view text) const;
    /// As `parse` reads it back.
    std::string print(const ControlValue &value) const;
};

/// Every control, in the order the panels show them. Built once; immutable; safe from every thread.
std::span<const Control> controls();

/// The row with this id, or null. "expression.au12" is not a row; see expandSides().
const Control *findControl(std::string_view id);

/// `{id}`, or both sides for the short form "expression.au12". Empty if there is no such control.
std::vector<const Control *> expandSides(std::string_view id);

/// The groups in their order on the panel: story, identity, expression, pose, …
std::span<const std::string> controlGroups();

} // namespace presence
