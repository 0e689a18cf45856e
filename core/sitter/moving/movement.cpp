// SPDX-License-Identifier: MIT
#include "core/sitter/moving/movement.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace presence {

namespace {

// A blink lasts 100–400 ms and falls faster than it rises (motion.md 2).
constexpr double lidFallsS = 0.09, lidStaysS = 0.05, lidRisesS = 0.17;
constexpr double firstQuietS = 0.4, seamQuietS = 0.3, leastGapS = 0.6;
constexpr double blendS = 0.6; ///< before the seam, for what would stay otherwise

/// 0 … 1 … 0 over one period, smooth at both turns.
double breathAt(double phase, double rise)
{
    const double t = phase < rise ? phase / rise : 1 - (phase - rise) / (1 - rise);
    return 0.5 - 0.5 * std::cos(std::numbers::pi * t);
}

/// Normal numbers from integers, the same with every standard library (Box & Muller 1958).
double normalNumber(std::mt19937_64 &random)
{
    const auto unit = [&] { return (double(random() >> 11) + 0.5) / 9007199254740992.0; };
    const double radius = std::sqrt(-2 * std::log(unit()));
    return radius * std::cos(2 * std::numbers::pi * unit());
}

} // namespace

Movement::Movement(const MotionSpec &motion, std::uint64_t seed)
    : m_seconds(motion.seconds)
    , m_loop(motion.loop)
{
    for (const MotionCurve &curve : motion.curves)
        add(curve);
    for (MotionWave wave : motion.waves) {
        if (m_loop)
            wave.periodS = m_seconds / std::max(std::round(m_seconds / wave.periodS), 1.0);
        m_waves.push_back({wave, expandSides(wave.control)});
    }
    if (motion.blinks)
        drawBlinks(*motion.blinks, seed);
}

void Movement::add(const MotionCurve &curve) { m_curves.push_back({curve, expandSides(curve.control)}); }

void Movement::drawBlinks(const BlinkRhythm &rhythm, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    // The mean of a log-normal is exp(μ + σ²/2).
    const double mu = std::log(rhythm.meanGapS) - 0.5 * rhythm.sigma * rhythm.sigma;
    const auto gap = [&] {
        double seconds = 0;
        do
            seconds = std::exp(mu + rhythm.sigma * normalNumber(random));
        while (seconds < leastGapS || seconds > 8 * rhythm.meanGapS);
        return seconds;
    };
    const double lasts = lidFallsS + lidStaysS + lidRisesS,
                 latest = m_seconds - lasts - (m_loop ? seamQuietS : 0);
    // The clip begins somewhere inside a gap.
    for (double at = std::max(0.5 * gap(), firstQuietS); at <= latest; at += gap()) {
        m_blinkStarts.push_back(at);
        add({"expression.au43", 5, at, lidFallsS, lidStaysS, lidRisesS, false});
    }
}

double Movement::shareOf(const MotionCurve &curve, double seconds) const
{
    if (!m_loop)
        return curve.shareAt(seconds);
    if (curve.stays) { // back to rest in time for the beginning
        MotionCurve back = curve;
        back.stays = false;
        back.offsetS = std::min(blendS, m_seconds);
        back.apexS = std::max(m_seconds - back.startS - back.onsetS - back.offsetS, 0.0);
        return back.shareAt(seconds);
    }
    // What runs over the seam goes on at the beginning.
    double share = 0;
    for (double at = seconds; at < curve.endS() || at == seconds; at += m_seconds)
        share = std::max(share, curve.shareAt(at));
    return share;
}

PortraitSpec Movement::at(const PortraitSpec &rest, double seconds) const
{
    if (m_loop)
        seconds -= m_seconds * std::floor(seconds / m_seconds);
    PortraitSpec spec = rest;
    const auto move = [&](const std::vector<const Control *> &controls, double by) {
        if (by == 0)
            return;
        for (const Control *control : controls) {
            const double now = std::get<double>(control->valueIn(spec));
            control->set(spec, *control, std::clamp(now + by, control->minimum, control->maximum));
        }
    };
    for (const Wave &wave : m_waves) {
        const double turns = seconds / wave.wave.periodS;
        move(wave.controls, wave.wave.amount * breathAt(turns - std::floor(turns), wave.wave.riseShare));
    }
    for (const Curve &curve : m_curves)
        move(curve.controls, curve.curve.amount * shareOf(curve.curve, seconds));
    return spec;
}

} // namespace presence
