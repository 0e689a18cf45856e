// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace presence {

// JSON that other programs wrote. Include from .cpp files only.

/// Lenient where our own reader is strict: bare NaN, Infinity and -Infinity count as null (Python writes
/// them), a name may stand twice. A null value if the text is no JSON, is above 16 MiB or nested more than
/// 128 deep. Never fails.
nlohmann::json parseForeignJson(std::string_view text);

/// The member of an object; a null value if there is none or `object` is something else.
const nlohmann::json &jsonMember(const nlohmann::json &object, const char *name);

/// A text as it is, a number as JSON writes it; empty for everything else. Always UTF-8.
std::string jsonText(const nlohmann::json &value);

} // namespace presence
