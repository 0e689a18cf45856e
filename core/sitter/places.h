// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/portrait_spec.h"

namespace presence {

/// Where the parts of the sitter one would take hold of are in the picture, worked out without drawing it.
struct SitterPlaces
{
    /// Shares of the picture's width and height from its left top; outside 0–1 if the crop cuts it off.
    struct Place
    {
        double x = 0;
        double y = 0;
    };

    Place leftIris, rightIris; ///< the subject's
    Place noseTip;             ///< of an average face: 3.6 cm below and 2.1 cm before the eyes
    Place crown;
    double faceHeight = 0; ///< hairline to chin as a share of the picture's height: faceShareOf()
};

/// For a picture of this width : height. Takes microseconds; safe from every thread.
SitterPlaces placesOf(const PortraitSpec &spec, double widthToHeight);

} // namespace presence
