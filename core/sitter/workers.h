// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace presence {

/// A few threads that share out numbered jobs. One caller at a time.
class Workers
{
public:
    Workers();
    ~Workers();

    /// Runs job(0) … job(count − 1) on every thread including the caller's; returns when all are done or,
    /// after `stop` was requested, soon.
    void run(int count, std::stop_token stop, const std::function<void(int)> &job);

private:
    void work(std::stop_token quit);
    void takeJobs();

    std::mutex m_mutex;
    std::condition_variable_any m_wake, m_idle;
    const std::function<void(int)> *m_job = nullptr;
    std::stop_token m_stop;
    int m_count = 0, m_next = 0, m_busy = 0;
    std::uint64_t m_round = 0;
    std::vector<std::jthread> m_threads;
};

} // namespace presence
