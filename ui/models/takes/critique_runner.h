// SPDX-License-Identifier: MIT
#pragma once

#include "core/critique/finding.h"
#include "core/shoot/take.h"

#include <QObject>
#include <QString>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace presence {

/// Measures takes in the background, one after the other on a thread of its own. Ordering a take again
/// replaces its earlier order, waiting or at work; results of replaced or cancelled orders never arrive.
/// Signals come on the runner's thread.
class CritiqueRunner : public QObject
{
    Q_OBJECT

public:
    /// Called on the measuring thread. The take may come without its picture; then this loads it.
    using Review = std::function<Result<CritiqueReport>(const Take &, std::stop_token)>;

    explicit CritiqueRunner(Review review, QObject *parent = nullptr);
    ~CritiqueRunner() override;

    void review(const Take &take);
    /// If this take is waiting, it is next.
    void prefer(const std::string &takeId);
    void cancel(const std::string &takeId);
    void cancelAll();

    bool isPending(const std::string &takeId) const;
    int pending() const;

signals:
    void started(const QString &takeId);
    void reviewed(const QString &takeId, const presence::CritiqueReport &report);
    void failed(const QString &takeId, const QString &sentence);
    void pendingChanged(int count);

private:
    struct Order
    {
        Take take;
        quint64 number = 0;
    };

    void drop(const std::string &takeId);
    void work(std::stop_token stop);
    void receive(const std::string &takeId, quint64 number, const Result<CritiqueReport> &result);

    Review m_review;
    std::map<std::string, quint64> m_wanted; ///< take → its newest order; own thread only
    quint64 m_lastNumber = 0;

    std::mutex m_mutex; ///< guards the next three
    std::condition_variable_any m_wake;
    std::deque<Order> m_orders;
    std::string m_currentId;
    std::stop_source m_current;

    std::jthread m_thread; ///< last, so that it ends before what it uses
};

} // namespace presence
