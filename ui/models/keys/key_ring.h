// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/keys/secret_store.h"

#include <QObject>
#include <QString>

#include <condition_variable>
#include <map>
#include <mutex>
#include <vector>

namespace presence {

/// The keys of the services by name, in memory only: from the environment, which wins, from the desktop's
/// keychain, or typed for this session. GUI thread, except key().
class KeyRing : public QObject
{
    Q_OBJECT

public:
    enum class Source {
        None,
        Environment,
        Keychain,
        Session, ///< forgotten when the program ends
    };

    /// `store` may be null: then keys last for the session.
    KeyRing(std::function<std::string(const std::string &name)> environment,
            std::unique_ptr<SecretStore> store, QObject *parent = nullptr);

    /// The key or empty. Any thread; off the GUI thread it asks the keychain where that was not done yet, and
    /// waits a few seconds for its answer.
    std::string key(const std::string &name) const;
    Source source(const std::string &name) const;
    bool isReading(const std::string &name) const;
    /// Why the keychain cannot be used, a sentence, or empty.
    QString trouble() const { return m_trouble; }

    /// Asks the keychain for these. Their changed() follows.
    void read(const std::vector<std::string> &names);
    /// Turns the event loop until nothing is being read, for programs without a window. False if the time is
    /// over first.
    bool waitUntilRead(int milliseconds);
    /// Turns it until the last set() or remove() is through.
    bool waitUntilWritten(int milliseconds);

    /// From now on, and in the keychain as far as there is one.
    void set(const std::string &name, const std::string &secret);
    void remove(const std::string &name);

signals:
    void changed(const QString &name);

private:
    struct Entry
    {
        std::string secret;
        Source source = Source::None;
        bool isReading = false;
    };
    void ask(const std::string &name);
    void take(const std::string &name, const Result<std::string> &answer);
    bool waitFor(const std::function<bool()> &done, int milliseconds);

    const std::function<std::string(const std::string &)> m_environment;
    const std::unique_ptr<SecretStore> m_store;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_answered;
    mutable std::map<std::string, Entry> m_entries;
    int m_writing = 0;
    QString m_trouble;
};

} // namespace presence
