// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/spec/portrait_spec.h"

#include <string>
#include <string_view>

namespace presence {

/// Version written into every spec. Readers migrate older ones and refuse newer major versions.
inline constexpr int specSchemaVersion = 1;

/// `{"schema": "presence.spec/1", "lighting": {"pattern": "loop", …}, …}`; keys are the catalogue ids split
/// at the dots, values absolute, every control present. Members kept in `spec.unknown` return to their place.
std::string specToJson(const PortraitSpec &spec);

/// The same for what leaves this machine, such as a finished picture: controls that hold a path are empty,
/// since a path tells the names of people and folders and leads nowhere elsewhere.
std::string sharedSpecJson(PortraitSpec spec);

/// Missing members keep their default; unknown ones are kept; a bad value is refused with its path and what
/// is allowed. `source` names the file in messages.
Result<PortraitSpec> specFromJson(std::string_view text, std::string_view source);

} // namespace presence
