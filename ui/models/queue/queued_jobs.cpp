// SPDX-License-Identifier: MIT
#include "ui/models/queue/queued_jobs.h"

#include <QCoreApplication>

#include <algorithm>

namespace presence {

namespace {

using State = GenerationJob::State;

QString tr(const char *text) { return QCoreApplication::translate("GenerationQueue", text); }

/// Only the pictures that are not in the shoot yet are asked for again.
void askForTheRest(GenerationJob &job, int saved)
{
    RenderSettings &settings = job.request.settings;
    settings.count = std::max(1, settings.count - saved);
    if (settings.seed >= 0)
        settings.seed += saved;
}

} // namespace

QueuedJob queuedJob(const GenerationJob &job)
{
    QueuedJob kept;
    kept.id = job.key;
    kept.batch = job.group;
    kept.backendId = job.backendId;
    kept.parentTakeId = job.parentTakeId;
    kept.placedAt = job.placedAt.toUTC().toString(Qt::ISODate).toStdString();
    kept.request = job.request;
    return kept;
}

GenerationJob restoredJob(const QueuedJob &left, const BackendInfo *backend)
{
    GenerationJob job;
    job.key = left.id;
    job.group = left.batch;
    job.request = left.request;
    job.backendId = left.backendId;
    job.backendName = QString::fromStdString(backend ? backend->name : left.backendId);
    job.parentTakeId = left.parentTakeId;
    job.placedAt = QDateTime::fromString(QString::fromStdString(left.placedAt), Qt::ISODate).toLocalTime();
    for (const std::string &take : left.takeIds)
        job.takeIds.append(QString::fromStdString(take));
    const int saved = int(left.takeIds.size());
    const auto becomes = [&](State state, const QString &why) {
        job.state = state;
        job.error = {Error::Kind::Unavailable, why.toStdString()};
        job.request.ticket.clear();
        askForTheRest(job, saved);
    };
    if (!backend) {
        becomes(State::Failed,
                tr("There is no backend “%1” any more. Install it again, or remove this order.")
                    .arg(job.backendName));
    } else if (left.step == QueuedJob::Step::Failed) {
        const std::string ticket = left.request.ticket;
        becomes(State::Failed, QString::fromStdString(left.error.message));
        if (backend->resumes && !ticket.empty() && saved == 0)
            job.request.ticket = ticket; // trying again fetches it
    } else if (left.step == QueuedJob::Step::Placed || backend->kind == BackendInfo::Kind::Offline) {
        job.request.ticket.clear();
        askForTheRest(job, saved);
    } else if (backend->resumes && !left.request.ticket.empty()) {
        job.savedBefore = saved;
    } else {
        becomes(State::Interrupted,
                tr("Presence ended while %1 was at work on this. It may have been made, and charged. "
                   "Try again sends it once more.")
                    .arg(job.backendName));
    }
    return job;
}

} // namespace presence
