// SPDX-License-Identifier: MIT
#include "ui/panels/window/status_line.h"

#include "ui/models/session/session.h"

#include <algorithm>

namespace presence {

StatusLine::StatusLine(Session &session, QWidget *parent)
    : QLabel(parent)
    , m_session(session)
{
    setAccessibleName(tr("Status"));
    connect(&session.takes, &TakeModel::rowsInserted, this, &StatusLine::refresh);
    connect(&session.takes, &TakeModel::rowsRemoved, this, &StatusLine::refresh);
    connect(&session.queue, &GenerationQueue::changed, this, &StatusLine::refresh);
    connect(&session.queue, &GenerationQueue::unfinishedChanged, this, &StatusLine::refresh);
    connect(&session.queue, &GenerationQueue::pausedChanged, this, &StatusLine::refresh);
    connect(&session.queue.budget(), &QueueBudget::spentChanged, this, &StatusLine::refresh);
    connect(&session.critiques, &CritiqueRunner::pendingChanged, this, &StatusLine::refresh);
    connect(&session.refinement, &Refinement::changed, this, &StatusLine::refresh);
    refresh();
}

void StatusLine::refresh()
{
    QStringList parts{tr("Takes: %1").arg(m_session.takes.rowCount())};
    if (const int unfinished = m_session.queue.unfinished(); unfinished > 0)
        parts << tr("at work or waiting: %1").arg(unfinished);
    const auto count = [this](auto... states) {
        return std::ranges::count_if(
            m_session.queue.jobs(), [&](const GenerationJob &job) { return ((job.state == states) || ...); });
    };
    using State = GenerationJob::State;
    if (m_session.queue.isPaused())
        parts << tr("paused");
    const auto heldFor = [this](GenerationJob::Hold why) {
        return std::ranges::count_if(m_session.queue.jobs(), [&](const GenerationJob &job) {
            return job.state == State::Held && job.hold == why;
        });
    };
    if (const auto held = heldFor(GenerationJob::Hold::Limit); held > 0)
        parts << tr("held back by the limit: %1").arg(held);
    if (const auto held = heldFor(GenerationJob::Hold::Consent); held > 0)
        parts << tr("waiting for your word: %1").arg(held);
    if (const auto failed = count(State::Failed, State::Unsaved, State::Interrupted); failed > 0)
        parts << tr("failed: %1").arg(failed);
    for (const Cost &cost : m_session.queue.budget().spent())
        parts << tr("spent: %1").arg(QString::fromStdString(costText(cost)));
    if (const int measured = m_session.critiques.pending(); measured > 0)
        parts << tr("being measured: %1").arg(measured);
    if (const Refinement &loop = m_session.refinement; loop.isRunning())
        parts << tr("improving: %1 of %2").arg(loop.ordered()).arg(loop.order().budget.takes);
    setText(parts.join(QStringLiteral("  ·  ")));
}

} // namespace presence
