// SPDX-License-Identifier: MIT
#include "ui/models/backend_checks.h"

namespace presence {

BackendChecks::BackendChecks(const BackendRegistry &backends, QObject *parent)
    : QObject(parent)
    , m_backends(backends)
{
    m_threads.setMaxThreadCount(4); // they wait for networks, not for processors
}

BackendChecks::~BackendChecks()
{
    m_stop.request_stop();
    m_threads.clear();
    m_threads.waitForDone();
}

void BackendChecks::checkAll()
{
    for (const auto &backend : m_backends.all())
        check(backend->info().id);
}

void BackendChecks::check(const std::string &backendId)
{
    Backend *backend = m_backends.find(backendId);
    if (!backend || answer(backendId).state == State::Checking)
        return;
    set(backendId, {State::Checking, {}});
    m_threads.start([this, backend, backendId, stop = m_stop.get_token()] {
        const Result<> ready = backend->check(stop);
        const Answer answer = ready ? Answer{State::Ready, {}}
                                    : Answer{State::NotReady, QString::fromStdString(ready.error().message)};
        QMetaObject::invokeMethod(
            this, [this, backendId, answer] { set(backendId, answer); }, Qt::QueuedConnection);
    });
}

BackendChecks::Answer BackendChecks::answer(const std::string &backendId) const
{
    const auto found = m_answers.find(backendId);
    return found == m_answers.end() ? Answer() : found->second;
}

void BackendChecks::set(const std::string &backendId, const Answer &answer)
{
    m_answers[backendId] = answer;
    emit changed(QString::fromStdString(backendId));
}

} // namespace presence
