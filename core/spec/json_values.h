// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/parameters.h"

#include <nlohmann/json_fwd.hpp>

#include <string_view>

namespace presence {

// Shared by the readers and writers of specs and patches. Include from .cpp files only.

/// Strict JSON of at most 16 MiB, nested at most 64 deep, no name twice in one object. The error names
/// `source` and, for broken syntax, line and column (both from 1, the column in bytes).
Result<nlohmann::json> parseJson(std::string_view text, std::string_view source);

/// The same for one of our files: an object whose "schema", where it has one, is of the family of `schema`
/// ("presence.spec/1") and not newer.
Result<nlohmann::json> parseJsonObject(std::string_view text, std::string_view source,
                                       std::string_view schema);

/// Checked against the row; levels may be letters.
Result<ControlValue> valueFromJson(const Control &control, const nlohmann::json &member);
nlohmann::ordered_json valueToJson(const ControlValue &value);

} // namespace presence
