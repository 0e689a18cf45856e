// SPDX-License-Identifier: MIT
#include "core/prompt/story/story_layers.h"

#include <tuple>

namespace presence {

StoryLayers storyLayersOf(const PortraitSpec &spec)
{
    const PortraitSpec rest;
    const auto &[story, identity, expression] = std::tie(spec.story, spec.identity, spec.expression);
    const Setting &setting = spec.setting;
    StoryLayers layers;
    layers.identity = {{"story.role", !story.role.empty()},
                       {"identity.age_band", identity.ageBand != "unspecified"},
                       {"identity.appearance", !identity.appearance.empty()},
                       {"identity.wardrobe", !identity.wardrobe.empty()},
                       {"story.anchor_detail", !story.anchorDetail.empty()}};
    layers.emotion = {{"story.job", story.job != "none"},
                      {"expression.base", !expression.base.empty()},
                      {"expression.au12.left", expression.units != rest.expression.units},
                      {"gaze.yaw", spec.pose != rest.pose},
                      {"posture.openness", spec.posture != rest.posture}};
    layers.context = {
        {"story.occasion", !story.occasion.empty()},
        {"story.sentence", !story.sentence.empty()},
        {"setting.place", !setting.place.empty() || setting.background != rest.setting.background},
        {"setting.props", !setting.props.empty() || !setting.motif.empty()}};
    return layers;
}

} // namespace presence
