// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/advice/answer.h"

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

// Every function below adds one control to the fix of an answer. The value differs from what the spec holds,
// lies within the control's range and on the grid of its step. Where the control is at its end already
// nothing is added and the answer is marked `stuck`. Without a spec the control's initial value counts as
// held.

/// The held value moved by `distance`, by one step at least.
void move(Answer &answer, const Question &question, std::string_view control, double distance);

/// Both sides of a facial action by `levels`.
void moveBothSides(Answer &answer, const Question &question, std::string_view action, double levels);

/// As far beyond the held wish as the picture fell short of `asked`.
void overcorrect(Answer &answer, const Question &question, std::string_view control, double asked,
                 double measured);

/// The prompt says this part (a choice of `story.lead`) ahead of everything else, unless the spec says
/// already what comes first. False if it does.
bool sayFirst(Answer &answer, const Question &question, std::string_view part);

/// Both sides of a facial action, too faint in the picture, by `levels`; where raising is hardly enough
/// (`farOff`, or nothing is left to raise) the face is also said first. The outcome tells which.
void raiseAction(Answer &answer, const Question &question, std::string_view action, double levels,
                 bool farOff);

/// The next crop: +1 wider, −1 tighter.
void changeCrop(Answer &answer, const Question &question, int wider);

} // namespace presence::critique
