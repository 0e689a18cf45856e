// SPDX-License-Identifier: MIT
#pragma once

#include "core/spec/portrait_spec.h"

#include <QHash>
#include <QImage>
#include <QObject>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace presence {

/// Small pictures of specs on the sitter, drawn one after the other on a thread of its own and kept under the
/// name that the asker gave. GUI thread.
class SpecPictures : public QObject
{
    Q_OBJECT

public:
    explicit SpecPictures(QObject *parent = nullptr);
    ~SpecPictures() override;

    /// Pixels of every picture.
    static QSize pictureSize() { return {96, 120}; }

    /// Draws `spec` under this name, unless that is what stands or waits there. A newer spec takes the place
    /// of a waiting one.
    void request(const QString &name, const PortraitSpec &spec);
    /// What was drawn last under this name; null if nothing was.
    QImage picture(const QString &name) const { return m_wanted.value(name).image; }

signals:
    void pictureReady(const QString &name, const QImage &picture);

private:
    struct Wanted
    {
        PortraitSpec spec;
        QImage image; ///< of the spec, or of the one before while it is drawn
    };
    struct Order
    {
        QString name;
        PortraitSpec spec;
    };

    void work(std::stop_token stop);
    void receive(const Order &order, const QImage &picture);

    QHash<QString, Wanted> m_wanted;

    std::mutex m_mutex; ///< guards the waiting list
    std::condition_variable_any m_wake;
    std::vector<Order> m_waiting;
    std::optional<std::jthread> m_thread; ///< started by the first request; last, so that it ends first
};

} // namespace presence
