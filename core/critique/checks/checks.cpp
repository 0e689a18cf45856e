// SPDX-License-Identifier: MIT
#include "core/critique/checks/checks.h"

#include <array>

namespace presence::critique {

namespace {

constexpr Needs anything{};
constexpr Needs aPhotograph{.photograph = true};
constexpr Needs aFace{.face = true};
constexpr Needs aPhotographedFace{.face = true, .photograph = true};
constexpr Needs bothEyes{.face = true, .eyes = true};
constexpr Needs bothPhotographedEyes{.face = true, .eyes = true, .photograph = true};
constexpr Needs color{.color = true};
constexpr Needs aColoredFace{.face = true, .color = true, .photograph = true};
constexpr Needs points{.face = true, .points = true};
constexpr Needs photographedPoints{.face = true, .points = true, .photograph = true};

constexpr std::array rows{
    CheckRow{"face.count", "faces", anything, checkFaceCount},
    CheckRow{"face.size", "of height", aFace, checkFaceSize},
    CheckRow{"gaze.direction", "°", photographedPoints, checkGaze},
    CheckRow{"head.yaw", "°", points, checkHeadYaw},
    CheckRow{"head.pitch", "°", points, checkHeadPitch},
    CheckRow{"head.roll", "°", bothEyes, checkHeadRoll},
    CheckRow{"eyes.open", "", aFace, checkEyesOpen},
    CheckRow{"eyes.catchlights", "", bothPhotographedEyes, checkCatchlights},
    CheckRow{"mouth.smile", "", aFace, checkSmile},
    CheckRow{"mouth.open", "", points, checkMouthOpen},
    CheckRow{"expression.units", "", points, checkUnits},
    CheckRow{"symmetry.face", "correlation", bothPhotographedEyes, checkSymmetry},
    CheckRow{"skin.texture", "L*", aPhotographedFace, checkSkinTexture},
    CheckRow{"alive.blank", "signs", bothPhotographedEyes, checkBlank},
    CheckRow{"alive.perfect", "signs", bothPhotographedEyes, checkPerfect},
    CheckRow{"alive.plastic", "signs", aPhotographedFace, checkPlastic},
    CheckRow{"focus.eyes", "", aFace, checkEyeFocus},
    CheckRow{"exposure.highlights", "of face", aFace, checkHighlights},
    CheckRow{"exposure.shadows", "of face", aFace, checkShadows},
    CheckRow{"exposure.range", "L*", anything, checkRange},
    CheckRow{"color.warmth", "", color, checkWarmth},
    CheckRow{"color.saturation", "M", anything, checkSaturation},
    CheckRow{"color.palette", "ΔE00", color, checkPalette},
    CheckRow{"color.cast", "° hue", aColoredFace, checkCast},
    CheckRow{"light.side", "", aFace, checkLightSide},
    CheckRow{"light.ratio", ":1", aFace, checkLightRatio},
    CheckRow{"light.pattern", "", points, checkLightPattern},
    CheckRow{"framing.eyeline", "of height", aFace, checkEyeLine},
    CheckRow{"framing.space", "of frame", aFace, checkSpace},
    CheckRow{"framing.margins", "of width", aFace, checkMargins},
    CheckRow{"background.separation", "", aFace, checkSeparation},
    CheckRow{"background.clutter", "of background", aFace, checkClutter},
    CheckRow{"identity.match", "cosine", aFace, checkIdentity},
    CheckRow{"quality.overall", "BRISQUE", aPhotograph, checkQuality},
};

} // namespace

std::span<const CheckRow> checkRows() { return rows; }

} // namespace presence::critique
