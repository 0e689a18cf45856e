// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/advice/answer.h"

#include <span>

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// What must be there before a check is called; without it the answer is silence.
struct Needs
{
    bool face = false;
    bool eyes = false;
    bool color = false;
    bool points = false;     ///< a reading of the face's points, by any tier
    bool photograph = false; ///< asks for living skin and a real lens: nothing for a painting or drawing
};

struct CheckRow
{
    std::string_view id;
    std::string_view unit;
    Needs needs;
    Answer (*check)(const Question &);
};

/// Every finding of the checklist in its order.
std::span<const CheckRow> checkRows();

/// Share of the face whose smallest (or `largest`) channel lies in `low` … `high`, 8 bit.
double shareOfFace(const FacePatch &patch, bool largest, int low, int high);
constexpr int clippedChannel = 250; ///< 8 bit; from here on nothing more is recorded

/// Of the box of the main face in pixels of the picture, told from the distance of the eyes where they are
/// known: the box itself wavers by a third from tone to tone. A box is 2.4 eye distances wide (median of 33
/// photographs; rendered heads 2.5).
double widthOfFace(const Question &question);

/// 0–5 of an action unit that the expression network has weights for, the stronger side.
double unitLevel(const ConsultedLimits &limits, int unit, const ExpressionWeights &weights);

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
Answer checkLightPattern(const Question &);

Answer checkEyeLine(const Question &);
Answer checkSpace(const Question &);
Answer checkMargins(const Question &);

Answer checkSeparation(const Question &);
Answer checkClutter(const Question &);

Answer checkIdentity(const Question &);

Answer checkBlank(const Question &);
Answer checkPerfect(const Question &);
Answer checkPlastic(const Question &);

Answer checkQuality(const Question &);

} // namespace presence::critique
