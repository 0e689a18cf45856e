// SPDX-License-Identifier: MIT
#include "ui/models/measuring/measuring_models.h"

#include <algorithm>
#include <utility>

namespace presence {

MeasuringModels::MeasuringModels(const ModelStore &store, ModelFetcher fetcher, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_fetcher(std::move(fetcher))
{
    m_downloads.setMaxThreadCount(1);
    m_disk.setMaxThreadCount(1);
    for (const OptionalModel &known : m_store.models())
        m_states[known.id];
}

MeasuringModels::~MeasuringModels()
{
    for (auto &[id, stop] : m_fetches)
        stop.request_stop();
    m_downloads.clear();
    m_downloads.waitForDone();
    m_disk.waitForDone();
}

const MeasuringModels::State &MeasuringModels::state(const std::string &id) const { return m_states.at(id); }

std::vector<const OptionalModel *> MeasuringModels::missingFor(const std::string &findingId) const
{
    std::vector<const OptionalModel *> missing;
    for (const OptionalModel &known : m_store.models())
        if (const State &now = state(known.id);
            now.known && now.status != ModelStatus::Installed &&
            std::ranges::find(known.serves, findingId) != known.serves.end())
            missing.push_back(&known);
    return missing;
}

void MeasuringModels::verify()
{
    for (const auto &[id, now] : m_states)
        look(id);
}

void MeasuringModels::look(const std::string &id)
{
    State &now = m_states.at(id);
    if (now.work != Work::None)
        return;
    now.work = Work::Checking;
    emit changed(QString::fromStdString(id));
    m_disk.start([this, id] {
        const ModelStatus status = m_store.status(model(id));
        QMetaObject::invokeMethod(
            this, [this, id, status] { settle(id, status); }, Qt::QueuedConnection);
    });
}

void MeasuringModels::settle(const std::string &id, ModelStatus status)
{
    State &now = m_states.at(id);
    const bool firstLook = !now.known && now.work == Work::Checking; // says what is, not what has changed
    const bool other = now.known ? now.status != status : !firstLook && status != ModelStatus::Absent;
    now.known = true;
    now.status = status;
    if (now.work == Work::Checking)
        now.work = Work::None;
    emit changed(QString::fromStdString(id));
    if (other)
        emit installedChanged();
}

void MeasuringModels::fetch(const std::string &id)
{
    State &now = m_states.at(id);
    if (now.work == Work::Waiting || now.work == Work::Fetching)
        return;
    now.work = Work::Waiting;
    now.problem.clear();
    const std::stop_token stop = (m_fetches[id] = std::stop_source()).get_token();
    emit changed(QString::fromStdString(id));
    m_downloads.start([this, id, stop] {
        const auto tell = [this](auto what) { QMetaObject::invokeMethod(this, what, Qt::QueuedConnection); };
        const auto came = [&, told = -1](std::uint64_t received, std::uint64_t expected) mutable {
            const int share = int(1000 * received / std::max<std::uint64_t>(1, expected));
            if (std::exchange(told, share) == share)
                return; // the window need not hear of every packet
            tell([this, id, received] {
                State &state = m_states.at(id);
                state.work = Work::Fetching;
                state.received = received;
                emit changed(QString::fromStdString(id));
            });
        };
        const Result<> outcome = m_store.fetch(model(id), m_fetcher, came, stop);
        const ModelStatus status = m_store.status(model(id));
        tell([this, id, outcome, status] { finishFetch(id, outcome, status); });
    });
}

void MeasuringModels::finishFetch(const std::string &id, const Result<> &outcome, ModelStatus status)
{
    State &now = m_states.at(id);
    m_fetches.erase(id);
    now.work = Work::None;
    if (outcome)
        now.received = 0;
    else if (outcome.error().kind != Error::Kind::Cancelled)
        now.problem = QString::fromStdString(outcome.error().message);
    settle(id, status);
}

void MeasuringModels::cancel(const std::string &id)
{
    if (const auto fetch = m_fetches.find(id); fetch != m_fetches.end())
        fetch->second.request_stop();
}

void MeasuringModels::remove(const std::string &id)
{
    m_disk.start([this, id] {
        const Result<> outcome = m_store.remove(model(id));
        const ModelStatus status = m_store.status(model(id));
        QMetaObject::invokeMethod(
            this,
            [this, id, outcome, status] {
                State &now = m_states.at(id);
                now.received = 0;
                now.problem = outcome ? QString() : QString::fromStdString(outcome.error().message);
                settle(id, status);
            },
            Qt::QueuedConnection);
    });
}

void MeasuringModels::add(const QString &file)
{
    m_disk.start([this, path = std::filesystem::path(file.toStdU16String())] {
        const auto known = m_store.add(path);
        const auto tell = [this](auto what) { QMetaObject::invokeMethod(this, what, Qt::QueuedConnection); };
        if (!known)
            return tell(
                [this, sentence = QString::fromStdString(known.error().message)] { emit refused(sentence); });
        tell([this, id = (*known)->id, status = m_store.status(**known)] {
            m_states.at(id).problem.clear();
            settle(id, status);
            emit added(QString::fromStdString(id));
        });
    });
}

} // namespace presence
