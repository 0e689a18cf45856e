// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace presence {

struct Place
{
    int line = 1;   ///< from 1
    int column = 1; ///< from 1, in characters
};

/// Of a byte in a text.
Place placeAt(std::string_view text, std::size_t offset);

/// Where the value of a JSON pointer (unescaped) begins in a valid JSON text; for what is not there the place
/// of the object or list that should hold it.
Place placeOf(std::string_view json, std::string_view pointer);

} // namespace presence
