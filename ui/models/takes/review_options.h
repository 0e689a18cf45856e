// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/critique.h"
#include "core/shoot/take.h"

namespace presence {

/// Among the answers given by hand: "yes" for a painting or drawing.
inline constexpr auto stylisedAnswer = "stylised";
bool isStylised(const Take &take);

/// Likewise, the job that a take is held against instead of the one it was made for: its id, or "none".
inline constexpr auto judgedAsAnswer = "judged_as";
/// The id of the job that a take is held against.
const std::string &jobJudged(const Take &take);

/// What the review of a take is told: whether it is a painting, what it is for, and the face to keep, whose
/// picture is read here. A reference that cannot be read takes no part. Blocking; safe on any thread.
ReviewOptions reviewOptionsFor(const Take &take);

} // namespace presence
