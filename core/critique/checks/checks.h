// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/finding.h"
#include "core/critique/observe/observation.h"
#include "core/spec/portrait_spec.h"
#include "core/spec/tables/jobs.h"

#include <span>

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// What a check is given: one measured picture, what was asked of it, the limits.
struct Question
{
    const Observation &seen;
    const PortraitSpec *spec; ///< null: compare with general good practice
    const Limits &limits;
    std::span<const PaletteScheme> palettes;
};

/// What a check gives back. Words are looked up later: `outcome` under the finding's id, `silence` among the
/// reasons.
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
    SpecPatch fix;
    bool stuck = false; ///< a control that would help is at its end
};

/// Could not be assessed, for this reason.
Answer silent(std::string reason);

/// What must be there before a check is called; without it the answer is silence.
struct Needs
{
    bool face = false;
    bool eyes = false;
    bool color = false;
    bool points = false; ///< a reading of the face's points, by any tier
};

struct CheckRow
{
    std::string_view id;
    std::string_view unit;
    Needs needs;
    Answer (*check)(const Question &) = nullptr; ///< null: this tier cannot measure it
    std::string_view silence;                    ///< the reason when there is no check
};

/// Every finding of the checklist in its order.
std::span<const CheckRow> checkRows();

/// pass within `pass`, note within `note`, else warn.
Verdict graded(double difference, double pass, double note);

/// Share of the face whose smallest (or `largest`) channel lies in `low` … `high`, 8 bit.
double shareOfFace(const FacePatch &patch, bool largest, int low, int high);
constexpr int clippedChannel = 250; ///< 8 bit; from here on nothing more is recorded

// One function per finding, grouped by subject in the file of that name.
Answer checkFaceCount(const Question &);
Answer checkFaceSize(const Question &);

Answer checkGaze(const Question &);
Answer checkHeadYaw(const Question &);
Answer checkHeadPitch(const Question &);
Answer checkHeadRoll(const Question &);

Answer checkEyesOpen(const Question &);
Answer checkCatchlights(const Question &);

Answer checkSmile(const Question &);
Answer checkMouthOpen(const Question &);
Answer checkUnits(const Question &);
Answer checkSymmetry(const Question &);

Answer checkSkinTexture(const Question &);
Answer checkEyeFocus(const Question &);

Answer checkHighlights(const Question &);
Answer checkShadows(const Question &);
Answer checkRange(const Question &);

Answer checkWarmth(const Question &);
Answer checkSaturation(const Question &);
Answer checkPalette(const Question &);
Answer checkCast(const Question &);

Answer checkLightSide(const Question &);
Answer checkLightRatio(const Question &);

Answer checkEyeLine(const Question &);
Answer checkSpace(const Question &);
Answer checkMargins(const Question &);

Answer checkSeparation(const Question &);
Answer checkClutter(const Question &);

Answer checkQuality(const Question &);

} // namespace presence::critique
