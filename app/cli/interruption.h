// SPDX-License-Identifier: MIT
#pragma once

#include <stop_token>

namespace presence::cli {

/// From now on Ctrl+C (or SIGTERM) asks the work to stop; a second one ends the program at once. Make it
/// once, before other threads are started.
class Interruption
{
public:
    Interruption();
    std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
};

} // namespace presence::cli
