// SPDX-License-Identifier: MIT
#include "core/critique/checks/checks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace presence::critique {

namespace {

constexpr Needs anything{};
constexpr Needs aFace{.face = true};
constexpr Needs bothEyes{.face = true, .eyes = true};
constexpr Needs color{.color = true};
constexpr Needs aColoredFace{.face = true, .color = true};
constexpr Needs points{.face = true, .points = true};

constexpr std::array rows{
    CheckRow{"face.count", "faces", anything, checkFaceCount, {}},
    CheckRow{"face.size", "of height", aFace, checkFaceSize, {}},
    CheckRow{"gaze.direction", "°", points, checkGaze, {}},
    CheckRow{"head.yaw", "°", points, checkHeadYaw, {}},
    CheckRow{"head.pitch", "°", points, checkHeadPitch, {}},
    CheckRow{"head.roll", "°", bothEyes, checkHeadRoll, {}},
    CheckRow{"eyes.open", "", aFace, checkEyesOpen, {}},
    CheckRow{"eyes.catchlights", "", bothEyes, checkCatchlights, {}},
    CheckRow{"mouth.smile", "", aFace, checkSmile, {}},
    CheckRow{"mouth.open", "", points, checkMouthOpen, {}},
    CheckRow{"expression.units", "", points, checkUnits, {}},
    CheckRow{"symmetry.face", "correlation", bothEyes, checkSymmetry, {}},
    CheckRow{"skin.texture", "L*", aFace, checkSkinTexture, {}},
    CheckRow{"focus.eyes", "", aFace, checkEyeFocus, {}},
    CheckRow{"exposure.highlights", "of face", aFace, checkHighlights, {}},
    CheckRow{"exposure.shadows", "of face", aFace, checkShadows, {}},
    CheckRow{"exposure.range", "L*", anything, checkRange, {}},
    CheckRow{"color.warmth", "", color, checkWarmth, {}},
    CheckRow{"color.saturation", "M", anything, checkSaturation, {}},
    CheckRow{"color.palette", "ΔE00", color, checkPalette, {}},
    CheckRow{"color.cast", "° hue", aColoredFace, checkCast, {}},
    CheckRow{"light.side", "", aFace, checkLightSide, {}},
    CheckRow{"light.ratio", ":1", aFace, checkLightRatio, {}},
    CheckRow{"light.pattern", "", aFace, nullptr, "needs_light_fit"},
    CheckRow{"framing.eyeline", "of height", aFace, checkEyeLine, {}},
    CheckRow{"framing.space", "of frame", aFace, checkSpace, {}},
    CheckRow{"framing.margins", "of width", aFace, checkMargins, {}},
    CheckRow{"background.separation", "", aFace, checkSeparation, {}},
    CheckRow{"background.clutter", "of background", aFace, checkClutter, {}},
    CheckRow{"identity.match", "cosine", aFace, nullptr, "needs_reference"},
    CheckRow{"quality.overall", "BRISQUE", anything, checkQuality, {}},
};

} // namespace

std::span<const CheckRow> checkRows() { return rows; }

Answer silent(std::string reason)
{
    Answer answer;
    answer.silence = std::move(reason);
    return answer;
}

Verdict graded(double difference, double pass, double note)
{
    difference = std::abs(difference);
    return difference <= pass ? Verdict::Pass : difference <= note ? Verdict::Note : Verdict::Warn;
}

} // namespace presence::critique
