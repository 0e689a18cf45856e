// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/generation/generation.h"
#include "core/shoot/take.h"

#include <QDateTime>
#include <QImage>
#include <QString>
#include <QStringList>

#include <future>
#include <optional>
#include <vector>

namespace presence {

/// One order of the queue: everything it needs, captured when it was placed. A value.
struct GenerationJob
{
    enum class State {
        Queued,
        Held, ///< waits for a person's word, see `hold`; `error` says why
        Running,
        Stopping, ///< cancelled, but the backend has not returned yet
        Waiting,  ///< the service was busy; tries again at `retryAt`
        Finished,
        Unsaved, ///< finished, but pictures could not be written; they wait in `unsaved`
        Failed,
        Interrupted, ///< the program ended while it was at work; it may have been made, `error` says so
        Cancelled,
    };

    enum class Hold {
        Limit,   ///< it would exceed what the shoot may cost
        Consent, ///< nothing was sent to this service before
    };

    int id = 0;
    int batch = 0;     ///< jobs split from one order share it
    std::string key;   ///< QueuedJob::id
    std::string group; ///< QueuedJob::batch
    GenerationRequest request;
    std::string backendId;
    QString backendName;
    std::string parentTakeId; ///< the take this one refines, or empty

    State state = State::Queued;
    double fraction = -1; ///< 0–1, negative while unknown
    QString stage;
    QImage preview;
    Error error;     ///< meaningful in Held, Waiting, Failed, Interrupted and Unsaved
    int retries = 0; ///< automatic ones so far
    QDateTime placedAt, startedAt, endedAt,
        retryAt;         ///< from start to end it was made; saving again adds nothing
    QStringList takeIds; ///< what came of it, saved
    std::vector<Take> unsaved;

    Estimate estimate = {};        ///< of price and time, when it was placed
    std::optional<Cost> cost = {}; ///< afterwards, as far as it is known
    Hold hold = Hold::Limit;       ///< meaningful in Held
    bool booked = false;           ///< in the ledger of the shoot
    bool allowed = false;          ///< a person agreed that it exceeds the limit
    int savedBefore = 0;           ///< pictures of a resumed job that an earlier run has saved
    std::shared_future<void> kept; ///< ready when the journal has everything about it so far

    /// The service has it, or had it: its result is fetched, nothing is sent.
    bool isResuming() const { return !request.ticket.empty(); }
    /// Takes a place at its backend.
    bool isActive() const
    {
        return state == State::Running || state == State::Stopping || state == State::Waiting;
    }
    bool isDone() const { return state >= State::Finished; }
};

} // namespace presence
