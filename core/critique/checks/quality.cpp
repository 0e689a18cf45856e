// SPDX-License-Identifier: MIT
#include "core/critique/checks/checks.h"

namespace presence::critique {

/// How damaged the picture is as a picture. It sees blur, smoothing and noise, no exposure and no meaning.
Answer checkQuality(const Question &question)
{
    if (!question.seen.degradation)
        return silent("needs_quality_model");
    const double degraded = question.limits["quality.degraded"];
    Answer answer;
    answer.tier = "Q";
    answer.measured = *question.seen.degradation;
    answer.asked = degraded;
    answer.confidence = 0.7;
    const bool good = *question.seen.degradation <= degraded;
    answer.verdict = good ? Verdict::Pass : Verdict::Note;
    answer.outcome = good ? "" : "degraded";
    return answer;
}

} // namespace presence::critique
