// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/finding.h"
#include "ui/widgets/overlay/picture_marks.h"

namespace presence {

/// Regions, points, axes, arrows and outlines of a finding, to be drawn on the picture it was made from.
QList<PictureMark> marksOf(const Finding &finding);

/// "Direction of gaze: look again".
QString legendOf(const Finding &finding);

} // namespace presence
