// SPDX-License-Identifier: MIT
#pragma once

#include "core/sitter/maps/maps.h"

#include <QObject>
#include <QSize>
#include <QStringList>

#include <stop_token>
#include <thread>

namespace presence {

/// Draws control pictures of the sitter on a thread of its own and writes them into a folder, one order at a
/// time.
class MapSaver : public QObject
{
    Q_OBJECT

public:
    struct Order
    {
        PortraitSpec spec;
        std::vector<MapKind> kinds;
        QSize size;
        QString folder; ///< made if it is missing; files of the same names are replaced
    };

    explicit MapSaver(QObject *parent = nullptr);
    ~MapSaver() override;

    bool isBusy() const { return m_busy; }
    /// Does nothing while busy.
    void start(const Order &order);
    void cancel();

signals:
    void progressed(int drawn, int all);
    void finished(const QStringList &files);
    /// Also after cancel(), then with an empty sentence.
    void failed(const QString &sentence);

private:
    void work(const Order &order, std::stop_token stop);

    bool m_busy = false;
    std::jthread m_thread; ///< last, so that it ends before what it uses
};

} // namespace presence
