// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/parameters.h"

#include <nlohmann/json_fwd.hpp>

namespace presence {

// Shared by the readers and writers of specs and patches. Include from .cpp files only.

/// Checked against the row; levels may be letters.
Result<ControlValue> valueFromJson(const Control &control, const nlohmann::json &member);
nlohmann::ordered_json valueToJson(const ControlValue &value);

} // namespace presence
