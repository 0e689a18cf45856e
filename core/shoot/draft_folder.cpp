// SPDX-License-Identifier: MIT
#include "core/shoot/draft_folder.h"

#include "core/base/file_io.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace presence {

namespace fs = std::filesystem;

DraftFolder::DraftFolder(fs::path place)
    : m_place(std::move(place))
{
}

DraftFolder::~DraftFolder()
{
    for (const Open &open : m_files)
        ::close(open.descriptor);
    std::error_code ignored;
    if (!m_place.empty())
        fs::remove_all(m_place, ignored);
}

Result<> DraftFolder::write(const fs::path &name, std::string_view bytes)
{
    const fs::path file = m_place / name;
    if (m_folders.insert(file.parent_path()).second) {
        std::error_code code;
        fs::create_directories(file.parent_path(), code);
        if (code)
            return storageError("create the folder", file.parent_path(), code.value());
    }
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return storageError("write", file, errno);
    m_files.push_back({file, descriptor});
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count >= 0)
            bytes.remove_prefix(std::size_t(count));
        else if (errno != EINTR)
            return storageError("write", file, errno);
    }
    return {};
}

Result<> DraftFolder::flush()
{
    Result<> outcome;
    for (const auto &[file, descriptor] : std::exchange(m_files, {})) {
        const bool flushed = ::fdatasync(descriptor) == 0;
        const int flushError = errno;
        const bool closed = ::close(descriptor) == 0;
        if (outcome && !(flushed && closed))
            outcome = storageError("write", file, flushed ? errno : flushError);
    }
    for (const fs::path &folder : m_folders)
        syncFolder(folder);
    return outcome;
}

std::error_code DraftFolder::publish(const fs::path &target)
{
    std::error_code code;
    fs::rename(m_place, target, code);
    if (!code)
        m_place.clear();
    return code;
}

} // namespace presence
