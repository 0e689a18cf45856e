// SPDX-License-Identifier: MIT
#include "ui/models/queue/generation_queue.h"

#include "ui/models/queue/generation_run.h"

#include <algorithm>
#include <utility>

namespace presence {

namespace {

constexpr int automaticRetries = 3;
constexpr int doneSide = 120; // pixels; as the row of the queue shows it on a screen of double density
constexpr double longestPatienceSeconds = 300; // a service that asks for more is left to the person
using State = GenerationJob::State;

bool isWorthRetrying(const Error &error)
{
    return (error.kind == Error::Kind::Busy || error.kind == Error::Kind::Unavailable) &&
           error.retryAfterSeconds <= longestPatienceSeconds;
}

/// Could the service still have the result? What it declined, forgot or broke it has not.
bool mayStillBeThere(const Error &error)
{
    return error.kind == Error::Kind::Network || error.kind == Error::Kind::Busy ||
           error.kind == Error::Kind::Unavailable || error.kind == Error::Kind::Unauthorised;
}

} // namespace

void GenerationQueue::receiveTicket(int id, const std::string &ticket)
{
    if (GenerationJob *job = mutableJob(id))
        job->request.ticket = ticket;
}

void GenerationQueue::receiveProgress(int id, double fraction, const QString &stage, const QImage &preview)
{
    GenerationJob *job = mutableJob(id);
    if (!job || job->state != State::Running)
        return;
    job->fraction = fraction;
    job->stage = stage;
    if (!preview.isNull())
        job->preview = preview;
    emit changed(id);
}

void GenerationQueue::receiveTake(int id, const Take &take, const QImage &thumbnail)
{
    if (GenerationJob *job = mutableJob(id)) {
        job->takeIds.append(QString::fromStdString(take.id));
        job->preview = thumbnail;
        emit changed(id);
    }
    emit takeFinished(take, thumbnail);
}

void GenerationQueue::receiveUnsaved(int id, const Take &take, const Error &error, const QImage &preview)
{
    GenerationJob *job = mutableJob(id);
    job->unsaved.push_back(take);
    job->error = error;
    job->preview = preview;
}

void GenerationQueue::finish(int id, const Outcome &made)
{
    const Result<> &outcome = made.result;
    std::erase_if(m_runs, [id](const auto &run) { return run->jobId == id; });
    GenerationJob *job = mutableJob(id);
    const bool wasStopping = job->state == State::Stopping;
    if (!job->endedAt.isValid()) // saving again does not make it last longer
        job->endedAt = QDateTime::currentDateTime();
    job->stage.clear();
    if (outcome)
        book(*job, made.cost);
    if (!job->unsaved.empty()) {
        job->state = State::Unsaved;
    } else if (outcome) {
        job->state = State::Finished;
        job->fraction = 1;
    } else if (outcome.error().kind == Error::Kind::Cancelled || wasStopping) {
        job->state = State::Cancelled;
    } else {
        job->error = outcome.error();
        const bool isForgotten = job->isResuming() && job->error.kind == Error::Kind::NotFound;
        job->state = isForgotten ? State::Interrupted : State::Failed;
        if (!mayStillBeThere(job->error))
            job->request.ticket.clear();
        if (isWorthRetrying(job->error) && job->retries < automaticRetries)
            waitAndRetry(*job);
    }
    if (job->state == State::Finished || job->state == State::Cancelled)
        note(*job, [key = job->key](QueueJournal &journal) { return journal.ended(key); });
    else if (job->state == State::Failed)
        note(*job,
             [key = job->key, why = job->error](QueueJournal &journal) { return journal.failed(key, why); });
    else if (job->state == State::Waiting && !job->isResuming())
        note(*job, [key = job->key](QueueJournal &journal) { return journal.waits(key); });
    if (job->isDone() && !job->preview.isNull()) // many finished ones shall not fill the memory
        job->preview = job->preview.scaled(doneSide, doneSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    announce(*job);
    scheduleStart();
}

/// Once a job: saving its pictures again neither costs nor lasts.
void GenerationQueue::book(GenerationJob &job, const std::optional<Cost> &cost)
{
    if (std::exchange(job.booked, true))
        return;
    job.cost = cost ? cost : job.estimate.cost;
    m_budget.add(job);
}

void GenerationQueue::waitAndRetry(GenerationJob &job)
{
    const double asked = job.error.retryAfterSeconds;
    const qint64 pause = asked >= 0 ? qint64(asked * 1000) : qint64(m_firstBackoffMs) << job.retries;
    ++job.retries;
    job.state = State::Waiting;
    job.retryAt = QDateTime::currentDateTime().addMSecs(pause);
    job.stage = tr("busy; try %1 of %2 follows").arg(job.retries + 1).arg(automaticRetries + 1);
    auto *timer = new QTimer(this);
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, this, [this, id = job.id] {
        m_retryTimers.take(id)->deleteLater();
        if (GenerationJob *waiting = mutableJob(id)) {
            waiting->state = State::Queued;
            startWaitingJobs();
        }
    });
    timer->start(int(pause));
    m_retryTimers.insert(job.id, timer);
}

void GenerationQueue::announce(const GenerationJob &job)
{
    emit changed(job.id);
    emit unfinishedChanged(unfinished());
}

} // namespace presence
