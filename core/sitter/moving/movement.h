// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/moving/motion_spec.h"
#include "core/spec/parameters.h"
#include "core/spec/portrait_spec.h"

#include <cstdint>

namespace presence {

/// A motion ready to be asked for any moment: its controls looked up, its blinks drawn. The same motion and
/// seed give the same moments. Immutable; safe from every thread.
class Movement
{
public:
    explicit Movement(const MotionSpec &motion, std::uint64_t seed = 1);

    /// The spec at this time. Costs microseconds. In a loop time runs on after the end; values stay in the
    /// range of their controls, and what the motion does not name stays as it was.
    PortraitSpec at(const PortraitSpec &rest, double seconds) const;

    double seconds() const { return m_seconds; }
    /// When the eyes begin to close, in order.
    const std::vector<double> &blinkStarts() const { return m_blinkStarts; }

private:
    struct Curve
    {
        MotionCurve curve;
        std::vector<const Control *> controls;
    };
    struct Wave
    {
        MotionWave wave;
        std::vector<const Control *> controls;
    };
    void drawBlinks(const BlinkRhythm &rhythm, std::uint64_t seed);
    void add(const MotionCurve &curve);
    double shareOf(const MotionCurve &curve, double seconds) const;

    double m_seconds;
    bool m_loop;
    std::vector<Curve> m_curves;
    std::vector<Wave> m_waves;
    std::vector<double> m_blinkStarts;
};

} // namespace presence
