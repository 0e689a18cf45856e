// SPDX-License-Identifier: MIT
#include "core/prompt/story/signals.h"

#include "core/prompt/story/coherence.h"
#include "core/spec/face/budget.h"

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

constexpr double reach = 4; ///< of the axes of Job::warmthTarget and dominanceTarget

double shareOf(std::initializer_list<bool> cues)
{
    return double(std::ranges::count(cues, true)) / double(cues.size());
}

double onScale(double axis) { return std::clamp((axis + reach) / (2 * reach), 0.0, 1.0); }

} // namespace

PortraitSignals signalsOf(const PortraitSpec &spec)
{
    const auto level = [&](int unit) { return spec.expression.shown(unit).strongest(); };
    const bool direct = spec.pose.gazeEccentricityDeg() <= 2.5;
    const bool calmBrow = level(1) < 1 && level(4) < 1;
    const Coherence axes = coherenceOf(spec);
    return {.intention = shareOf({spec.story.job != "none", !spec.expression.base.empty(),
                                  faceBudget(spec.expression).verdict == FaceBudget::Verdict::Restrained,
                                  !spec.story.occasion.empty()}),
            .warmth = onScale(axes.warmth),
            .status = onScale(axes.dominance),
            .confidence = shareOf({direct, level(7) >= 1 && level(7) <= 2.5,
                                   spec.pose.headPitchDeg >= 2 && spec.pose.headPitchDeg <= 10,
                                   spec.posture.spine == "upright", spec.posture.openness >= 0.2, calmBrow}),
            .openness = shareOf({direct, spec.posture.openness >= 0.4, spec.posture.leanDeg >= 2,
                                 calmBrow && level(24) < 1, level(12) >= 1 || level(25) >= 1}),
            .identity = shareOf({!spec.story.role.empty(), !spec.story.anchorDetail.empty(),
                                 !spec.identity.appearance.empty(), !spec.identity.wardrobe.empty(),
                                 !spec.setting.place.empty()})};
}

} // namespace presence
