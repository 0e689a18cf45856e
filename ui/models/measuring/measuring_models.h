// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/models/model_store.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace presence {

/// The optional measuring models as the studio shows them: which are installed, and fetching, adding and
/// removing them. Everything that hashes, reads or waits happens on threads of its own; one model is fetched
/// at a time. A fetch that was stopped or broke off goes on where it was.
class MeasuringModels : public QObject
{
    Q_OBJECT

public:
    enum class Work { None, Checking, Waiting, Fetching };
    struct State
    {
        bool known = false; ///< `status` has been looked up
        ModelStatus status = ModelStatus::Absent;
        Work work = Work::None;
        std::uint64_t received = 0; ///< bytes of the fetch at work, or of the one that was stopped
        QString problem;            ///< why the last fetch or removal failed, or empty
    };

    /// `fetcher` is called on a background thread.
    MeasuringModels(const ModelStore &store, ModelFetcher fetcher, QObject *parent = nullptr);
    ~MeasuringModels() override;

    const ModelStore &store() const { return m_store; }
    const State &state(const std::string &id) const;
    /// Those that answer this finding, or answer it better, and are not installed; best first.
    std::vector<const OptionalModel *> missingFor(const std::string &findingId) const;

    /// Looks at every file again and compares its SHA-256.
    void verify();
    void fetch(const std::string &id); ///< what is there already is not fetched again
    void cancel(const std::string &id);
    void remove(const std::string &id);
    /// Takes a file from disk, whatever its name: added() or refused().
    void add(const QString &file);

signals:
    void changed(const QString &id);
    /// Another set of files is installed than before.
    void installedChanged();
    void added(const QString &id);
    void refused(const QString &sentence);

private:
    const OptionalModel &model(const std::string &id) const { return *m_store.find(id); }
    void look(const std::string &id);
    void settle(const std::string &id, ModelStatus status);
    void finishFetch(const std::string &id, const Result<> &outcome, ModelStatus status);

    ModelStore m_store;
    ModelFetcher m_fetcher;
    std::map<std::string, State> m_states;
    std::map<std::string, std::stop_source> m_fetches;
    QThreadPool m_downloads; ///< one thread
    QThreadPool m_disk;      ///< one thread: in the order of the orders
};

} // namespace presence
