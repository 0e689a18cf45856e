// SPDX-License-Identifier: MIT
#include "ui/models/queue/generation_queue.h"

#include "ui/models/queue/generation_run.h"
#include "ui/models/queue/queued_jobs.h"

#include <algorithm>

namespace presence {

using State = GenerationJob::State;

void GenerationQueue::cancel(int id)
{
    GenerationJob *job = mutableJob(id);
    if (!job || job->isDone() || job->state == State::Stopping)
        return;
    if (job->state == State::Running) {
        job->state = State::Stopping;
        job->stage = tr("stopping");
        for (const auto &run : m_runs)
            if (run->jobId == id)
                run->thread.request_stop();
        // Now and not when it has stopped: the program may end before.
        note(*job, [key = job->key](QueueJournal &journal) { return journal.ended(key); });
    } else {
        if (QTimer *timer = m_retryTimers.take(id))
            timer->deleteLater();
        job->state = job->unsaved.empty() ? State::Cancelled : State::Unsaved;
        if (job->state == State::Cancelled)
            note(*job, [key = job->key](QueueJournal &journal) { return journal.ended(key); });
        if (!job->endedAt.isValid())
            job->endedAt = QDateTime::currentDateTime();
        job->stage.clear();
        scheduleStart();
    }
    announce(*job);
}

void GenerationQueue::cancelThose(const std::function<bool(const GenerationJob &)> &which)
{
    std::vector<int> ids;
    for (const GenerationJob &job : m_jobs)
        if (which(job))
            ids.push_back(job.id);
    for (const int id : ids)
        cancel(id);
}

void GenerationQueue::cancelBatch(int batch)
{
    cancelThose([batch](const GenerationJob &job) { return job.batch == batch; });
}

void GenerationQueue::cancelWaiting()
{
    cancelThose([](const GenerationJob &job) { return job.state != State::Running; });
}

void GenerationQueue::cancelAll()
{
    cancelThose([](const GenerationJob &) { return true; });
}

void GenerationQueue::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    if (!paused)
        m_restored = 0;
    emit pausedChanged(paused);
    scheduleStart();
}

void GenerationQueue::setAtOnce(const std::string &backendId, int jobs)
{
    m_atOnce[backendId] = std::max(1, jobs);
    scheduleStart();
}

void GenerationQueue::reconsiderHeld()
{
    for (GenerationJob &job : m_jobs)
        if (job.state == State::Held) {
            job.state = State::Queued;
            emit changed(job.id);
        }
    scheduleStart();
}

void GenerationQueue::allow(int id)
{
    GenerationJob *job = mutableJob(id);
    if (!job || job->state != State::Held)
        return;
    job->allowed = true;
    job->state = State::Queued;
    job->error = {};
    announce(*job);
    scheduleStart();
}

void GenerationQueue::retry(int id)
{
    GenerationJob *job = mutableJob(id);
    if (!job || (job->state != State::Failed && job->state != State::Interrupted &&
                 job->state != State::Cancelled && job->state != State::Unsaved))
        return;
    if (job->state == State::Cancelled) // the journal has forgotten it
        note(*job, [kept = queuedJob(*job)](QueueJournal &journal) { return journal.place(kept); });
    else if (job->state != State::Unsaved && !job->isResuming())
        note(*job, [key = job->key](QueueJournal &journal) { return journal.waits(key); });
    job->state = State::Queued;
    job->retries = 0;
    job->fraction = -1;
    job->stage.clear();
    job->error = {};
    announce(*job);
    scheduleStart();
}

void GenerationQueue::retryFailed()
{
    std::vector<int> ids;
    for (const GenerationJob &job : m_jobs)
        if (job.state == State::Failed)
            ids.push_back(job.id);
    for (const int id : ids)
        retry(id);
}

void GenerationQueue::moveToFront(int id)
{
    const auto first = std::ranges::find(m_jobs, State::Queued, &GenerationJob::state);
    moveTo(id, int(first - m_jobs.begin()));
}

void GenerationQueue::moveTo(int id, int position)
{
    const auto from = std::ranges::find(m_jobs, id, &GenerationJob::id);
    if (from == m_jobs.end() || from->state != State::Queued)
        return;
    const auto to = m_jobs.begin() + std::clamp(position, 0, int(m_jobs.size()) - 1);
    if (to < from)
        std::rotate(to, from, from + 1);
    else
        std::rotate(from, from + 1, to + 1);
    noteArrangement();
    emit reordered();
}

void GenerationQueue::remove(int id)
{
    GenerationJob *job = mutableJob(id);
    if (!job || job->isActive() || !job->unsaved.empty())
        return;
    note(*job, [key = job->key](QueueJournal &journal) { return journal.ended(key); });
    std::erase_if(m_jobs, [id](const GenerationJob &other) { return other.id == id; });
    emit removed(id);
    emit unfinishedChanged(unfinished());
}

void GenerationQueue::discard(int id)
{
    GenerationJob *job = mutableJob(id);
    if (!job || job->state != State::Unsaved)
        return;
    job->unsaved.clear();
    remove(id);
}

void GenerationQueue::clearDone()
{
    std::vector<int> ids;
    for (const GenerationJob &job : m_jobs)
        if (job.state == State::Finished || job.state == State::Cancelled)
            ids.push_back(job.id);
    for (const int id : ids)
        remove(id);
}

} // namespace presence
