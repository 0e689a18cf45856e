// SPDX-License-Identifier: MIT
#include "ui/models/refinement/refinement.h"

#include "ui/models/queue/generation_queue.h"
#include "ui/models/takes/critique_runner.h"
#include "ui/models/takes/take_model.h"

#include <tuple>

namespace presence {

bool isBetter(const CritiqueReport &now, const CritiqueReport &before)
{
    const auto trouble = [](const CritiqueReport &report, const CritiqueReport *earlier) {
        int fails = 0, warns = 0, notes = 0;
        for (const Finding &finding : report.findings) {
            fails += finding.verdict == Verdict::Fail;
            warns += finding.verdict == Verdict::Warn;
            notes += finding.verdict == Verdict::Note;
            if (finding.verdict == Verdict::Unmeasured && earlier) {
                const Finding *known = earlier->find(finding.id);
                fails += known && known->verdict != Verdict::Unmeasured;
            }
        }
        return std::tuple(fails, warns, notes);
    };
    return trouble(now, &before) < trouble(before, nullptr);
}

Refinement::Refinement(const Means &means, QObject *parent)
    : QObject(parent)
    , m_means(means)
{
    connect(&means.queue, &GenerationQueue::changed, this, &Refinement::watchJob);
    connect(&means.queue, &GenerationQueue::removed, this, [this](int id) {
        if (isRunning() && id == m_job)
            stop(End::Cancelled);
    });
    connect(&means.queue, &GenerationQueue::takeFinished, this, &Refinement::receive);
    connect(&means.takes, &TakeModel::takeChanged, this, &Refinement::judge);
    connect(&means.critiques, &CritiqueRunner::failed, this,
            [this](const QString &takeId, const QString &sentence) {
                if (m_state == State::Measuring && takeId == m_awaited)
                    stop(End::Failed, sentence);
            });
    connect(&means.takes, &TakeModel::trashed, this, [this](const QString &takeId) {
        if (m_state == State::Measuring && takeId == m_awaited)
            stop(End::Cancelled);
    });
}

const Refinement::Step *Refinement::best() const
{
    return m_best < 0 ? nullptr : &m_steps[std::size_t(m_best)];
}

GenerationRequest Refinement::request(const Order &order, const PortraitSpec &spec) const
{
    GenerationRequest request;
    request.spec = spec;
    request.settings = order.settings;
    request.settings.count = 1;
    request.controls = order.companions;
    if (const Backend *backend = m_means.backends.find(order.backendId))
        request.prompt = m_means.prompt(spec, backend->info());
    return request;
}

std::optional<Cost> Refinement::priceOfOne(const Order &order) const
{
    const Backend *backend = m_means.backends.find(order.backendId);
    return backend ? backend->estimate(request(order, order.spec)).cost : std::nullopt;
}

void Refinement::start(const Order &order)
{
    if (isRunning())
        return;
    m_order = order;
    m_end = End::None;
    m_problem.clear();
    m_steps.clear();
    m_best = -1;
    m_ordered = 0;
    m_spent.reset();
    m_state = State::Measuring;
    const Take *from = m_means.takes.find(QString::fromStdString(order.fromTakeId));
    if (!from || !from->report)
        return generate(order.spec);
    if (from->seed >= 0)
        m_order.settings.seed = from->seed;
    addStep({QString::fromStdString(from->id), from->spec, m_means.heard(*from->report), false});
}

void Refinement::generate(const PortraitSpec &spec)
{
    if (m_ordered >= m_order.budget.takes)
        return stop(End::TakesSpent);
    Backend *backend = m_means.backends.find(m_order.backendId);
    if (!backend)
        return stop(End::Failed,
                    tr("There is no backend “%1”.").arg(QString::fromStdString(m_order.backendId)));
    GenerationRequest wanted = request(m_order, spec);
    const std::optional<Cost> price = backend->estimate(wanted).cost;
    const std::optional<Cost> &most = m_order.budget.money;
    if (most && (!price || price->unit != most->unit))
        return stop(
            End::Failed,
            tr("%1 does not tell its price in %2, so the limit could not be kept. Nothing "
               "was ordered.")
                .arg(QString::fromStdString(backend->info().name), QString::fromStdString(most->unit)));
    const double spent = m_spent ? m_spent->amount : 0;
    constexpr double rounding = 1e-9; // 3 × 0.1 is a little more than 0.3
    if (most && spent + price->amount > most->amount + rounding)
        return stop(End::MoneySpent);

    m_state = State::Generating;
    m_spec = spec;
    const auto placed =
        m_means.queue.place({wanted, m_order.backendId,
                             m_steps.empty() ? m_order.fromTakeId : m_steps.back().takeId.toStdString()});
    if (!placed)
        return stop(End::Failed, QString::fromStdString(placed.error().message));
    m_job = placed->front();
    ++m_ordered;
    if (price)
        m_spent = Cost{spent + price->amount, price->unit};
    emit changed();
}

void Refinement::watchJob(int id)
{
    const GenerationJob *job = m_state == State::Generating && id == m_job ? m_means.queue.find(id) : nullptr;
    if (!job)
        return;
    using Job = GenerationJob::State;
    if (job->state == Job::Cancelled)
        stop(End::Cancelled);
    else if (job->state == Job::Failed || job->state == Job::Unsaved)
        stop(End::Failed, QString::fromStdString(job->error.message));
    else
        emit changed(); // how far it has come
}

void Refinement::receive(const Take &take)
{
    const GenerationJob *job = m_state == State::Generating ? m_means.queue.find(m_job) : nullptr;
    const QString id = QString::fromStdString(take.id);
    if (!job || !job->takeIds.contains(id))
        return;
    if (m_order.settings.seed < 0)
        m_order.settings.seed = take.seed; // what changes then is what was fixed
    m_state = State::Measuring;
    m_awaited = id;
    emit changed();
    judge(id); // whoever measures may have been quicker
}

void Refinement::judge(const QString &takeId)
{
    if (m_state != State::Measuring || takeId != m_awaited)
        return;
    const Take *take = m_means.takes.find(takeId);
    if (!take || !take->report || m_means.critiques.isPending(take->id))
        return;
    m_awaited.clear();
    addStep({takeId, m_spec, m_means.heard(*take->report)});
}

void Refinement::addStep(Step step)
{
    const bool better = m_best < 0 || isBetter(step.report, m_steps[std::size_t(m_best)].report);
    if (better) {
        for (Step &earlier : m_steps)
            earlier.best = false;
        step.best = true;
        m_best = int(m_steps.size());
    }
    m_steps.push_back(std::move(step));
    emit changed();
    if (!better)
        return stop(End::NoImprovement);
    goOn();
}

void Refinement::goOn()
{
    const Step &last = m_steps.back();
    const PortraitSpec next = m_means.improved(last.report, last.spec);
    if (next == last.spec)
        stop(End::NothingToFix);
    else
        generate(next);
}

void Refinement::cancel()
{
    if (!isRunning())
        return;
    const bool generating = m_state == State::Generating;
    stop(End::Cancelled);
    if (generating)
        m_means.queue.cancel(m_job);
}

void Refinement::stop(End end, const QString &problem)
{
    m_state = State::Idle;
    m_end = end;
    m_problem = problem;
    m_awaited.clear();
    emit changed();
    emit finished();
}

} // namespace presence
