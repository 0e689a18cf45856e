// SPDX-License-Identifier: MIT
#include "ui/models/backend_checks.h"

#include "core/generation/reach/diagnosis.h"

#include <utility>

namespace presence {

namespace {

QString partName(Diagnosis::Part part)
{
    switch (part) {
    case Diagnosis::Part::Ready:
        break;
    case Diagnosis::Part::Address:
        return BackendChecks::tr("Address");
    case Diagnosis::Part::Security:
        return BackendChecks::tr("Secure connection");
    case Diagnosis::Part::Key:
        return BackendChecks::tr("Key");
    case Diagnosis::Part::Version:
        return BackendChecks::tr("Version");
    case Diagnosis::Part::Model:
        return BackendChecks::tr("Model");
    case Diagnosis::Part::Service:
        return BackendChecks::tr("Service");
    }
    return {};
}

} // namespace

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
    set(backendId, {State::Checking, {}, {}, {}});
    m_threads.start([this, backend, backendId, addresses = m_addresses, stop = m_stop.get_token()] {
        std::string address = addresses ? addresses(backendId) : std::string();
        const Diagnosis found = diagnose(*backend, address.empty() ? backend->info().address : address, stop);
        Answer answer{found.part == Diagnosis::Part::Ready ? State::Ready : State::NotReady,
                      QString::fromStdString(found.sentence),
                      partName(found.part),
                      {}};
        for (const std::string &model : found.models)
            answer.models.append(QString::fromStdString(model));
        QMetaObject::invokeMethod(
            this, [this, backendId, answer] { set(backendId, answer); }, Qt::QueuedConnection);
    });
}

void BackendChecks::setAddresses(std::function<std::string(const std::string &)> addresses)
{
    m_addresses = std::move(addresses);
}

void BackendChecks::findServers(std::vector<int> ports)
{
    if (std::exchange(m_isFinding, true))
        return;
    m_threads.start([this, ports = std::move(ports), stop = m_stop.get_token()] {
        const auto servers = findLocalServers(ports, stop);
        QMetaObject::invokeMethod(
            this,
            [this, servers] {
                m_isFinding = false;
                emit serversFound(servers);
            },
            Qt::QueuedConnection);
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
