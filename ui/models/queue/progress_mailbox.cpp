// SPDX-License-Identifier: MIT
#include "ui/models/queue/progress_mailbox.h"

#include "ui/models/takes/decode.h"

namespace presence {

bool ProgressMailbox::put(const Progress &progress)
{
    const QImage preview = decodeThumbnail(progress.preview, previewSide);
    std::lock_guard lock(m_mutex);
    m_news.fraction = progress.fraction;
    m_news.stage = QString::fromStdString(progress.stage);
    if (!preview.isNull())
        m_news.preview = preview;
    return !std::exchange(m_waiting, true);
}

ProgressMailbox::News ProgressMailbox::take()
{
    std::lock_guard lock(m_mutex);
    m_waiting = false;
    return m_news;
}

} // namespace presence
