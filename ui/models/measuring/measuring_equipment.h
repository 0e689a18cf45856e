// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/critique.h"
#include "core/critique/models/model_store.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace presence {

/// What takes are measured with: the critic and whatever optional networks are installed, loaded in the
/// background.
class MeasuringEquipment : public QObject
{
    Q_OBJECT

public:
    /// `base`: the critic without networks. The networks are those of `store`.
    MeasuringEquipment(const Critic &base, const ModelStore &store, QObject *parent = nullptr);
    ~MeasuringEquipment() override;

    /// Reads the installed networks anew; loaded() follows. The latest call wins.
    void load();
    bool isLoading() const { return m_loading > 0; } ///< GUI thread

    /// On any thread: the critic with the networks, once those that are being loaded are there. Without them
    /// if `stop` is requested first.
    Critic critic(std::stop_token stop = {}) const;
    /// At once, whatever has been loaded so far.
    Critic current() const;
    /// Why installed networks could not be used.
    const QStringList &problems() const { return m_problems; }

signals:
    void loaded();

private:
    Critic m_base;
    ModelStore m_store;
    QStringList m_problems;
    int m_loading = 0; ///< GUI thread

    mutable std::mutex m_mutex; ///< guards the next three
    mutable std::condition_variable_any m_ready;
    Critic m_critic;
    int m_unread = 0; ///< orders to load that have not been carried out

    QThreadPool m_background; ///< one thread: the latest order is carried out last
};

} // namespace presence
