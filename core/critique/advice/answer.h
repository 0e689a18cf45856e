// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/finding.h"
#include "core/critique/limits.h"
#include "core/critique/measure/measures.h"
#include "core/spec/portrait_spec.h"
#include "core/spec/tables/jobs.h"

#include <map>
#include <span>

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// What a check is given: one measured picture, what was asked of it, the limits.
struct Question
{
    const Observation &seen;
    const PortraitSpec *spec; ///< null: compare with general good practice
    ConsultedLimits limits;
    std::span<const PaletteScheme> palettes;
    const Measures &measures; ///< of `seen`
    const Job *job = nullptr; ///< what the portrait is for; null: nothing in particular
    bool stylised = false;    ///< a painting or drawing, as the reviewer or the spec says
    /// The face that is to be kept: none was given, it could not be read (then why), or its likeness.
    const FaceLikeness *reference = nullptr;
    std::string_view referenceSilence = "needs_reference";
};

/// One of the numbers behind an answer. `name` is a key of the names in critique/words.json.
struct Part
{
    std::string name;
    double value = 0;
    std::string unit = {};
};

/// What a check gives back. Words are looked up later: `outcome` under the finding's id, `silence` among the
/// reasons, the names of `parts` and the labels of `marks` among the names.
struct Answer
{
    Verdict verdict = Verdict::Unmeasured;
    std::string tier = "A"; ///< of the equipment that answered
    std::string outcome;
    std::string silence;
    Quantity measured;
    Quantity asked;
    double confidence = 0;
    std::vector<cv::Rect2d> regions; ///< in work pixels
    std::vector<Mark> marks;         ///< in pixels of the picture
    std::vector<Part> parts;
    std::map<std::string, std::string> blanks; ///< what stands for {name} in the advice
    SpecPatch fix;
    bool stuck = false; ///< a control that would help is at its end
};

/// Could not be assessed, for this reason.
Answer silent(std::string reason);

/// pass within `pass`, note within `note`, else warn.
Verdict graded(double difference, double pass, double note);

} // namespace presence::critique
