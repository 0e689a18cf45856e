// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>
#include <vector>

namespace presence {

/// A folder that is filled under a name where nobody looks and gets its own when it is complete: a crash
/// leaves the whole of it, or an orphan. Its files are flushed together, which spares the disk most of the
/// work. Blocking; for one thread.
class DraftFolder
{
public:
    explicit DraftFolder(std::filesystem::path place);
    /// Removes what was not published.
    ~DraftFolder();
    DraftFolder(const DraftFolder &) = delete;
    DraftFolder &operator=(const DraftFolder &) = delete;

    /// A file of it, at `name`, such as "picture.png" or "attachments/depth.png".
    Result<> write(const std::filesystem::path &name, std::string_view bytes);
    /// Everything is on the disk when it returns.
    Result<> flush();
    /// Never replaces a folder that holds something.
    std::error_code publish(const std::filesystem::path &target);

private:
    struct Open
    {
        std::filesystem::path file;
        int descriptor;
    };
    std::filesystem::path m_place;
    std::set<std::filesystem::path> m_folders;
    std::vector<Open> m_files;
};

} // namespace presence
