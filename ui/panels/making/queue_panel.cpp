// SPDX-License-Identifier: MIT
#include "ui/panels/making/queue_panel.h"

#include "ui/models/queue/generation_queue.h"
#include "ui/panels/making/job_row.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace presence {

QueuePanel::QueuePanel(GenerationQueue &queue, QWidget *parent)
    : QWidget(parent)
    , m_queue(queue)
    , m_list(new QVBoxLayout)
    , m_empty(
          new QLabel(tr("Nothing waits. Ctrl+Enter orders pictures; each order keeps the direction it was "
                        "placed with, so you can go on working.")))
    , m_cancelAll(new QPushButton(tr("Cancel all")))
    , m_retryFailed(new QPushButton(tr("Retry failed")))
    , m_clear(new QPushButton(tr("Clear finished")))
{
    m_empty->setWordWrap(true);
    m_empty->setProperty("tone", "muted");
    m_empty->setContentsMargins(12, 8, 12, 8);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 8, 12, 0);
    buttons->setSpacing(8);
    for (QPushButton *button : {m_cancelAll, m_retryFailed, m_clear})
        buttons->addWidget(button);
    buttons->addStretch();

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_empty);
    m_list->setSpacing(0);
    column->addLayout(m_list);
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Queue"));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(buttons);
    all->addWidget(scroll, 1);

    connect(m_cancelAll, &QPushButton::clicked, &m_queue, &GenerationQueue::cancelAll);
    connect(m_retryFailed, &QPushButton::clicked, &m_queue, &GenerationQueue::retryFailed);
    connect(m_clear, &QPushButton::clicked, &m_queue, &GenerationQueue::clearDone);
    connect(&m_queue, &GenerationQueue::added, this, &QueuePanel::addJob);
    connect(&m_queue, &GenerationQueue::changed, this, &QueuePanel::showJob);
    connect(&m_queue, &GenerationQueue::removed, this, &QueuePanel::removeJob);
    connect(&m_queue, &GenerationQueue::reordered, this, &QueuePanel::arrange);
    m_seconds.setInterval(1000);
    connect(&m_seconds, &QTimer::timeout, this, [this] {
        for (JobRow *row : std::as_const(m_rows))
            row->tick();
    });
    for (const GenerationJob &job : m_queue.jobs())
        addJob(job.id);
    refresh();
}

void QueuePanel::addJob(int id)
{
    auto *row = new JobRow;
    m_rows.insert(id, row);
    m_list->addWidget(row);
    connect(row, &JobRow::cancelRequested, this, [this, id] { m_queue.cancel(id); });
    connect(row, &JobRow::frontRequested, this, [this, id] { m_queue.moveToFront(id); });
    connect(row, &JobRow::retryRequested, this, [this, id] { m_queue.retry(id); });
    connect(row, &JobRow::removeRequested, this, [this, id] {
        m_queue.find(id)->state == GenerationJob::State::Unsaved ? m_queue.discard(id) : m_queue.remove(id);
    });
    showJob(id);
}

void QueuePanel::showJob(int id)
{
    const GenerationJob *job = m_queue.find(id);
    if (!job || !m_rows.contains(id))
        return;
    m_rows[id]->setJob(*job);
    refresh();
}

void QueuePanel::removeJob(int id)
{
    if (JobRow *row = m_rows.take(id))
        row->deleteLater();
    refresh();
}

void QueuePanel::arrange()
{
    for (const GenerationJob &job : m_queue.jobs())
        if (JobRow *row = m_rows.value(job.id)) {
            m_list->removeWidget(row);
            m_list->addWidget(row);
        }
}

void QueuePanel::refresh()
{
    const auto any = [this](auto holds) { return std::ranges::any_of(m_queue.jobs(), holds); };
    using State = GenerationJob::State;
    m_empty->setVisible(m_queue.jobs().empty());
    m_cancelAll->setVisible(m_queue.unfinished() > 0);
    m_retryFailed->setVisible(any([](const GenerationJob &job) { return job.state == State::Failed; }));
    m_clear->setVisible(any([](const GenerationJob &job) {
        return job.state == State::Finished || job.state == State::Cancelled;
    }));
    const bool active = any([](const GenerationJob &job) { return job.isActive(); });
    if (active != m_seconds.isActive())
        active ? m_seconds.start() : m_seconds.stop();
}

} // namespace presence
