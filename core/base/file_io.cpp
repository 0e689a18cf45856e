// SPDX-License-Identifier: MIT
#include "core/base/file_io.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace presence {

namespace {

Error storageError(const std::filesystem::path &path, const char *what, int code)
{
    const char *advice =
        code == ENOSPC || code == EDQUOT ? "The disk is full: free some space and try again."
        : code == EACCES || code == EPERM || code == EROFS
            ? "The folder does not allow writing: choose another folder or change its permissions."
            : "Check the folder and try again.";
    return {Error::Kind::Storage, std::string("Could not ") + what + " “" + path.string() + "” (" +
                                      std::strerror(code) + "). " + advice};
}

/// Makes the rename itself durable: without it a power cut may bring the old directory entry back.
void syncFolder(const std::filesystem::path &folder)
{
    if (const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); fd >= 0) {
        ::fsync(fd);
        ::close(fd);
    }
}

} // namespace

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

Result<> writeFile(const std::filesystem::path &path, std::string_view bytes)
{
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    if (code)
        return storageError(folder, "create the folder", code.value());

    static std::atomic<unsigned> serial{0};
    const std::string temporary =
        (folder / (".presence-" + std::to_string(::getpid()) + "-" + std::to_string(serial++) + ".tmp"))
            .string();
    const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return storageError(path, "write", errno);
    const auto fail = [&](int error) {
        ::close(fd);
        ::unlink(temporary.c_str());
        return storageError(path, "write", error);
    };
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count = ::write(fd, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail(errno);
        done += std::size_t(count);
    }
    if (::fsync(fd) != 0)
        return fail(errno);
    ::close(fd);
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        const int error = errno;
        ::unlink(temporary.c_str());
        return storageError(path, "write", error);
    }
    syncFolder(folder);
    return {};
}

} // namespace presence
