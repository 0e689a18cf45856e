// SPDX-License-Identifier: MIT
#include "core/critique/checks/checks.h"
#include "core/critique/measure/marks.h"

#include <algorithm>
#include <cmath>

namespace presence::critique {

/// Always a likeness to the reference picture, never a claim about who it is.
Answer checkIdentity(const Question &question)
{
    if (!question.reference)
        return silent(std::string(question.referenceSilence));
    const ConsultedLimits &limits = question.limits;
    const auto &reading = question.seen.reading;
    if (!reading || !reading->likeness)
        return silent("needs_identity_model");
    if (question.seen.patch->fullWidth < limits["identity.smallest_face"])
        return silent("small_face");
    if (reading->pose && std::abs(reading->pose->yaw) > limits["identity.furthest_yaw"])
        return silent("profile");
    const double alike = similarity(*reading->likeness, *question.reference);
    const double same = limits["identity.same"], drifting = limits["identity.drifting"];
    Answer answer;
    answer.tier = "I";
    answer.measured = alike;
    answer.asked = same;
    answer.regions = {question.seen.mainFace()->box};
    answer.marks = {outline(question.seen.picture, question.seen.mainFace()->box, "face")};
    answer.parts = {{"likeness", alike}};
    // Surest away from the band in which one person drifts and another resembles.
    const double clear = std::abs(alike - (same + drifting) / 2) / (same - drifting);
    answer.confidence = 0.9 * std::clamp(0.5 + clear / 2, 0.5, 1.0) *
                        std::clamp(question.seen.confidenceOfPoints() / 0.9, 0.5, 1.0);
    answer.verdict = alike >= same ? Verdict::Pass : alike >= drifting ? Verdict::Note : Verdict::Warn;
    answer.outcome = alike >= same ? "" : alike >= drifting ? "drifting" : "different";
    return answer;
}

} // namespace presence::critique
