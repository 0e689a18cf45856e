// SPDX-License-Identifier: MIT
#include "core/prompt/writers/avoid.h"

#include "core/prompt/reading/reading.h"

#include <algorithm>

namespace presence {

const AvoidCondition *findAvoidCondition(std::string_view id)
{
    using S = const PortraitSpec &;
    static const std::vector<AvoidCondition> conditions{
        {"always", [](S) { return true; }, {"realism.medium"}},
        {"camera_picture",
         [](S s) { return s.realism.medium == "photograph" || s.realism.medium == "film"; },
         {"realism.medium"}},
        {"natural_skin", [](S s) { return s.realism.retouch < 0.6; }, {"realism.retouch"}},
        {"hands",
         [](S s) { return s.posture.hands != "none" && s.posture.hands != "out_of_frame"; },
         {"posture.hands"}},
        {"eyes_open",
         [](S s) { return s.expression.shown(43).strongest() < 2.5; },
         {"expression.au43.left", "expression.au43.right"}},
        {"direct_gaze",
         [](S s) { return s.pose.gazeEccentricityDeg() < 2.5 && !eyesShut(s.expression); },
         {"gaze.yaw", "gaze.pitch"}},
        {"lone_figure",
         [](S s) { return s.setting.backgroundClutter < 0.45; },
         {"setting.background_clutter"}},
    };
    const auto found = std::ranges::find(conditions, id, &AvoidCondition::id);
    return found == conditions.end() ? nullptr : &*found;
}

} // namespace presence
