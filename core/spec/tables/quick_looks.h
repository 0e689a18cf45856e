// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"
#include "core/spec/patch/spec_patch.h"

#include <string>
#include <vector>

namespace presence {

/// A few values that belong together under one word.
struct QuickLook
{
    std::string id;
    std::string label; ///< "Approachable", "Relax the brow"
    std::string tip;
    SpecPatch patch; ///< sides spelled out

    /// Does the spec have all of these values already?
    bool isIn(const PortraitSpec &spec) const;
};

struct QuickLooks
{
    std::vector<QuickLook> moods;   ///< adjectives people use of portraits, as face, gaze and posture
    std::vector<QuickLook> touches; ///< single small changes that turn the mood
};

/// Reads resources/quick_looks.json. Error::BadInput for a patch that does not fit the catalogue.
Result<QuickLooks> loadQuickLooks(const Resources &resources);

} // namespace presence
