// SPDX-License-Identifier: MIT
#include "ui/models/queue/queue_budget.h"

namespace presence {

namespace {

QString text(const Cost &cost) { return QString::fromStdString(costText(cost)); }

} // namespace

void QueueBudget::keepIn(const std::filesystem::path &shoot)
{
    m_ledger.emplace(shoot);
    emit spentChanged();
    emit limitChanged();
}

Estimate QueueBudget::estimate(const Backend &backend, const GenerationRequest &request) const
{
    Estimate estimate = backend.estimate(request);
    if (const double learnt = m_ledger ? m_ledger->secondsFor(backend.info().id, request.settings) : -1;
        learnt >= 0)
        estimate.seconds = learnt;
    if (!estimate.cost && backend.info().kind != BackendInfo::Kind::Hosted)
        estimate.cost = Cost{0, {}};
    return estimate;
}

std::vector<Cost> QueueBudget::spent() const { return m_ledger ? m_ledger->spent() : std::vector<Cost>(); }

std::optional<Cost> QueueBudget::limit() const { return m_ledger ? m_ledger->limit() : std::nullopt; }

void QueueBudget::setLimit(const std::optional<Cost> &limit)
{
    if (!m_ledger || limit == m_ledger->limit())
        return;
    if (const auto set = m_ledger->setLimit(limit); !set)
        emit problem(QString::fromStdString(set.error().message));
    emit limitChanged();
}

QString QueueBudget::objection(const BackendInfo &backend, const GenerationJob &job,
                               const std::vector<GenerationJob> &jobs)
{
    if (!m_ledger || backend.kind != BackendInfo::Kind::Hosted)
        return {};
    m_ledger->read();
    const auto &limit = m_ledger->limit();
    if (!limit)
        return {};
    if (!job.estimate.cost)
        return tr("What %1 takes for it is not known, so the limit of %2 cannot be kept.")
            .arg(job.backendName, text(*limit));
    if (job.estimate.cost->unit != limit->unit)
        return job.estimate.cost->amount > 0
                   ? tr("It takes %1, which cannot be counted against the limit of %2.")
                         .arg(text(*job.estimate.cost), text(*limit))
                   : QString();
    double total = m_ledger->spentIn(limit->unit) + job.estimate.cost->amount;
    for (const GenerationJob &other : jobs)
        if (other.id != job.id && other.isActive() && other.estimate.cost &&
            other.estimate.cost->unit == limit->unit)
            total += other.estimate.cost->amount;
    if (total <= limit->amount + 1e-9)
        return {};
    return tr("It would bring this shoot to %1, over its limit of %2.")
        .arg(text({total, limit->unit}), text(*limit));
}

void QueueBudget::add(const GenerationJob &job)
{
    if (!m_ledger)
        return;
    const RenderSettings &settings = job.request.settings;
    // A resumed job's time began before this run.
    const double seconds = job.isResuming() ? -1 : double(job.startedAt.msecsTo(job.endedAt)) / 1000;
    const auto added = m_ledger->add({job.key, job.backendId, settings.model, settings.width, settings.height,
                                      settings.count, seconds, job.cost});
    if (!added)
        emit problem(QString::fromStdString(added.error().message));
    emit spentChanged();
}

} // namespace presence
