// SPDX-License-Identifier: MIT
#include "core/critique/checks/checks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace presence {

namespace {

constexpr Needs anything{};
constexpr Needs aFace{.face = true};
constexpr std::string_view mesh = "needs_face_mesh";

constexpr std::array rows{
    CheckRow{"face.count", "faces", anything, checkFaceCount, {}},
    CheckRow{"face.size", "of height", aFace, checkFaceSize, {}},
    CheckRow{"gaze.direction", "", aFace, nullptr, mesh},
    CheckRow{"head.yaw", "", aFace, nullptr, mesh},
    CheckRow{"head.pitch", "", aFace, nullptr, mesh},
    CheckRow{"head.roll", "", aFace, nullptr, "not_yet"},
    CheckRow{"eyes.open", "", aFace, nullptr, "not_yet"},
    CheckRow{"eyes.catchlights", "", aFace, nullptr, "not_yet"},
    CheckRow{"mouth.smile", "", aFace, nullptr, "not_yet"},
    CheckRow{"mouth.open", "", aFace, nullptr, mesh},
    CheckRow{"expression.units", "", aFace, nullptr, mesh},
    CheckRow{"symmetry.face", "", aFace, nullptr, "not_yet"},
    CheckRow{"skin.texture", "", aFace, nullptr, "not_yet"},
    CheckRow{"focus.eyes", "", aFace, nullptr, "not_yet"},
    CheckRow{"exposure.highlights", "of face", aFace, checkHighlights, {}},
    CheckRow{"exposure.shadows", "of face", aFace, checkShadows, {}},
    CheckRow{"exposure.range", "", aFace, nullptr, "not_yet"},
    CheckRow{"color.warmth", "", aFace, nullptr, "not_yet"},
    CheckRow{"color.saturation", "", aFace, nullptr, "not_yet"},
    CheckRow{"color.palette", "", aFace, nullptr, "not_yet"},
    CheckRow{"color.cast", "", aFace, nullptr, "not_yet"},
    CheckRow{"light.side", "", aFace, nullptr, "not_yet"},
    CheckRow{"light.ratio", "", aFace, nullptr, "not_yet"},
    CheckRow{"light.pattern", "", aFace, nullptr, mesh},
    CheckRow{"framing.eyeline", "", aFace, nullptr, "not_yet"},
    CheckRow{"framing.space", "", aFace, nullptr, "not_yet"},
    CheckRow{"framing.margins", "", aFace, nullptr, "not_yet"},
    CheckRow{"background.separation", "", aFace, nullptr, "not_yet"},
    CheckRow{"background.clutter", "", aFace, nullptr, "not_yet"},
    CheckRow{"identity.match", "", aFace, nullptr, "needs_identity_model"},
    CheckRow{"quality.overall", "", anything, nullptr, "needs_quality_model"},
};

} // namespace

std::span<const CheckRow> checkRows() { return rows; }

Answer silent(std::string reason)
{
    Answer answer;
    answer.silence = std::move(reason);
    return answer;
}

double overcorrected(std::string_view control, double wanted, double measured)
{
    const Control *row = findControl(control);
    return std::clamp(2 * wanted - measured, row->minimum, row->maximum);
}

double nudged(const PortraitSpec *spec, std::string_view control, double step)
{
    const Control *row = findControl(control);
    const double now = std::get<double>(spec ? row->valueIn(*spec) : row->initial);
    return std::clamp(now + step, row->minimum, row->maximum);
}

Verdict graded(double difference, double pass, double note)
{
    difference = std::abs(difference);
    return difference <= pass ? Verdict::Pass : difference <= note ? Verdict::Note : Verdict::Warn;
}

} // namespace presence
