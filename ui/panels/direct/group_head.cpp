// SPDX-License-Identifier: MIT
#include "ui/panels/direct/group_head.h"

#include "ui/panels/direct/look_pads.h"
#include "ui/panels/expression/expression_head.h"
#include "ui/panels/look/camera_head.h"
#include "ui/panels/look/light_head.h"
#include "ui/panels/look/palette_head.h"
#include "ui/panels/story/reference_head.h"
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
    if (group == "camera")
        return new CameraHead(context);
    if (group == "palette")
        return new PaletteHead(context);
    if (group == "lighting")
        return new LightHead(context);
    if (group == "reference")
        return new ReferenceHead;
    return nullptr;
}

} // namespace presence
