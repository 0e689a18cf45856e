// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// Reads a whole file. Refuses files above `limitBytes` with Error::BadInput, missing ones with NotFound.
Result<std::string> readFile(const std::filesystem::path &path, std::size_t limitBytes = std::size_t(1)
                                                                                         << 30);

/// Writes `path` so that a reader sees the old bytes or the new ones, never half of either: a temporary file
/// (`.presence-*.tmp`) in the same folder, flushed to disk, then renamed. Creates missing parent folders;
/// keeps the permissions of a file it replaces, and writes through symbolic links and into devices and pipes.
/// On failure the old file is untouched and the temporary one removed.
Result<> writeFile(const std::filesystem::path &path, std::string_view bytes);

/// Makes renames inside `folder` durable: without it a power cut may bring the old names back.
void syncFolder(const std::filesystem::path &folder);

/// What stands directly inside a folder, hidden entries included, sorted; empty if it cannot be read.
std::vector<std::filesystem::path> entriesIn(const std::filesystem::path &folder);

/// "Could not `what` “path” (reason of `code`). What to do." `code` is an errno.
Error storageError(std::string_view what, const std::filesystem::path &path, int code);

} // namespace presence
