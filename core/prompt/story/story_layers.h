// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/portrait_spec.h"

#include <string>
#include <vector>

namespace presence {

/// One thing that a layer of the story can say.
struct StorySlot
{
    std::string control; ///< where it is said first
    bool said = false;
};

/// The three layers of the story, apart: who it is, what is felt and shown, and where and when it happens.
/// Not to be confused with the layers of the expression (base, contradiction, context modifier), which lie
/// inside the second one. No slot is compulsory.
struct StoryLayers
{
    std::vector<StorySlot> identity;
    std::vector<StorySlot> emotion;
    std::vector<StorySlot> context;
};

StoryLayers storyLayersOf(const PortraitSpec &spec);

} // namespace presence
