// SPDX-License-Identifier: MIT
#include "ui/models/queue/generation_queue.h"

#include "core/shoot/companions.h"
#include "core/shoot/take_maker.h"
#include "ui/models/queue/generation_run.h"
#include "ui/models/queue/progress_mailbox.h"
#include "ui/models/queue/queued_jobs.h"
#include "ui/models/takes/decode.h"

#include <algorithm>

namespace presence {

namespace {

using State = GenerationJob::State;

/// Once placed, an order shall be on the disk; but a slow disk shall not be felt (a frame or two).
constexpr int longestWaitForDiskMs = 30;

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
    m_clerk.setMaxThreadCount(1);
    connect(&m_budget, &QueueBudget::limitChanged, this, &GenerationQueue::reconsiderHeld);
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
            take->attachments.push_back(orderMark(job.key));
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
    for (const auto &run : m_runs) {
        if (run->desk && !run->thread.get_stop_token().stop_requested()) // or a person has cancelled it
            run->desk->leave();
        run->thread.request_stop();
    }
    m_runs.clear();
    m_clerk.waitForDone();
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
    const auto companion = std::ranges::find(m_jobs, order.batch, &GenerationJob::batch);
    const bool joins = order.batch != 0 && companion != m_jobs.end();
    const std::string group = joins ? companion->group : newOrderId();
    const int batch = joins ? order.batch : m_nextBatch++;
    auto position =
        order.atFront ? std::ranges::find(m_jobs, State::Queued, &GenerationJob::state) : m_jobs.end();
    for (int done = 0; done < total; done += largest) {
        GenerationJob job;
        job.id = m_nextId++;
        job.batch = batch;
        job.key = newOrderId();
        job.group = group;
        job.request = order.request;
        job.request.settings.count = std::min(largest, total - done);
        if (order.request.settings.seed >= 0)
            job.request.settings.seed = order.request.settings.seed + done; // or every part would be the same
        job.backendId = order.backendId;
        job.backendName = QString::fromStdString(info.name);
        job.parentTakeId = order.parentTakeId;
        job.placedAt = QDateTime::currentDateTime();
        job.estimate = m_budget.estimate(**backend, job.request);
        note(job, [kept = queuedJob(job)](QueueJournal &journal) { return journal.place(kept); });
        ids.push_back(job.id);
        position = std::next(m_jobs.insert(position, std::move(job)));
    }
    if (order.atFront)
        noteArrangement();
    m_clerk.waitForDone(longestWaitForDiskMs);
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

int GenerationQueue::atOnce(const std::string &backendId) const
{
    const auto limit = m_atOnce.find(backendId);
    return limit == m_atOnce.end() ? 1 : limit->second;
}

bool GenerationQueue::hasRoom(const std::string &backendId) const
{
    int room = atOnce(backendId);
    for (const GenerationJob &job : m_jobs) {
        if (job.backendId != backendId)
            continue;
        if (job.state == State::Waiting)
            return false; // it asked for a pause
        if (job.isActive() ||
            std::ranges::any_of(m_runs, [&](const auto &run) { return run->jobId == job.id; }))
            --room;
    }
    return room > 0;
}

bool GenerationQueue::isHeldBack(GenerationJob &job)
{
    if (job.isResuming() || !job.unsaved.empty())
        return false;
    const BackendInfo info = m_backends.find(job.backendId)->info();
    const bool mayBeSent = !m_consent || m_consent(info, job.request);
    const QString objection =
        !mayBeSent ? tr("Nothing like it was sent to %1 before. See first what leaves this machine.")
                         .arg(job.backendName)
        : job.allowed ? QString()
                      : m_budget.objection(info, job, m_jobs);
    if (objection.isEmpty())
        return false;
    job.state = State::Held;
    job.hold = mayBeSent ? GenerationJob::Hold::Limit : GenerationJob::Hold::Consent;
    job.error = {Error::Kind::Unavailable, objection.toStdString()};
    return true;
}

void GenerationQueue::scheduleStart()
{
    QMetaObject::invokeMethod(this, &GenerationQueue::startWaitingJobs, Qt::QueuedConnection);
}

void GenerationQueue::startWaitingJobs()
{
    int unasked = 0;
    for (GenerationJob &job : m_jobs) {
        const bool sends = !job.isResuming() && job.unsaved.empty();
        if (job.state != State::Queued || (m_paused && sends) || !hasRoom(job.backendId))
            continue;
        const bool held = isHeldBack(job);
        if (!held)
            job.unsaved.empty() ? start(job) : startSaving(job);
        else if (job.hold == GenerationJob::Hold::Consent)
            unasked = job.id;
        emit changed(job.id);
    }
    if (unasked != 0)
        emit consentNeeded(unasked);
}

void GenerationQueue::start(GenerationJob &job)
{
    job.state = State::Running;
    job.fraction = -1;
    job.stage = job.isResuming() ? tr("asking for what was sent before") : tr("starting");
    job.error = {};
    job.startedAt = QDateTime::currentDateTime();
    job.endedAt = {};
    auto run = std::make_unique<Run>();
    run->jobId = job.id;
    run->desk = std::make_shared<TicketDesk>(m_backends.find(job.backendId));
    // The job is copied: nothing that happens to the list reaches the worker.
    run->thread = std::jthread([this, job, desk = run->desk](std::stop_token stop) {
        const Outcome outcome = work(job, *desk, stop);
        QMetaObject::invokeMethod(
            this, [this, id = job.id, outcome] { finish(id, outcome); }, Qt::QueuedConnection);
    });
    m_runs.push_back(std::move(run));
}

GenerationQueue::Outcome GenerationQueue::work(const GenerationJob &job, TicketDesk &desk,
                                               std::stop_token stop)
{
    const auto mailbox = std::make_shared<ProgressMailbox>();
    std::string ticket = job.request.ticket;
    desk.put(ticket);
    Backend &backend = *m_backends.find(job.backendId);
    const bool resumes = backend.info().resumes;
    const ProgressCallback progress = [&](const Progress &news) {
        if (resumes && !news.ticket.empty() && news.ticket != ticket) {
            ticket = news.ticket;
            if (m_journal)
                reportJournal(m_journal->ticket(job.key, ticket));
            desk.put(ticket);
            QMetaObject::invokeMethod(
                this, [this, id = job.id, ticket] { receiveTicket(id, ticket); }, Qt::QueuedConnection);
        }
        if (mailbox->put(news))
            QMetaObject::invokeMethod(
                this,
                [this, id = job.id, mailbox] {
                    const ProgressMailbox::News latest = mailbox->take();
                    receiveProgress(id, latest.fraction, latest.stage, latest.preview);
                },
                Qt::QueuedConnection);
    };
    if (job.kept.valid())
        job.kept.wait();
    Result<GenerationRequest> request =
        job.isResuming() ? Result<GenerationRequest>(job.request) : withSitterMaps(job.request, stop);
    if (!request)
        return {request.error(), {}};
    if (m_journal)
        reportJournal(m_journal->sending(job.key));
    const Result<GenerationResult> result = generateSafely(backend, *request, progress, stop);
    if (!result)
        return {result.error(), {}};
    auto takes = m_storage.makeTakes(job, *result);
    if (!takes)
        return {takes.error(), result->cost};
    takes->erase(takes->begin(), takes->begin() + std::min(job.savedBefore, int(takes->size())));
    keep(job, *takes);
    return {{}, result->cost};
}

void GenerationQueue::startSaving(GenerationJob &job)
{
    job.state = State::Running;
    job.stage = tr("saving");
    auto run = std::make_unique<Run>();
    run->jobId = job.id;
    const auto takes = std::exchange(job.unsaved, {});
    run->thread = std::jthread([this, job, takes] {
        keep(job, takes);
        QMetaObject::invokeMethod(
            this, [this, id = job.id] { finish(id, {}); }, Qt::QueuedConnection);
    });
    m_runs.push_back(std::move(run));
}

void GenerationQueue::keep(const GenerationJob &job, const std::vector<Take> &takes)
{
    for (const Take &take : takes) {
        const Result<Take> saved = m_storage.save(take);
        if (saved && m_journal)
            reportJournal(m_journal->took(job.key, saved->id));
        const QImage thumbnail = decodeThumbnail(take.image, thumbnailSide); // once, for all lists
        if (saved)
            QMetaObject::invokeMethod(
                this, [this, id = job.id, made = *saved, thumbnail] { receiveTake(id, made, thumbnail); },
                Qt::QueuedConnection);
        else
            QMetaObject::invokeMethod(
                this,
                [this, id = job.id, take, error = saved.error(), thumbnail] {
                    receiveUnsaved(id, take, error, thumbnail);
                },
                Qt::QueuedConnection);
    }
}

} // namespace presence
