// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace presence {

/// Reads a whole file. Refuses files above `limitBytes` with Error::BadInput, missing ones with NotFound.
Result<std::string> readFile(const std::filesystem::path &path, std::size_t limitBytes = std::size_t(1)
                                                                                         << 30);

/// Writes `path` so that a reader sees the old bytes or the new ones, never half of either:
/// a temporary file in the same folder, flushed to disk, then renamed. Creates missing parent folders.
/// On failure the old file is untouched and the temporary one removed.
Result<> writeFile(const std::filesystem::path &path, std::string_view bytes);

} // namespace presence
