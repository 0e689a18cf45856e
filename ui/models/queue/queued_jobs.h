// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend.h"
#include "core/shoot/queue/queued_job.h"
#include "ui/models/queue/generation_job.h"

namespace presence {

/// What the journal keeps of a job that was just placed.
QueuedJob queuedJob(const GenerationJob &job);

/// How a job of an ended program goes on; `backend` is null where there is no such backend any more. Id and
/// batch are left to the queue.
GenerationJob restoredJob(const QueuedJob &left, const BackendInfo *backend);

} // namespace presence
