// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace presence {

using CsvRow = std::vector<std::string>;

/// RFC 4180 with bare LF or CR allowed and spaces before a field ignored. Rows of nothing but one empty field
/// are left out. Error::BadInput, naming the line, if a quote is never closed or text follows a closed one.
Result<std::vector<CsvRow>> csvRows(std::string_view text);

/// One line with CR LF at its end; quoted only where it must be.
std::string csvLine(const CsvRow &fields);

} // namespace presence
