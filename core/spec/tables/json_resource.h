// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/resources.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <string_view>

namespace presence {

// Shared by whoever loads a table that ships with the program. Include from .cpp files only.

/// Parses `name`, checks its `schema` member and hands it to `read`, which may use the throwing accessors of
/// the library: a missing or mistyped member becomes Error::BadInput naming the file, never an exception.
Result<> readJsonResource(const Resources &resources, std::string_view name, std::string_view schema,
                          const std::function<Result<>(const nlohmann::json &)> &read);

} // namespace presence
