// SPDX-License-Identifier: MIT
#include "core/base/resources.h"

#include "core/base/file_io.h"

#include <cstdlib>

namespace presence {

Result<Resources> Resources::find(const std::filesystem::path &executable)
{
    std::error_code code;
    if (const char *named = std::getenv("PRESENCE_RESOURCES"); named && *named) {
        if (std::filesystem::is_directory(named, code))
            return Resources(named);
        return Error{Error::Kind::NotFound,
                     std::string("PRESENCE_RESOURCES names “") + named + "”, which is not a folder."};
    }
    const auto folder =
        std::filesystem::weakly_canonical(executable, code).parent_path() / ".." / "share" / "presence";
    if (std::filesystem::is_directory(folder, code))
        return Resources(std::filesystem::canonical(folder, code));
    return Error{Error::Kind::NotFound,
                 "The resource folder “" + folder.string() +
                     "” is missing. Reinstall Presence, or name it in PRESENCE_RESOURCES."};
}

Result<std::string> Resources::text(std::string_view name) const
{
    return readFile(path(name), std::size_t(64) << 20);
}

std::vector<std::filesystem::path> Resources::list(std::string_view subfolder, std::string_view suffix) const
{
    std::vector<std::filesystem::path> files;
    std::error_code code;
    for (const auto &entry : entriesIn(path(subfolder)))
        if (entry.extension() == suffix && std::filesystem::is_regular_file(entry, code))
            files.push_back(entry);
    return files;
}

} // namespace presence
