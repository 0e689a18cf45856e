// SPDX-License-Identifier: MIT
#include "ui/panels/queue/queue_panel.h"

#include "ui/models/queue/generation_queue.h"
#include "ui/panels/queue/job_row.h"
#include "ui/panels/queue/queue_list.h"
#include "ui/panels/queue/spend_line.h"
#include "ui/widgets/layout/column_scroll.h"
#include "ui/widgets/layout/flow_layout.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace presence {

using State = GenerationJob::State;

QueuePanel::QueuePanel(GenerationQueue &queue, QWidget *parent)
    : QWidget(parent)
    , m_queue(queue)
    , m_list(new QueueList)
    , m_empty(
          new QLabel(tr("Nothing waits. Ctrl+Enter orders pictures; each order keeps the direction it was "
                        "placed with, so you can go on working.")))
    , m_notice(new QLabel)
    , m_pause(new QPushButton)
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_retryFailed(new QPushButton(tr("Retry failed")))
    , m_clear(new QPushButton(tr("Clear finished")))
    , m_spend(new SpendLine(queue.budget()))
{
    for (QLabel *label : {m_empty, m_notice}) {
        label->setWordWrap(true);
        label->setContentsMargins(12, 8, 12, 0);
    }
    m_empty->setProperty("tone", "muted");
    auto *which = new QMenu(m_cancel);
    which->addAction(tr("What waits"), &m_queue, &GenerationQueue::cancelWaiting)
        ->setToolTip(tr("All but what is at work"));
    which->addAction(tr("Everything"), &m_queue, &GenerationQueue::cancelAll);
    which->setToolTipsVisible(true);
    m_cancel->setMenu(which);
    auto *bar = new QWidget;
    auto *buttons = new FlowLayout(8, bar);
    buttons->setContentsMargins(12, 8, 12, 0);
    for (QPushButton *button : {m_pause, m_cancel, m_retryFailed, m_clear})
        buttons->addWidget(button);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_empty);
    column->addWidget(m_list);
    column->addStretch();
    auto *scroll = columnScroll(content, tr("Queue"));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addWidget(bar);
    all->addWidget(m_notice);
    all->addWidget(scroll, 1);
    all->addWidget(m_spend);

    connect(m_pause, &QPushButton::clicked, this, [this] { m_queue.setPaused(!m_queue.isPaused()); });
    connect(m_retryFailed, &QPushButton::clicked, &m_queue, &GenerationQueue::retryFailed);
    connect(m_clear, &QPushButton::clicked, &m_queue, &GenerationQueue::clearDone);
    connect(m_list, &QueueList::dropped, &m_queue, &GenerationQueue::moveTo);
    connect(&m_queue, &GenerationQueue::added, this, &QueuePanel::addJob);
    connect(&m_queue, &GenerationQueue::changed, this, &QueuePanel::showJob);
    connect(&m_queue, &GenerationQueue::removed, this, &QueuePanel::removeJob);
    connect(&m_queue, &GenerationQueue::reordered, this, &QueuePanel::arrange);
    connect(&m_queue, &GenerationQueue::pausedChanged, this, &QueuePanel::refresh);
    m_seconds.setInterval(1000);
    connect(&m_seconds, &QTimer::timeout, this, [this] {
        for (JobRow *row : m_list->rows())
            row->tick();
    });
    for (const GenerationJob &job : m_queue.jobs())
        addJob(job.id);
    refresh();
}

JobRow *QueuePanel::row(int jobId) const { return m_list->row(jobId); }

QString QueuePanel::notice() const { return m_notice->isHidden() ? QString() : m_notice->text(); }

void QueuePanel::addJob(int id)
{
    auto *row = new JobRow;
    m_list->add(id, row);
    connect(row, &JobRow::cancelRequested, this, [this, id] { m_queue.cancel(id); });
    connect(row, &JobRow::frontRequested, this, [this, id] { m_queue.moveToFront(id); });
    connect(row, &JobRow::retryRequested, this, [this, id] { m_queue.retry(id); });
    connect(row, &JobRow::allowRequested, this, [this, id] { allow(id); });
    connect(row, &JobRow::editRequested, this, [this, id] { emit editRequested(id); });
    connect(row, &JobRow::moveRequested, this, [this, id](int places) { move(id, places); });
    connect(row, &JobRow::removeRequested, this, [this, id] { remove(id); });
    connect(row, &JobRow::batchCancelRequested, this, [this, id] {
        if (const GenerationJob *job = m_queue.find(id))
            m_queue.cancelBatch(job->batch);
    });
    showJob(id);
}

void QueuePanel::move(int id, int places)
{
    const auto &jobs = m_queue.jobs();
    const auto at = std::ranges::find(jobs, id, &GenerationJob::id);
    const auto target = std::ptrdiff_t(at - jobs.begin()) + places;
    if (at != jobs.end() && target >= 0 && target < std::ptrdiff_t(jobs.size()))
        m_queue.moveTo(id, int(target));
}

void QueuePanel::remove(int id)
{
    const GenerationJob *job = m_queue.find(id);
    if (job)
        job->state == State::Unsaved ? m_queue.discard(id) : m_queue.remove(id);
}

void QueuePanel::allow(int id)
{
    const GenerationJob *job = m_queue.find(id);
    if (job && job->state == State::Held && job->hold == GenerationJob::Hold::Consent)
        emit consentRequested(id);
    else
        m_queue.allow(id);
}

void QueuePanel::showJob(int id)
{
    const GenerationJob *job = m_queue.find(id);
    if (!job || !row(id))
        return;
    row(id)->setJob(*job);
    refresh();
}

void QueuePanel::removeJob(int id)
{
    m_list->remove(id);
    refresh();
}

void QueuePanel::arrange()
{
    std::vector<int> ids;
    for (const GenerationJob &job : m_queue.jobs())
        ids.push_back(job.id);
    m_list->arrange(ids);
}

void QueuePanel::refresh()
{
    const auto any = [this](auto holds) { return std::ranges::any_of(m_queue.jobs(), holds); };
    const bool unfinished = m_queue.unfinished() > 0;
    m_empty->setVisible(m_queue.jobs().empty());
    m_pause->setVisible(unfinished || m_queue.isPaused());
    m_pause->setText(m_queue.isPaused() ? tr("Continue") : tr("Pause"));
    m_pause->setToolTip(m_queue.isPaused() ? tr("Send what waits")
                                           : tr("Send nothing more; what is at work goes on"));
    m_notice->setVisible(m_queue.isPaused());
    m_notice->setText(
        m_queue.restored() > 0
            ? tr("Orders of last time wait: %1. Nothing is sent until you continue.").arg(m_queue.restored())
            : tr("The queue is paused. What is at work goes on, nothing more is sent."));
    m_cancel->setVisible(unfinished);
    m_retryFailed->setVisible(any([](const GenerationJob &job) { return job.state == State::Failed; }));
    m_clear->setVisible(any([](const GenerationJob &job) {
        return job.state == State::Finished || job.state == State::Cancelled;
    }));
    const bool active = any([](const GenerationJob &job) { return job.isActive(); });
    if (active != m_seconds.isActive())
        active ? m_seconds.start() : m_seconds.stop();
}

} // namespace presence
