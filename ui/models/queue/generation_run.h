// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/queue/generation_queue.h"

#include <thread>

namespace presence {

/// One backend at work on one job.
struct GenerationQueue::Run
{
    int jobId = 0;
    std::jthread thread;
};

/// What came of it.
struct GenerationQueue::Outcome
{
    Result<> result;
    std::optional<Cost> cost; ///< as the service told
};

} // namespace presence
