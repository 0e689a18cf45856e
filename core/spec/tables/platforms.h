// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"

#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// How a place shows a picture, as far as it matters for the composition.
enum class SlotKind { Feed, Circle, Banner, Story, Thumbnail };
std::string_view slotKindId(SlotKind kind); ///< "feed", "circle", …
/// By the id of the slot; Feed for "none" and unknown ids.
SlotKind slotKindOf(std::string_view slotId);

/// One place on a platform where portraits are shown.
struct PlatformSlot
{
    std::string id;     ///< also a choice of `camera.slot`
    std::string label;  ///< "LinkedIn profile photo"
    std::string about;  ///< what to watch, or empty
    std::string aspect; ///< the nearest choice of `camera.aspect`
    int width = 0;      ///< pixels asked for
    int height = 0;
    bool circle = false; ///< shown inside a circle
    /// Covered by buttons, captions or other pictures: shares of height and width.
    double safeTop = 0, safeRight = 0, safeBottom = 0, safeLeft = 0;
};

/// A rectangle as shares of a picture's width and height.
struct CropArea
{
    double x = 0, y = 0, width = 1, height = 1;
};

/// What a slot leaves of a picture of this width : height: the largest part of its own shape, across in the
/// middle, and upright so that `focusY` (share of the height, such as the eye line) stands at 0.4 of it as
/// far as the picture reaches.
CropArea cropFor(const PlatformSlot &slot, double widthToHeight, double focusY);

struct PlatformTable
{
    std::string verified; ///< month the numbers were looked up, "2026-11"
    std::vector<PlatformSlot> places;

    const PlatformSlot *slot(std::string_view id) const;
};

/// From resources/platforms.json.
Result<PlatformTable> loadPlatforms(const Resources &resources);

} // namespace presence
