// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/parameters.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace presence {

/// A FACS code that Presence keeps as a value of another control: head 51–58, eyes 61–66, shrug 82, jaw
/// sideways 30, and the two states of the lids that a still cannot tell from AU43: blink 45 and wink 46.
struct PoseCode
{
    int code;
    std::string_view id;      ///< as written in patches: "expression.au51", "expression.au46.left"
    std::string_view control; ///< "head.yaw"
    /// The control's value at A … E. Degrees of 51–56 as tabulated for rigs, the others are working values
    /// within the range of the control; 61–64 count from the camera axis, as our gaze does.
    std::array<double, 5> atLevel;

    /// The control's value at a level 0–5, linear between the letters.
    double valueAt(double level) const;
    /// The level 0–5 of a value; 0 on the other side of rest.
    double levelOf(double value) const;
};

std::span<const PoseCode> poseCodes();

/// The codes that this id means: one, or two for "expression.au45", which shuts both eyes. Empty if it is
/// none.
std::vector<const PoseCode *> findPoseCode(std::string_view id);

/// The codes that this control's values have: 51 and 52 for "head.yaw"; none for most.
std::vector<const PoseCode *> poseCodesOf(std::string_view controlId);

/// A value in FACS writing: "12C" for a unit (its side is in the control), "51B" for a head turned 12° to the
/// subject's left. Empty at rest and for what FACS has no code for.
std::string facsNotation(const Control &control, const ControlValue &value);

/// The whole face and pose in FACS writing, units first: "6B+L12C+R12B+53A". "0" for a face at rest.
std::string facsNotation(const PortraitSpec &spec);

} // namespace presence
