// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/detect/faces.h"

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// Two weak signs of a broad smile.
struct Mouth
{
    cv::Rect2d area;    ///< where it was looked for, in work pixels
    int candidates = 0; ///< raw boxes of the smile cascade in the lower face at 200 px width: 840–1400 for
                        ///< broad smiles, 50–950 for none (96 pictures, area under the curve 0.91)
    double teethShare =
        0; ///< of the mouth area: pixels clearly brighter and less coloured than the cheeks (0.94)
};

Mouth measureMouth(const Picture &picture, const Face &face, CascadeSet &cascades);

} // namespace presence::critique
