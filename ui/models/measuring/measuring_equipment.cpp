// SPDX-License-Identifier: MIT
#include "ui/models/measuring/measuring_equipment.h"

namespace presence {

MeasuringEquipment::MeasuringEquipment(const Critic &base, const ModelStore &store, QObject *parent)
    : QObject(parent)
    , m_base(base)
    , m_store(store)
    , m_critic(base)
{
    m_background.setMaxThreadCount(1);
}

MeasuringEquipment::~MeasuringEquipment() { m_background.waitForDone(); }

void MeasuringEquipment::load()
{
    {
        std::lock_guard lock(m_mutex);
        ++m_unread;
    }
    ++m_loading;
    m_background.start([this] {
        const auto done = [this](const QStringList &problems) {
            QMetaObject::invokeMethod(
                this,
                [this, problems] {
                    m_problems = problems;
                    if (--m_loading == 0)
                        emit loaded();
                },
                Qt::QueuedConnection);
        };
        {
            std::lock_guard lock(m_mutex);
            if (m_unread > 1) { // a later order does it for this one
                --m_unread;
                return done({});
            }
        }
        FaceNetworks networks = FaceNetworks::load(m_store);
        QStringList problems;
        for (const Error &problem : networks.problems())
            problems += QString::fromStdString(problem.message);
        {
            std::lock_guard lock(m_mutex);
            m_critic = m_base.with(std::move(networks));
            --m_unread;
        }
        m_ready.notify_all();
        done(problems);
    });
}

Critic MeasuringEquipment::critic(std::stop_token stop) const
{
    std::unique_lock lock(m_mutex);
    m_ready.wait(lock, std::move(stop), [this] { return m_unread == 0; });
    return m_critic;
}

Critic MeasuringEquipment::current() const
{
    std::lock_guard lock(m_mutex);
    return m_critic;
}

} // namespace presence
