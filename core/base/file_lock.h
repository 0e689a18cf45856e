// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <optional>
#include <utility>

namespace presence {

/// An advisory lock between programs (and between objects of one program) on a file that need not exist yet.
/// The system releases it when its holder dies, however that happens.
class FileLock
{
public:
    /// Waits for exclusive holders. Error::Storage if the file cannot be made.
    static Result<FileLock> shared(const std::filesystem::path &file);
    /// Nothing if anybody holds the lock, or if it cannot be had at all.
    static std::optional<FileLock> tryExclusive(const std::filesystem::path &file);

    ~FileLock();
    FileLock(FileLock &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {
    }
    FileLock &operator=(FileLock &&other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }

private:
    explicit FileLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor = -1;
};

} // namespace presence
