// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend_registry.h"
#include "core/shoot/shoot_store.h"
#include "ui/models/queue/generation_job.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace presence {

/// The orders of this run. Each backend works on one at a time, different backends at once, each on a thread
/// of its own; everything else, signals included, happens on the thread of the queue. Editing the document
/// never reaches a placed order. A service that is busy or unavailable is asked again up to three times; a
/// refusal never is.
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
    /// Stops what runs and waits for it; pictures that arrive meanwhile are saved, and unsaved ones are tried
    /// once more.
    ~GenerationQueue() override;

    struct Order
    {
        GenerationRequest request;
        std::string backendId;
        std::string parentTakeId = {};
        bool atFront = false;
    };
    /// Places an order, split by the backend's largest count. Returns the ids of its jobs, or why there are
    /// none.
    Result<std::vector<int>> place(const Order &order);

    const std::vector<GenerationJob> &jobs() const { return m_jobs; } ///< in the order of the queue
    const GenerationJob *find(int id) const;
    int unfinished() const;
    int unsavedPictures() const; ///< finished ones that exist in memory only

    void cancel(int id);
    void cancelAll();
    void retry(int id); ///< a failed, cancelled or unsaved one
    void retryFailed(); ///< all failed ones
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
    /// A picture is finished and on disk.
    void takeFinished(const presence::Take &take);
    void unfinishedChanged(int count);

private:
    struct Run;

    GenerationJob *mutableJob(int id);
    bool isBusy(const std::string &backendId) const;
    void scheduleStart();
    void startWaitingJobs();
    void start(GenerationJob &job);
    void startSaving(GenerationJob &job);
    void keep(int id, const std::vector<Take> &takes); // on a worker
    void receiveProgress(int id, double fraction, const QString &stage, const QImage &preview);
    void receiveTake(int id, const Take &take, const QImage &preview);
    void receiveUnsaved(int id, const Take &take, const Error &error, const QImage &preview);
    void finish(int id, const Result<> &outcome);
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
};

} // namespace presence
