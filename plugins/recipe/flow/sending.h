// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/recipe/flow/answer.h"
#include "plugins/recipe/flow/service.h"

namespace presence {

/// Sends a request that blocks until the pictures are made, and asks meanwhile how far they are, as the
/// recipe's `progress` says. The callback is called on the caller's thread.
Result<Answer> sendWatched(const Service &service, const HttpRequest &request, const Values &values,
                           const ProgressCallback &progress, std::stop_token stop);

/// Sends a request whose answer comes as events, as the recipe's `stream` says: the last of them, or a plain
/// answer where the service gives one instead; `streamed` tells which.
Result<Answer> sendStreamed(const Service &service, HttpRequest request, const ProgressCallback &progress,
                            std::stop_token stop, bool &streamed);

} // namespace presence
