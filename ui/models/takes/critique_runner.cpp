// SPDX-License-Identifier: MIT
#include "ui/models/takes/critique_runner.h"

#include <algorithm>

namespace presence {

CritiqueRunner::CritiqueRunner(Review review, QObject *parent)
    : QObject(parent)
    , m_review(std::move(review))
    , m_thread([this](std::stop_token stop) { work(stop); })
{
}

CritiqueRunner::~CritiqueRunner()
{
    m_thread.request_stop();
    std::lock_guard lock(m_mutex);
    m_current.request_stop();
}

void CritiqueRunner::review(const Take &take)
{
    drop(take.id);
    m_wanted[take.id] = ++m_lastNumber;
    {
        std::lock_guard lock(m_mutex);
        m_orders.push_back({take, m_lastNumber});
    }
    m_wake.notify_one();
    emit pendingChanged(pending());
}

void CritiqueRunner::prefer(const std::string &takeId)
{
    std::lock_guard lock(m_mutex);
    const auto waiting =
        std::ranges::find_if(m_orders, [&](const Order &order) { return order.take.id == takeId; });
    if (waiting != m_orders.end())
        std::rotate(m_orders.begin(), waiting, waiting + 1);
}

void CritiqueRunner::cancel(const std::string &takeId)
{
    drop(takeId);
    if (m_wanted.erase(takeId) > 0)
        emit pendingChanged(pending());
}

void CritiqueRunner::cancelAll()
{
    while (!m_wanted.empty())
        cancel(m_wanted.begin()->first);
}

void CritiqueRunner::drop(const std::string &takeId)
{
    std::lock_guard lock(m_mutex);
    std::erase_if(m_orders, [&](const Order &order) { return order.take.id == takeId; });
    if (m_currentId == takeId)
        m_current.request_stop();
}

bool CritiqueRunner::isPending(const std::string &takeId) const { return m_wanted.contains(takeId); }

int CritiqueRunner::pending() const { return int(m_wanted.size()); }

void CritiqueRunner::work(std::stop_token stop)
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_currentId.clear();
        if (!m_wake.wait(lock, stop, [this] { return !m_orders.empty(); }) || stop.stop_requested())
            return;
        const Order order = std::move(m_orders.front());
        m_orders.pop_front();
        m_current = std::stop_source();
        m_currentId = order.take.id;
        const std::stop_token current = m_current.get_token();
        lock.unlock();

        const QString id = QString::fromStdString(order.take.id);
        QMetaObject::invokeMethod(
            this, [this, id] { emit started(id); }, Qt::QueuedConnection);
        Result<CritiqueReport> result = m_review(order.take, current);
        QMetaObject::invokeMethod(
            this, [this, order, result = std::move(result)] { receive(order.take.id, order.number, result); },
            Qt::QueuedConnection);
    }
}

void CritiqueRunner::receive(const std::string &takeId, quint64 number, const Result<CritiqueReport> &result)
{
    const auto wanted = m_wanted.find(takeId);
    if (wanted == m_wanted.end() || wanted->second != number)
        return;
    m_wanted.erase(wanted);
    const QString id = QString::fromStdString(takeId);
    if (result)
        emit reviewed(id, *result);
    else if (result.error().kind != Error::Kind::Cancelled)
        emit failed(id, QString::fromStdString(result.error().message));
    emit pendingChanged(pending());
}

} // namespace presence
