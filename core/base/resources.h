// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// The folder of words and tables that ships with the program. A value: pass it to whoever loads from it.
class Resources
{
public:
    explicit Resources(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {
    }

    /// Looks in $PRESENCE_RESOURCES, then `<executable folder>/../share/presence`.
    static Result<Resources> find(const std::filesystem::path &executable);

    const std::filesystem::path &folder() const { return m_folder; }
    std::filesystem::path path(std::string_view name) const { return m_folder / name; }
    Result<std::string> text(std::string_view name) const;
    /// Files directly inside `subfolder` with this suffix (such as ".json"), sorted by name.
    std::vector<std::filesystem::path> list(std::string_view subfolder, std::string_view suffix) const;

private:
    std::filesystem::path m_folder;
};

} // namespace presence
