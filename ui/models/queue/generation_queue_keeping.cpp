// SPDX-License-Identifier: MIT
#include "ui/models/queue/generation_queue.h"

#include "ui/models/queue/generation_run.h"
#include "ui/models/queue/queued_jobs.h"

#include <algorithm>

namespace presence {

using State = GenerationJob::State;

void GenerationQueue::keepIn(const std::filesystem::path &shoot)
{
    m_budget.keepIn(shoot);
    auto journal = QueueJournal::open(shoot);
    if (!journal)
        return reportJournal(journal.error());
    m_journal = std::move(*journal);
    for (const std::string &sentence : m_journal->problems())
        emit problem(QString::fromStdString(sentence));
    std::map<std::string, int> batches;
    for (const QueuedJob &left : m_journal->leftOver())
        restore(left, batches);
    m_restored = int(std::ranges::count_if(
        m_jobs, [](const GenerationJob &job) { return job.state == State::Queued && !job.isResuming(); }));
    if (m_restored > 0)
        setPaused(true);
    const auto interrupted = std::ranges::count(m_jobs, State::Interrupted, &GenerationJob::state);
    if (!m_jobs.empty())
        emit unfinishedChanged(unfinished());
    if (m_restored > 0 || interrupted > 0)
        emit tookUp(m_restored, int(interrupted));
    scheduleStart();
}

void GenerationQueue::restore(const QueuedJob &left, std::map<std::string, int> &batches)
{
    Backend *backend = m_backends.find(left.backendId);
    const BackendInfo info = backend ? backend->info() : BackendInfo();
    GenerationJob job = restoredJob(left, backend ? &info : nullptr);
    job.id = m_nextId++;
    const auto [batch, isNew] = batches.emplace(left.batch, m_nextBatch);
    m_nextBatch += isNew;
    job.batch = batch->second;
    if (backend)
        job.estimate = m_budget.estimate(*backend, job.request);
    m_jobs.push_back(std::move(job));
    emit added(m_jobs.back().id);
}

void GenerationQueue::note(GenerationJob &job, std::function<Result<>(QueueJournal &)> what)
{
    if (!m_journal)
        return;
    const auto done = std::make_shared<std::promise<void>>();
    job.kept = done->get_future().share();
    m_clerk.start([this, what = std::move(what), done] {
        reportJournal(what(*m_journal));
        done->set_value();
    });
}

void GenerationQueue::noteArrangement()
{
    if (!m_journal)
        return;
    std::vector<std::string> keys;
    for (const GenerationJob &job : m_jobs)
        keys.push_back(job.key);
    m_clerk.start([this, keys = std::move(keys)] { reportJournal(m_journal->arranged(keys)); });
}

void GenerationQueue::reportJournal(const Result<> &outcome)
{
    if (outcome || m_journalTroubled.exchange(true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this, why = QString::fromStdString(outcome.error().message)] {
            emit problem(
                tr("The orders cannot be kept: if Presence ends, those that wait are lost. %1").arg(why));
        },
        Qt::QueuedConnection);
}

} // namespace presence
