// SPDX-License-Identifier: MIT
#include "ui/panels/direct/group_head.h"

#include "ui/panels/direct/look_pads.h"
#include "ui/panels/expression/expression_head.h"
#include "ui/panels/story/story_head.h"

namespace presence {

GroupHead *makeGroupHead(const std::string &group, const DirectContext &context)
{
    if (group == "story")
        return new StoryHead(context);
    if (group == "expression")
        return new ExpressionHead(context);
    if (group == "gaze")
        return new LookPads(context.document, context.words);
    return nullptr;
}

} // namespace presence
