// SPDX-License-Identifier: MIT
#include "core/critique/checks/checks.h"

namespace presence::critique {

/// How damaged the picture is as a picture. It sees blur, smoothing and noise, no exposure and no meaning,
/// and stands alone: nothing else is put into it, and it goes into nothing else.
Answer checkQuality(const Question &question)
{
    if (!question.seen.degradation)
        return silent("needs_quality_model");
    const double degraded = question.limits["quality.degraded"];
    Answer answer;
    answer.tier = "Q";
    answer.measured = *question.seen.degradation;
    answer.asked = degraded;
    answer.parts = {{"degradation", *question.seen.degradation}};
    answer.regions = {
        {0, 0, double(question.seen.picture.work.cols), double(question.seen.picture.work.rows)}};
    answer.confidence = 0.7;
    const bool good = *question.seen.degradation <= degraded;
    answer.verdict = good ? Verdict::Pass : Verdict::Note;
    answer.outcome = good ? "" : "degraded";
    return answer;
}

} // namespace presence::critique
