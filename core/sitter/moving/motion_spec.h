// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "core/base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// One movement of one control, added to its value in the spec: it rises, holds and falls back.
struct MotionCurve
{
    std::string
        control; ///< "expression.au12" (both sides), "expression.au12.left", "gaze.yaw", "head.pitch", …
    double amount = 0;   ///< at the apex, in the control's own unit
    double startS = 0;   ///< seconds into the clip
    double onsetS = 0.5; ///< rise
    double apexS = 1;    ///< hold
    double offsetS = 0.8;
    bool stays = false; ///< does not fall back; in a loop it is blended back before the seam

    double endS() const { return startS + onsetS + apexS + offsetS; }
    /// Share of the amount at this time, 0–1, with neither jump nor kink: the minimum-jerk profile 10t³ −
    /// 15t⁴ + 6t⁵ (Flash & Hogan 1985) up and down.
    double shareAt(double seconds) const;
    friend bool operator==(const MotionCurve &, const MotionCurve &) = default;
};

/// A movement that repeats evenly, such as breath.
struct MotionWave
{
    std::string control;
    double amount = 0;      ///< at its height, added to the value of the spec
    double periodS = 4;     ///< in a loop the nearest that fits a whole number of times
    double riseShare = 0.4; ///< of the period; breathing out takes longer than in
    friend bool operator==(const MotionWave &, const MotionWave &) = default;
};

/// Blinks at irregular times: gaps are log-normal, none below 0.6 s, none in the first 0.4 s nor within 0.3 s
/// of the seam of a loop (motion.md 2 and 7; Bentivoglio et al. 1997 for rates).
struct BlinkRhythm
{
    double meanGapS = 3.5; ///< 17 a minute at rest; 2.3 s talking
    double sigma = 0.7;    ///< of the logarithm of the gaps
    friend bool operator==(const BlinkRhythm &, const BlinkRhythm &) = default;
};

/// What moves, when and how far; the same for any spec. A value.
struct MotionSpec
{
    std::string name;
    std::string about; ///< one line
    double seconds = 4;
    bool loop = false; ///< the end runs into the beginning
    std::vector<MotionCurve> curves;
    std::vector<MotionWave> waves;
    std::optional<BlinkRhythm> blinks;

    /// `{"schema": "presence.motion/1", "name": …, "seconds": 4, "loop": true, "curves": [{"control":
    /// "expression.au12", "amount": 2, "start": 1, "onset": 0.6, "apex": 1, "offset": 0.8}], "waves": […],
    /// "blinks":
    /// {"mean_gap": 3.5}}`
    std::string toJson() const;
    /// Strict: an unknown control, one that is no number, or a time out of range is refused by name.
    static Result<MotionSpec> fromJson(std::string_view text, std::string_view source);
    friend bool operator==(const MotionSpec &, const MotionSpec &) = default;
};

/// Names of the motions that ship with the program (resources/motions), as `loadMotion` takes them.
std::vector<std::string> shippedMotions(const Resources &resources);

/// A shipped motion by its name, or any file by its path.
Result<MotionSpec> loadMotion(const Resources &resources, const std::string &nameOrFile);

} // namespace presence
