// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/queue/queued_job.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace presence {

/// A member of a line beside "event" and "id".
struct LineMember
{
    std::string_view name;
    std::string_view text;
};

/// `{"event": …, "id": …, …}` and its end.
std::string journalLine(std::string_view event, std::string_view id, std::vector<LineMember> more = {});
std::string arrangementLine(const std::vector<std::string> &ids);
/// `{"event": "placed", "job": {…}}` and its end.
std::string placedLine(const QueuedJob &job);

/// The jobs that a journal's lines leave open, in their order, with their pictures from `pictures`. What
/// cannot be read becomes a problem, all but a torn last line.
std::vector<QueuedJob> readJournal(std::string_view lines, std::string_view source,
                                   const std::filesystem::path &pictures, std::vector<std::string> &problems);

} // namespace presence
