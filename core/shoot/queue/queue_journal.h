// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/file_lock.h"
#include "core/shoot/queue/queued_job.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// The orders of a shoot, kept so that the end of the program, however sudden, loses none and sends none
/// twice. Each running program appends lines to a file of its own in `<shoot>/queue`; the next one takes
/// over what ended programs left. A torn last line counts as never written. Blocking; thread-safe.
class QueueJournal
{
public:
    /// Storage if the shoot cannot be written; the queue then lives without a journal.
    static Result<std::unique_ptr<QueueJournal>> open(const std::filesystem::path &shoot);
    /// Leaves no file behind if nothing is left to do.
    ~QueueJournal();
    QueueJournal(const QueueJournal &) = delete;
    QueueJournal &operator=(const QueueJournal &) = delete;

    /// What ended programs left, in the order of their queue. Jobs all of whose pictures are in the shoot are
    /// not among them; of others, `takeIds` names those that are.
    const std::vector<QueuedJob> &leftOver() const { return m_leftOver; }
    /// A sentence for each that could not be read; its file is kept under another name.
    const std::vector<std::string> &problems() const { return m_problems; }

    Result<> place(const QueuedJob &job);
    /// From now on it may have reached the service. On the disk when it returns: call it before sending.
    Result<> sending(std::string_view id);
    /// On the disk when it returns.
    Result<> ticket(std::string_view id, std::string_view ticket);
    Result<> took(std::string_view id, std::string_view takeId);
    Result<> failed(std::string_view id, const Error &error);
    /// It waits to be sent, once more or for the first time.
    Result<> waits(std::string_view id);
    /// Finished, cancelled or removed.
    Result<> ended(std::string_view id);
    /// The order in which the jobs stand.
    Result<> arranged(const std::vector<std::string> &ids);

private:
    QueueJournal(std::filesystem::path folder, std::filesystem::path file, FileLock lock, int descriptor);
    void takeOver(const std::filesystem::path &shoot);
    Result<> append(std::string_view line, bool durable);

    const std::filesystem::path m_folder;
    const std::filesystem::path m_file;
    FileLock m_lock;
    int m_descriptor;
    std::mutex m_mutex;
    std::vector<std::string> m_open; ///< ids that have not ended
    std::vector<QueuedJob> m_leftOver;
    std::vector<std::string> m_problems;
};

/// The takes of a shoot by the order they came of (orderMark). Looks into every take; blocking.
std::map<std::string, std::vector<std::string>> takesByOrder(const std::filesystem::path &shoot);

/// A name that no other job has: "20261120T083000-3f2a9c10".
std::string newOrderId();

} // namespace presence
