// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/leaving_backend.h"
#include "ui/models/queue/generation_queue.h"

#include <mutex>
#include <thread>

namespace presence {

/// What a worker and the end of the program have to say to each other about a job at its service.
class TicketDesk
{
public:
    explicit TicketDesk(Backend *backend)
        : m_backend(dynamic_cast<LeavingBackend *>(backend))
    {
    }
    /// On the worker, as soon as the service has it.
    void put(const std::string &ticket)
    {
        const std::lock_guard lock(m_mutex);
        m_ticket = ticket;
        if (m_isLeft)
            leaveIt();
    }
    /// What is at the service shall stay there, whether its ticket is known by now or comes yet.
    void leave()
    {
        const std::lock_guard lock(m_mutex);
        m_isLeft = true;
        leaveIt();
    }

private:
    void leaveIt()
    {
        if (m_backend && !m_ticket.empty())
            m_backend->leave(m_ticket);
    }

    LeavingBackend *const m_backend;
    std::mutex m_mutex;
    std::string m_ticket;
    bool m_isLeft = false;
};

/// One backend at work on one job.
struct GenerationQueue::Run
{
    int jobId = 0;
    std::shared_ptr<TicketDesk> desk = {}; ///< null while it only saves
    std::jthread thread = {};
};

/// What came of it.
struct GenerationQueue::Outcome
{
    Result<> result;
    std::optional<Cost> cost; ///< as the service told
};

} // namespace presence
