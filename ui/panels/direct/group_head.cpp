// SPDX-License-Identifier: MIT
#include "ui/panels/direct/group_head.h"

#include "ui/panels/direct/look_pads.h"

namespace presence {

GroupHead *makeGroupHead(const std::string &group, SpecDocument &document, const ParameterWords &words)
{
    if (group == "gaze")
        return new LookPads(document, words);
    return nullptr;
}

} // namespace presence
