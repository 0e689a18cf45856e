// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend_registry.h"
#include "core/generation/reach/local_servers.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>

#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace presence {

/// Asks backends in the background whether they are ready, and remembers what they said.
class BackendChecks : public QObject
{
    Q_OBJECT

public:
    enum class State { Unknown, Checking, Ready, NotReady };
    struct Answer
    {
        State state = State::Unknown;
        QString reason;     ///< why not and what to do
        QString part;       ///< which part it is about, for people: "Key"; empty when ready
        QStringList models; ///< those the service offers, as far as it was asked
    };

    /// The registry must outlive the checks.
    explicit BackendChecks(const BackendRegistry &backends, QObject *parent = nullptr);
    ~BackendChecks() override;

    /// The user's address of a backend, or empty; called on any thread.
    void setAddresses(std::function<std::string(const std::string &backendId)> addresses);

    void check(const std::string &backendId); ///< nothing happens while one is on its way
    void checkAll();
    Answer answer(const std::string &backendId) const;

    /// Looks for servers on this machine; serversFound() follows.
    void findServers(std::vector<int> ports = {usualPorts().begin(), usualPorts().end()});
    bool isFinding() const { return m_isFinding; }

signals:
    void changed(const QString &backendId);
    void serversFound(const std::vector<presence::LocalServer> &servers);

private:
    void set(const std::string &backendId, const Answer &answer);

    const BackendRegistry &m_backends;
    std::function<std::string(const std::string &)> m_addresses;
    std::map<std::string, Answer> m_answers;
    bool m_isFinding = false;
    std::stop_source m_stop;
    QThreadPool m_threads;
};

} // namespace presence
