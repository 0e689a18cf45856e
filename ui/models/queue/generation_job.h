// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/generation/generation.h"
#include "core/shoot/take.h"

#include <QDateTime>
#include <QImage>
#include <QString>
#include <QStringList>

#include <vector>

namespace presence {

/// One order of the queue: everything it needs, captured when it was placed. A value.
struct GenerationJob
{
    enum class State {
        Queued,
        Running,
        Stopping, ///< cancelled, but the backend has not returned yet
        Waiting,  ///< the service was busy; tries again at `retryAt`
        Finished,
        Unsaved, ///< finished, but pictures could not be written; they wait in `unsaved`
        Failed,
        Cancelled,
    };

    int id = 0;
    int batch = 0; ///< jobs split from one order share it
    GenerationRequest request;
    std::string backendId;
    QString backendName;
    std::string parentTakeId; ///< the take this one refines, or empty

    State state = State::Queued;
    double fraction = -1; ///< 0–1, negative while unknown
    QString stage;
    QImage preview;
    Error error;     ///< meaningful in Waiting, Failed and Unsaved
    int retries = 0; ///< automatic ones so far
    QDateTime placedAt, startedAt, endedAt,
        retryAt;         ///< from start to end it was made; saving again adds nothing
    QStringList takeIds; ///< what came of it, saved
    std::vector<Take> unsaved;

    /// Holds its backend: nothing else starts there meanwhile.
    bool isActive() const
    {
        return state == State::Running || state == State::Stopping || state == State::Waiting;
    }
    bool isDone() const { return state >= State::Finished; }
};

} // namespace presence
