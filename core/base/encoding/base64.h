// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace presence {

/// RFC 4648, section 4: the standard alphabet, padded.
std::string toBase64(std::string_view bytes);

/// Strict: nothing but the standard alphabet, whole groups of four, padding only at the end. Otherwise
/// nothing.
std::optional<std::string> fromBase64(std::string_view text);

} // namespace presence
