// SPDX-License-Identifier: MIT
#include "core/sitter/camera/grade.h"

#include "core/sitter/light/color.h"

namespace presence {

Grade::Grade(const PortraitSpec &spec, std::uint64_t seed)
    // What is remembered is warmer, paler and softer than what is seen.
    : m_warmth(float(spec.palette.warmth + 0.45 * spec.setting.nostalgia))
    , m_saturation(float(spec.palette.saturation - 0.30 * spec.setting.nostalgia))
    , m_contrast(float(spec.palette.contrast - 0.35 * spec.setting.nostalgia))
    , m_grain(float(std::max(spec.realism.grain, 0.35 * spec.setting.nostalgia)))
    , m_veil(float(0.10 * spec.setting.haze))
    , m_film(spec.realism.medium == "film")
    , m_seed(std::uint32_t(seed ^ seed >> 32))
{
    for (std::size_t i = 0; i < m_encode.size(); ++i)
        m_encode[i] = srgbFromLinear(float(i) / float(m_encode.size() - 1));
    if (m_film)
        m_grain = std::max(m_grain, 0.3f);
}

std::array<std::uint8_t, 3> Grade::pixel(Vec3 c, int x, int y) const
{
    // Straight to 0.55, then a shoulder that never clips hard: middle tones keep their measured ratios.
    c = mix(c, Vec3{0.75f, 0.77f, 0.80f}, m_veil); // haze between lens and sitter
    const auto shoulder = [](float v) {
        return v < 0.55f ? std::max(v, 0.0f) : 0.55f + 0.45f * (1 - std::exp(-(v - 0.55f) / 0.45f));
    };
    c = {shoulder(c.x), shoulder(c.y), shoulder(c.z)};
    if (m_warmth != 0) {
        const float before = luminance(c);
        c = c * Vec3{1 + 0.20f * m_warmth, 1, 1 - 0.24f * m_warmth};
        c = c * (before / std::max(luminance(c), 1e-6f));
    }
    const float grey = luminance(c);
    c = mix(Vec3{grey, grey, grey}, c, 1 + 0.75f * m_saturation);
    const float noise =
        m_grain > 0 ? (hashUnit(x, y, int(m_seed)) + hashUnit(x, y, int(m_seed + 77)) - 1) * 0.11f * m_grain
                    : 0;
    const auto finish = [&](float v) {
        const float at = saturate(v) * 2047.99f;
        float s = mix(m_encode[std::size_t(at)], m_encode[std::size_t(at) + 1], at - std::floor(at));
        if (m_contrast != 0) { // an S around middle grey, or its opposite; the ends stay
            const float curve = s * s * (3 - 2 * s);
            s = mix(s, m_contrast > 0 ? curve : 0.5f + (s - 0.5f) * 0.72f, 0.75f * std::abs(m_contrast));
        }
        if (m_film)
            s = 0.035f + 0.945f * s;
        return std::uint8_t(std::lround(255 * saturate(s + noise * (1 - square(2 * s - 1) * 0.6f))));
    };
    return {finish(c.x), finish(c.y), finish(c.z)};
}

} // namespace presence
