// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/portrait_spec.h"

#include <string>
#include <vector>

namespace presence {

/// One visible cue that moves how warm or how dominant a portrait reads.
struct Cue
{
    std::string name;                  ///< "a smile", "the camera below the eyes"
    std::vector<std::string> controls; ///< what makes it, with what must move along with it
    int warmth = 0;                    ///< −2 … +2
    int dominance = 0;                 ///< −2 … +2
};

/// The cues that this spec shows, some of allCues(). Signs follow the studies on gaze, head pitch, camera
/// height and posture (Fauville et al. 2022; Witkower & Tracy 2019; Van Cappellen et al. 2023) where they
/// exist and convention otherwise; the magnitudes are ours. It says how a picture reads, never what somebody
/// feels.
std::vector<Cue> cuesOf(const PortraitSpec &spec);

/// Every cue there is.
const std::vector<Cue> &allCues();

/// Where the cues put a portrait on the axes of Job::warmthTarget and dominanceTarget: half a point each.
struct Coherence
{
    double warmth = 0;
    double dominance = 0;
};
Coherence coherenceOf(const PortraitSpec &spec);

} // namespace presence
