// SPDX-License-Identifier: MIT
#include "core/base/file_lock.h"

#include "core/base/file_io.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace presence {

namespace {

int openedLockFile(const std::filesystem::path &file)
{
    return ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
}

bool lockedAs(int descriptor, int mode)
{
    int outcome = 0;
    do
        outcome = ::flock(descriptor, mode);
    while (outcome != 0 && errno == EINTR);
    return outcome == 0;
}

} // namespace

Result<FileLock> FileLock::shared(const std::filesystem::path &file)
{
    FileLock lock(openedLockFile(file));
    if (lock.m_descriptor < 0 || !lockedAs(lock.m_descriptor, LOCK_SH))
        return storageError("write", file, errno);
    return lock;
}

std::optional<FileLock> FileLock::tryExclusive(const std::filesystem::path &file)
{
    FileLock lock(openedLockFile(file));
    if (lock.m_descriptor < 0 || !lockedAs(lock.m_descriptor, LOCK_EX | LOCK_NB))
        return std::nullopt;
    return lock;
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace presence
