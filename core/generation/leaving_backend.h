// SPDX-License-Identifier: MIT
#pragma once

#include <mutex>
#include <set>
#include <string>

namespace presence {

/// A second base of backends that resume: it can leave a job to its service when the program ends.
class LeavingBackend
{
public:
    virtual ~LeavingBackend() = default;

    /// From now on a stop of the generate() that told this ticket ends the waiting alone: the service is not
    /// told to cancel, and a later program fetches the result. On any thread.
    void leave(const std::string &ticket)
    {
        const std::lock_guard lock(m_mutex);
        m_left.insert(ticket);
    }

protected:
    /// For generate(), once, before it tells the service to cancel. A job that is taken up again is as any
    /// other.
    bool wasLeft(const std::string &ticket)
    {
        const std::lock_guard lock(m_mutex);
        return m_left.erase(ticket) > 0;
    }

private:
    std::mutex m_mutex;
    std::set<std::string> m_left;
};

} // namespace presence
