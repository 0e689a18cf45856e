// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/portrait_spec.h"

#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// When a vocabulary asks to keep something out of the picture.
struct AvoidCondition
{
    std::string_view id;
    bool (*holds)(const PortraitSpec &);
    std::vector<std::string> controls; ///< that decide it
};

/// Null if there is none of this id.
const AvoidCondition *findAvoidCondition(std::string_view id);

} // namespace presence
