// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/measure/catchlights.h"
#include "core/critique/measure/light_fit.h"
#include "core/critique/measure/mirror.h"
#include "core/critique/measure/skin_detail.h"

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// What several checks take from one observation, each measured when first asked for and then kept. Refers to
/// the observation. For one thread.
class Measures
{
public:
    explicit Measures(const Observation &seen)
        : m_seen(&seen)
    {
    }

    const SkinDetail &skin() const
    {
        return once(m_skin, [&] { return skinDetail(*m_seen->patch); });
    }
    const SkinShine &shine() const
    {
        return once(m_shine, [&] { return skinShine(*m_seen->patch); });
    }
    const MirrorLikeness &mirror() const
    {
        return once(m_mirror, [&] { return mirrorLikeness(*m_seen); });
    }
    const Catchlights &catchlights() const
    {
        return once(m_catchlights, [&] { return findCatchlights(*m_seen); });
    }
    const CheekLight &cheeks() const
    {
        return once(m_cheeks, [&] { return cheekLight(*m_seen); });
    }
    const std::optional<LightFit> &light() const
    {
        return once(m_light, [&] { return fitLight(*m_seen); });
    }

private:
    template <typename Value, typename Measure>
    static const Value &once(std::optional<Value> &kept, const Measure &measure)
    {
        if (!kept)
            kept = measure();
        return *kept;
    }

    const Observation *m_seen;
    mutable std::optional<SkinDetail> m_skin;
    mutable std::optional<SkinShine> m_shine;
    mutable std::optional<MirrorLikeness> m_mirror;
    mutable std::optional<Catchlights> m_catchlights;
    mutable std::optional<CheekLight> m_cheeks;
    mutable std::optional<std::optional<LightFit>> m_light;
};

} // namespace presence::critique
