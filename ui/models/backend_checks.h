// SPDX-License-Identifier: MIT
#pragma once

#include "core/generation/backend_registry.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <map>
#include <stop_token>
#include <string>

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
        QString reason; ///< why not and what to do
    };

    /// The registry must outlive the checks.
    explicit BackendChecks(const BackendRegistry &backends, QObject *parent = nullptr);
    ~BackendChecks() override;

    void check(const std::string &backendId); ///< nothing happens while one is on its way
    void checkAll();
    Answer answer(const std::string &backendId) const;

signals:
    void changed(const QString &backendId);

private:
    void set(const std::string &backendId, const Answer &answer);

    const BackendRegistry &m_backends;
    std::map<std::string, Answer> m_answers;
    std::stop_source m_stop;
    QThreadPool m_threads;
};

} // namespace presence
