// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/portrait_spec.h"

namespace presence {

/// What viewers commonly look for in a face. Guidance: how many of the usual cues for it the spec gives,
/// never what somebody is.
struct PortraitSignals
{
    // Each 0 (no cue for it) … 1 (every cue). The cues are conventions; warmth and status are the axes of
    // coherenceOf() brought to this range.
    double intention = 0;
    double warmth = 0;
    double status = 0;
    double confidence = 0;
    double openness = 0;
    double identity = 0;
};

PortraitSignals signalsOf(const PortraitSpec &spec);

} // namespace presence
