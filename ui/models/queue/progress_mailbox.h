// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend.h"

#include <QImage>
#include <QString>

#include <mutex>

namespace presence {

inline constexpr int previewSide = 256; ///< pixels of the pictures in the queue

/// Carries progress from a worker to the interface: only the newest news is kept, so that a talkative backend
/// cannot flood the event loop.
class ProgressMailbox
{
public:
    struct News
    {
        double fraction = -1;
        QString stage;
        QImage preview;
    };

    /// On the worker. True if the reader must be told; false if it has been told and has not looked yet.
    bool put(const Progress &progress);
    /// On the reader's thread.
    News take();

private:
    std::mutex m_mutex;
    News m_news;
    bool m_waiting = false;
};

} // namespace presence
