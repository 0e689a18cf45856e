// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace presence {

namespace {

namespace fs = std::filesystem;

/// Writes everything, flushes and closes. Returns an errno, 0 = done.
int writeAndClose(int descriptor, std::string_view bytes)
{
    int error = 0;
    while (!bytes.empty() && error == 0) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count >= 0)
            bytes.remove_prefix(std::size_t(count));
        else if (errno != EINTR)
            error = errno;
    }
    if (error == 0 && ::fsync(descriptor) != 0 && errno != EINVAL &&
        errno != EROFS) // pipes cannot be flushed
        error = errno;
    if (::close(descriptor) != 0 && error == 0)
        error = errno;
    return error;
}

Result<> writeThrough(const fs::path &device, std::string_view bytes)
{
    const int descriptor = ::open(device.c_str(), O_WRONLY | O_CLOEXEC);
    const int error = descriptor < 0 ? errno : writeAndClose(descriptor, bytes);
    return error == 0 ? Result<>{} : Result<>(storageError("write", device, error));
}

} // namespace

Error storageError(std::string_view what, const fs::path &path, int code)
{
    const char *advice =
        code == ENOSPC || code == EDQUOT || code == EFBIG ? "The disk is full: free some space and try again."
        : code == EACCES || code == EPERM || code == EROFS
            ? "The folder does not allow writing: choose another folder or change its permissions."
            : "Check the folder and try again.";
    return {Error::Kind::Storage, "Could not " + std::string(what) + " “" + path.string() + "” (" +
                                      std::strerror(code) + "). " + advice};
}

void syncFolder(const fs::path &folder)
{
    if (const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); fd >= 0) {
        ::fsync(fd);
        ::close(fd);
    }
}

std::vector<fs::path> entriesIn(const fs::path &folder)
{
    std::vector<fs::path> entries;
    std::error_code code;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code))
        entries.push_back(it->path());
    std::ranges::sort(entries);
    return entries;
}

Result<std::string> readFile(const std::filesystem::path &path, std::size_t limitBytes)
{
    std::error_code code;
    const auto status = std::filesystem::status(path, code);
    if (!std::filesystem::exists(status))
        return Error{Error::Kind::NotFound, "There is no file “" + path.string() + "”."};
    if (std::filesystem::is_directory(status))
        return Error{Error::Kind::BadInput, "“" + path.string() + "” is a folder, not a file."};
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return Error{Error::Kind::Storage,
                     "“" + path.string() + "” cannot be opened (" + std::strerror(errno) + ")."};
    std::string bytes;
    char block[65536];
    while (in.read(block, sizeof block) || in.gcount() > 0) {
        bytes.append(block, std::size_t(in.gcount()));
        if (bytes.size() > limitBytes)
            return Error{Error::Kind::BadInput, "“" + path.string() + "” is larger than the " +
                                                    std::to_string(limitBytes >> 20) + " MiB that are read."};
    }
    if (in.bad())
        return Error{Error::Kind::Storage,
                     "Reading “" + path.string() + "” failed (" + std::strerror(errno) + ")."};
    return bytes;
}

Result<> writeFile(const fs::path &path, std::string_view bytes)
{
    std::error_code code;
    const auto existing = fs::status(path, code);
    if (fs::is_directory(existing))
        return storageError("write", path, EISDIR);
    if (fs::exists(existing) && !fs::is_regular_file(existing))
        return writeThrough(path, bytes);
    const fs::path target = fs::exists(existing) ? fs::canonical(path, code) : path;
    if (code && fs::exists(existing))
        return storageError("write", path, code.value());

    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    fs::create_directories(folder, code);
    if (code)
        return storageError("create the folder", folder, code.value());
    static std::atomic<unsigned> serial{0};
    const fs::path temporary =
        folder / (".presence-" + std::to_string(::getpid()) + "-" + std::to_string(serial++) + ".tmp");
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return storageError("write", path, errno);
    if (fs::exists(existing))
        ::fchmod(descriptor, mode_t(existing.permissions()));
    int error = writeAndClose(descriptor, bytes);
    if (error == 0 && ::rename(temporary.c_str(), target.c_str()) != 0)
        error = errno;
    if (error != 0) {
        ::unlink(temporary.c_str());
        return storageError("write", path, error);
    }
    syncFolder(folder);
    return {};
}

} // namespace presence
