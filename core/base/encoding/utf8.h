// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace presence {

/// Is this well-formed UTF-8 (shortest forms, no surrogates, nothing above U+10FFFF)?
bool isUtf8(std::string_view text);

/// Characters (code points) in well-formed UTF-8.
std::size_t utf8Length(std::string_view text);

std::string latin1ToUtf8(std::string_view latin1);

/// `text` cut to at most `limitBytes`, never inside a character.
std::string_view utf8Prefix(std::string_view text, std::size_t limitBytes);

} // namespace presence
