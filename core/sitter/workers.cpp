// SPDX-License-Identifier: MIT
#include "core/sitter/workers.h"

#include <algorithm>

namespace presence {

Workers::Workers()
{
    const unsigned helpers = std::max(std::thread::hardware_concurrency(), 1u) - 1;
    for (unsigned i = 0; i < helpers; ++i)
        m_threads.emplace_back([this](std::stop_token quit) { work(quit); });
}

Workers::~Workers()
{
    for (std::jthread &thread : m_threads)
        thread.request_stop();
}

void Workers::takeJobs()
{
    std::unique_lock lock(m_mutex);
    ++m_busy;
    while (m_next < m_count && !m_stop.stop_requested()) {
        const int mine = m_next++;
        const auto &job = *m_job;
        lock.unlock();
        job(mine);
        lock.lock();
    }
    if (--m_busy == 0)
        m_idle.notify_all();
}

void Workers::run(int count, std::stop_token stop, const std::function<void(int)> &job)
{
    {
        std::lock_guard lock(m_mutex);
        m_job = &job;
        m_stop = std::move(stop);
        m_count = count;
        m_next = 0;
        ++m_round;
    }
    m_wake.notify_all();
    takeJobs();
    std::unique_lock lock(m_mutex);
    m_idle.wait(lock, [this] { return m_busy == 0; });
    m_count = 0; // a helper that wakes late finds nothing
}

void Workers::work(std::stop_token quit)
{
    std::uint64_t seen = 0;
    while (!quit.stop_requested()) {
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, quit, [&] { return m_round != seen; }))
                return;
            seen = m_round;
        }
        takeJobs();
    }
}

} // namespace presence
