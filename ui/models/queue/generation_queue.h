// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend_registry.h"
#include "core/shoot/queue/queue_journal.h"
#include "core/shoot/shoot_store.h"
#include "ui/models/queue/generation_job.h"
#include "ui/models/queue/queue_budget.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace presence {

class TicketDesk;

/// The orders of a shoot. Each backend works on as many at a time as setAtOnce() allows, different backends
/// at once, each on a thread of its own; everything else, signals included, happens on the thread of the
/// queue. Editing the document never reaches a placed order. A service that is busy or unavailable is asked
/// again up to three times, when it says or ever more slowly, and nobody else meanwhile; a refusal never is.
class GenerationQueue : public QObject
{
    Q_OBJECT

public:
    /// What becomes of a result. Both are called on worker threads, possibly several at once.
    struct Storage
    {
        /// The takes of a result, labelled and complete but without id.
        std::function<Result<std::vector<Take>>(const GenerationJob &, const GenerationResult &)> makeTakes;
        /// Writes one and returns it with its id.
        std::function<Result<Take>(const Take &)> save;
    };
    /// Labelled takes in this shoot. The registry must outlive what is returned.
    static Storage storageIn(const ShootStore &shoot, const BackendRegistry &backends);

    /// The registry must outlive the queue.
    GenerationQueue(const BackendRegistry &backends, Storage storage, QObject *parent = nullptr);
    /// Stops what runs and waits for it: what has a ticket goes on at its service and is fetched by the next
    /// queue of this shoot, the rest is cancelled. Pictures that arrive meanwhile are saved, and unsaved ones
    /// are tried once more. What waits stays in the journal.
    ~GenerationQueue() override;

    /// Keeps the orders of this shoot beyond the end of the program, and takes up those it ended with: what a
    /// service still has is fetched at once; what may have reached a service that cannot tell is Interrupted,
    /// for a person to decide; what was not sent waits, with the queue paused. Call once, before place().
    void keepIn(const std::filesystem::path &shoot);
    /// Orders of last time that wait for setPaused(false).
    int restored() const { return m_restored; }

    struct Order
    {
        GenerationRequest request;
        std::string backendId;
        std::string parentTakeId = {};
        bool atFront = false;
        int batch = 0; ///< joins the jobs of this batch; 0 = a new one
    };
    /// Places an order, split by the backend's largest count. Returns the ids of its jobs, or why there are
    /// none.
    Result<std::vector<int>> place(const Order &order);

    const std::vector<GenerationJob> &jobs() const { return m_jobs; } ///< in the order of the queue
    const GenerationJob *find(int id) const;
    int unfinished() const;
    int unsavedPictures() const; ///< finished ones that exist in memory only

    /// Nothing new is sent while it is paused; what runs goes on.
    bool isPaused() const { return m_paused; }
    void setPaused(bool paused);
    /// How many jobs a backend works on at a time; 1 unless set, at least 1.
    void setAtOnce(const std::string &backendId, int jobs);
    int atOnce(const std::string &backendId) const;
    QueueBudget &budget() { return m_budget; }
    using Consent = std::function<bool(const BackendInfo &, const GenerationRequest &)>;
    /// May this be sent to this backend? Asked before every sending; none = always. Jobs that may not are
    /// Held, and consentNeeded() follows.
    void setConsent(Consent consent) { m_consent = std::move(consent); }
    /// Looks at all held jobs again.
    void reconsiderHeld();

    void cancel(int id);
    void cancelBatch(int batch);
    void cancelWaiting(); ///< all but what is at work
    void cancelAll();
    void retry(int id); ///< a failed, interrupted, cancelled or unsaved one
    void retryFailed(); ///< all failed ones
    void allow(int id); ///< a held one, whatever the limit says
    void moveToFront(int id);
    void moveTo(int id, int position); ///< a queued one, to this place among all jobs
    void remove(int id);  ///< not while it is at work; one with unsaved pictures only through discard()
    void discard(int id); ///< gives up unsaved pictures
    void clearDone();     ///< leaves failed and unsaved ones

    /// First pause before an automatic retry where the service names none; doubles each time. 2 s.
    void setFirstBackoff(int milliseconds) { m_firstBackoffMs = milliseconds; }

signals:
    void added(int id);
    void changed(int id);
    void removed(int id);
    void reordered();
    /// A picture is finished and on disk. The thumbnail is of thumbnailSide, null if it cannot be decoded.
    void takeFinished(const presence::Take &take, const QImage &thumbnail);
    void unfinishedChanged(int count);
    void consentNeeded(int id);
    void pausedChanged(bool paused);
    /// Orders of last time: how many wait, and how many a person has to decide about.
    void tookUp(int waiting, int interrupted);
    /// The orders cannot be kept, or one was lost.
    void problem(const QString &sentence);

private:
    struct Run;
    struct Outcome;

    GenerationJob *mutableJob(int id);
    bool hasRoom(const std::string &backendId) const;
    bool isHeldBack(GenerationJob &job);
    void restore(const QueuedJob &left, std::map<std::string, int> &batches);
    /// Does it in the journal, in order, off this thread.
    void note(GenerationJob &job, std::function<Result<>(QueueJournal &)> what);
    void noteArrangement();
    void reportJournal(const Result<> &outcome); // on any thread
    void cancelThose(const std::function<bool(const GenerationJob &)> &which);
    Outcome work(const GenerationJob &job, TicketDesk &desk, std::stop_token stop); // on a worker
    void scheduleStart();
    void startWaitingJobs();
    void start(GenerationJob &job);
    void startSaving(GenerationJob &job);
    void keep(const GenerationJob &job, const std::vector<Take> &takes); // on a worker
    void receiveProgress(int id, double fraction, const QString &stage, const QImage &preview);
    void receiveTicket(int id, const std::string &ticket);
    void receiveTake(int id, const Take &take, const QImage &thumbnail);
    void receiveUnsaved(int id, const Take &take, const Error &error, const QImage &preview);
    void finish(int id, const Outcome &outcome);
    void book(GenerationJob &job, const std::optional<Cost> &cost);
    void waitAndRetry(GenerationJob &job);
    void announce(const GenerationJob &job);

    const BackendRegistry &m_backends;
    Storage m_storage;
    std::vector<GenerationJob> m_jobs;
    QHash<int, QTimer *> m_retryTimers;
    std::vector<std::unique_ptr<Run>> m_runs;
    int m_nextId = 1;
    int m_nextBatch = 1;
    int m_firstBackoffMs = 2000;
    std::map<std::string, int> m_atOnce;
    bool m_paused = false;
    int m_restored = 0;
    Consent m_consent;
    QueueBudget m_budget;
    std::unique_ptr<QueueJournal> m_journal;
    std::atomic<bool> m_journalTroubled = false;
    QThreadPool m_clerk; ///< writes the journal, one line after the other
};

} // namespace presence
