// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/file_io.h"
#include "core/generation/leaving_backend.h"
#include "tests/support/test_picture.h"
#include "ui/models/queue/generation_queue.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

namespace presence::test {

/// Gives out tickets and fails as it is told, one failure a call.
class Desk : public Backend, public LeavingBackend
{
public:
    BackendInfo described;
    std::vector<Error> failures;
    std::atomic<bool> gate{true};
    std::atomic<bool> late{false}; ///< tells its ticket only when it is to stop
    std::vector<GenerationRequest> requests;
    std::vector<std::string> left; ///< what it stopped without giving it up
    int calls = 0;
    std::atomic<int> together{0};
    int mostTogether = 0;
    std::mutex mutex;

    Desk(const char *id, BackendInfo::Kind kind, bool resumes)
    {
        described.id = id;
        described.name = id;
        described.kind = kind;
        described.resumes = resumes;
    }
    BackendInfo info() const override { return described; }
    Result<> check(std::stop_token) override { return {}; }
    Estimate estimate(const GenerationRequest &) const override
    {
        return described.kind == BackendInfo::Kind::Hosted ? Estimate{Cost{1, "USD"}, 5, "list"}
                                                           : Estimate{Cost{0, ""}, -1, ""};
    }
    Result<GenerationResult> generate(const GenerationRequest &request, const ProgressCallback &progress,
                                      std::stop_token stop) override
    {
        int call = 0;
        {
            std::lock_guard lock(mutex);
            call = calls++;
            requests.push_back(request);
            mostTogether = std::max(mostTogether, int(++together));
        }
        while (late && !stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (described.resumes && request.ticket.empty())
            progress({-1, "placed", {}, "ticket " + request.prompt.text});
        while (!gate && !stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        std::lock_guard lock(mutex);
        --together;
        if (stop.stop_requested() && wasLeft("ticket " + request.prompt.text))
            left.push_back(request.prompt.text);
        if (stop.stop_requested())
            return Error{Error::Kind::Cancelled, "stopped"};
        if (call < int(failures.size()) && !failures[std::size_t(call)].message.empty())
            return failures[std::size_t(call)];
        GenerationResult result;
        for (int i = 0; i < request.settings.count; ++i)
            result.images.push_back(
                {ImageFile::fromBytes(test::pngPicture(8, 10), "x").value(), -1, {}, {}, {}});
        return result;
    }
};

/// A queue over three such backends in a shoot of its own.
struct QueueBench
{
    QTemporaryDir folder;
    BackendRegistry registry;
    Desk *hosted = nullptr, *blocking = nullptr, *offline = nullptr;
    std::unique_ptr<GenerationQueue> queue;

    QueueBench()
    {
        const auto add = [this](const char *id, BackendInfo::Kind kind, bool resumes) {
            auto desk = std::make_unique<Desk>(id, kind, resumes);
            Desk *added = desk.get();
            (void)registry.add(std::move(desk));
            return added;
        };
        hosted = add("hosted", BackendInfo::Kind::Hosted, true);
        blocking = add("blocking", BackendInfo::Kind::Hosted, false);
        offline = add("offline", BackendInfo::Kind::Offline, false);
    }
    std::filesystem::path shoot() const { return folder.path().toStdString(); }
    void open()
    {
        queue = std::make_unique<GenerationQueue>(
            registry, GenerationQueue::storageIn(ShootStore::open(shoot()).value(), registry));
        queue->setFirstBackoff(1);
        queue->keepIn(shoot());
    }
    int place(const char *backend, const char *text, int batch = 0)
    {
        GenerationQueue::Order order;
        order.backendId = backend;
        order.request.prompt.text = text;
        order.batch = batch;
        return queue->place(order)->front();
    }
    GenerationJob::State state(int id) const { return queue->find(id)->state; }
    /// What a killed program would have left.
    void leave(const std::function<void(QueueJournal &)> &work)
    {
        const auto journal = QueueJournal::open(shoot()).value();
        work(*journal);
    }
    static QueuedJob job(const char *backend, const char *text, int count = 1)
    {
        QueuedJob job;
        job.id = std::string("id of ") + text;
        job.batch = "one batch";
        job.backendId = backend;
        job.placedAt = "2026-11-20T08:30:00Z";
        job.request.prompt.text = text;
        job.request.settings.count = count;
        job.request.settings.seed = 40;
        return job;
    }
    const GenerationJob *find(const char *text) const
    {
        for (const GenerationJob &job : queue->jobs())
            if (job.request.prompt.text == text)
                return &job;
        return nullptr;
    }
};

} // namespace presence::test
