// SPDX-License-Identifier: MIT
#include "ui/models/queue/generation_queue.h"

#include "core/shoot/take_maker.h"
#include "ui/models/queue/generation_run.h"
#include "ui/models/queue/progress_mailbox.h"
#include "ui/models/takes/decode.h"

#include <algorithm>

namespace presence {

namespace {

constexpr int automaticRetries = 3;
constexpr double longestPatienceSeconds = 300; // a service that asks for more is left to the person
using State = GenerationJob::State;

bool isWorthRetrying(const Error &error)
{
    return (error.kind == Error::Kind::Busy || error.kind == Error::Kind::Unavailable) &&
           error.retryAfterSeconds <= longestPatienceSeconds;
}

/// A plugin is someone else's code: its exceptions end here.
Result<GenerationResult> generateSafely(Backend &backend, const GenerationRequest &request,
                                        const ProgressCallback &progress, std::stop_token stop)
try {
    return backend.generate(request, progress, stop);
} catch (const std::exception &exception) {
    return Error{Error::Kind::Internal,
                 backend.info().name + " broke off unexpectedly. Try again, or choose another backend.",
                 exception.what()};
}

} // namespace

GenerationQueue::GenerationQueue(const BackendRegistry &backends, Storage storage, QObject *parent)
    : QObject(parent)
    , m_backends(backends)
    , m_storage(std::move(storage))
{
}

GenerationQueue::Storage GenerationQueue::storageIn(const ShootStore &shoot, const BackendRegistry &backends)
{
    Storage storage;
    storage.makeTakes = [&backends](const GenerationJob &job,
                                    const GenerationResult &result) -> Result<std::vector<Take>> {
        const auto backend = backends.require(job.backendId);
        if (!backend)
            return backend.error();
        std::vector<Take> takes;
        for (std::size_t i = 0; i < result.images.size(); ++i) {
            Result<Take> take = takeFrom(job.request, (*backend)->info(), result, i);
            if (!take)
                return take.error();
            take->parentId = job.parentTakeId;
            takes.push_back(std::move(*take));
        }
        return takes;
    };
    // A store serves one thread; each call works on its own.
    storage.save = [shoot](const Take &take) { return ShootStore(shoot).add(take); };
    return storage;
}

GenerationQueue::~GenerationQueue()
{
    for (const auto &run : m_runs)
        run->thread.request_stop();
    m_runs.clear();
    for (const GenerationJob &job : m_jobs)
        for (const Take &take : job.unsaved)
            (void)m_storage.save(take);
}

Result<std::vector<int>> GenerationQueue::place(const Order &order)
{
    const auto backend = m_backends.require(order.backendId);
    if (!backend)
        return backend.error();
    if (order.request.settings.count < 1)
        return Error{Error::Kind::BadInput, tr("An order needs at least one picture.").toStdString()};
    const BackendInfo info = (*backend)->info();
    const int largest = std::max(1, info.largestCount);
    const int total = order.request.settings.count;

    std::vector<int> ids;
    auto position =
        order.atFront ? std::ranges::find(m_jobs, State::Queued, &GenerationJob::state) : m_jobs.end();
    for (int done = 0; done < total; done += largest) {
        GenerationJob job;
        job.id = m_nextId++;
        job.batch = m_nextBatch;
        job.request = order.request;
        job.request.settings.count = std::min(largest, total - done);
        if (order.request.settings.seed >= 0)
            job.request.settings.seed = order.request.settings.seed + done; // or every part would be the same
        job.backendId = order.backendId;
        job.backendName = QString::fromStdString(info.name);
        job.parentTakeId = order.parentTakeId;
        job.placedAt = QDateTime::currentDateTime();
        ids.push_back(job.id);
        position = std::next(m_jobs.insert(position, std::move(job)));
    }
    ++m_nextBatch;
    for (const int id : ids)
        emit added(id);
    if (order.atFront)
        emit reordered();
    emit unfinishedChanged(unfinished());
    scheduleStart();
    return ids;
}

const GenerationJob *GenerationQueue::find(int id) const
{
    const auto found = std::ranges::find(m_jobs, id, &GenerationJob::id);
    return found == m_jobs.end() ? nullptr : &*found;
}

GenerationJob *GenerationQueue::mutableJob(int id) { return const_cast<GenerationJob *>(find(id)); }

int GenerationQueue::unfinished() const
{
    return int(std::ranges::count_if(m_jobs, [](const GenerationJob &job) { return !job.isDone(); }));
}

int GenerationQueue::unsavedPictures() const
{
    std::size_t pictures = 0;
    for (const GenerationJob &job : m_jobs)
        pictures += job.unsaved.size();
    return int(pictures);
}

bool GenerationQueue::isBusy(const std::string &backendId) const
{
    return std::ranges::any_of(m_jobs, [&](const GenerationJob &job) {
        return job.backendId == backendId &&
               (job.isActive() ||
                std::ranges::any_of(m_runs, [&](const auto &run) { return run->jobId == job.id; }));
    });
}

void GenerationQueue::scheduleStart()
{
    QMetaObject::invokeMethod(this, &GenerationQueue::startWaitingJobs, Qt::QueuedConnection);
}

void GenerationQueue::startWaitingJobs()
{
    for (GenerationJob &job : m_jobs)
        if (job.state == State::Queued && !isBusy(job.backendId)) {
            job.unsaved.empty() ? start(job) : startSaving(job);
            emit changed(job.id);
        }
}

void GenerationQueue::start(GenerationJob &job)
{
    job.state = State::Running;
    job.fraction = -1;
    job.stage = tr("starting");
    job.startedAt = QDateTime::currentDateTime();
    job.endedAt = {};
    auto run = std::make_unique<Run>();
    run->jobId = job.id;
    // The job is copied: nothing that happens to the list reaches the worker.
    run->thread = std::jthread([this, job](std::stop_token stop) {
        const auto onOwnThread = [this](auto call) {
            QMetaObject::invokeMethod(this, call, Qt::QueuedConnection);
        };
        const auto mailbox = std::make_shared<ProgressMailbox>();
        const ProgressCallback progress = [&](const Progress &news) {
            if (mailbox->put(news))
                onOwnThread([this, id = job.id, mailbox] {
                    const ProgressMailbox::News latest = mailbox->take();
                    receiveProgress(id, latest.fraction, latest.stage, latest.preview);
                });
        };
        Result<> outcome;
        const Result<GenerationResult> result =
            generateSafely(*m_backends.find(job.backendId), job.request, progress, stop);
        if (!result) {
            outcome = result.error();
        } else if (const auto takes = m_storage.makeTakes(job, *result); !takes) {
            outcome = takes.error();
        } else {
            keep(job.id, *takes);
        }
        onOwnThread([this, id = job.id, outcome] { finish(id, outcome); });
    });
    m_runs.push_back(std::move(run));
}

void GenerationQueue::startSaving(GenerationJob &job)
{
    job.state = State::Running;
    job.stage = tr("saving");
    auto run = std::make_unique<Run>();
    run->jobId = job.id;
    run->thread = std::jthread([this, id = job.id, takes = std::exchange(job.unsaved, {})] {
        keep(id, takes);
        QMetaObject::invokeMethod(
            this, [this, id] { finish(id, {}); }, Qt::QueuedConnection);
    });
    m_runs.push_back(std::move(run));
}

void GenerationQueue::keep(int id, const std::vector<Take> &takes)
{
    for (const Take &take : takes) {
        const Result<Take> saved = m_storage.save(take);
        QMetaObject::invokeMethod(
            this,
            [this, id, take, saved, preview = decodeThumbnail(take.image, previewSide)] {
                saved ? receiveTake(id, *saved, preview) : receiveUnsaved(id, take, saved.error(), preview);
            },
            Qt::QueuedConnection);
    }
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

void GenerationQueue::receiveTake(int id, const Take &take, const QImage &preview)
{
    if (GenerationJob *job = mutableJob(id)) {
        job->takeIds.append(QString::fromStdString(take.id));
        job->preview = preview;
        emit changed(id);
    }
    emit takeFinished(take);
}

void GenerationQueue::receiveUnsaved(int id, const Take &take, const Error &error, const QImage &preview)
{
    GenerationJob *job = mutableJob(id);
    job->unsaved.push_back(take);
    job->error = error;
    job->preview = preview;
}

void GenerationQueue::finish(int id, const Result<> &outcome)
{
    std::erase_if(m_runs, [id](const auto &run) { return run->jobId == id; });
    GenerationJob *job = mutableJob(id);
    const bool wasStopping = job->state == State::Stopping;
    if (!job->endedAt.isValid()) // saving again does not make it last longer
        job->endedAt = QDateTime::currentDateTime();
    job->stage.clear();
    if (!job->unsaved.empty()) {
        job->state = State::Unsaved;
    } else if (outcome) {
        job->state = State::Finished;
        job->fraction = 1;
    } else if (outcome.error().kind == Error::Kind::Cancelled || wasStopping) {
        job->state = State::Cancelled;
    } else {
        job->error = outcome.error();
        job->state = State::Failed;
        if (isWorthRetrying(job->error) && job->retries < automaticRetries)
            waitAndRetry(*job);
    }
    announce(*job);
    scheduleStart();
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
