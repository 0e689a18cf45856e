// SPDX-License-Identifier: MIT
#include "app/cli/interruption.h"

#include <csignal>
#include <pthread.h>
#include <thread>
#include <unistd.h>

namespace presence::cli {

Interruption::Interruption()
{
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGINT);
    ::sigaddset(&signals, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    // Waiting in a thread instead of handling: stopping runs callbacks that a signal handler must not call.
    std::thread([source = m_source, signals]() mutable {
        int which = 0;
        ::sigwait(&signals, &which);
        source.request_stop();
        ::sigwait(&signals, &which);
        ::_exit(128 + which);
    }).detach();
}

} // namespace presence::cli
