// SPDX-License-Identifier: MIT
#include "ui/main_window.h"

#include "ui/models/settings.h"
#include "ui/panels/grid/grid_sheet.h"
#include "ui/panels/making/generate_bar.h"
#include "ui/panels/making/send_consent.h"
#include "ui/panels/stage/stage_panel.h"
#include "ui/panels/window/top_bar.h"

#include <QRandomGenerator>

namespace presence {

/// The controls as an order has them, as one step; its sampling in the bar.
void MainWindow::editJob(int id)
{
    const GenerationJob *job = m_session.queue.find(id);
    if (!job)
        return;
    m_session.document.replace(job->request.spec, tr("Controls of an order"));
    m_top->generateBar()->setBackendId(job->backendId);
    m_top->generateBar()->setRenderSettings(job->request.settings);
}

/// What stays on this machine needs no word.
bool MainWindow::mayBeSentTo(const BackendInfo &backend) const
{
    const auto reach = disclosureOf({}, backend).reach;
    return reach == Outgoing::Reach::Nowhere || reach == Outgoing::Reach::ThisMachine ||
           m_context.settings.mayBeSentTo(QString::fromStdString(backend.id),
                                          QString::fromStdString(backend.address));
}

void MainWindow::askConsent(int jobId)
{
    const GenerationJob *job = m_session.queue.find(jobId);
    const Backend *backend = job ? m_session.backends.find(job->backendId) : nullptr;
    if (!backend || m_consent)
        return;
    const BackendInfo info = backend->info();
    m_consent = new SendConsent(disclosureOf(job->request, info), this);
    m_consent->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_consent, &QDialog::accepted, this, [this, info] {
        m_context.settings.setMayBeSentTo(QString::fromStdString(info.id),
                                          QString::fromStdString(info.address));
        m_session.queue.reconsiderHeld();
    });
    m_consent->open();
}

void MainWindow::tellTakenUp(int waiting, int interrupted)
{
    const auto showQueue = [this] { m_commands.action(QStringLiteral("view.queue"))->trigger(); };
    if (interrupted > 0)
        offer(tr("Orders that were at work when Presence ended: %1. They may have been made; decide in the "
                 "queue "
                 "whether to send them again.")
                  .arg(interrupted),
              tr("Show the queue"), showQueue);
    if (waiting > 0)
        offer(tr("Orders of last time wait: %1. Nothing is sent until you continue.").arg(waiting),
              tr("Continue"), [this] { m_session.queue.setPaused(false); });
}

void MainWindow::planGrid()
{
    const GenerateBar &bar = *m_top->generateBar();
    GridPlan plan;
    plan.spec = m_session.document.spec();
    plan.backendId = bar.backendId();
    plan.settings = bar.renderSettings();
    if (plan.settings.seed < 0) // one for all, or the cells could not be compared
        plan.settings.seed = QRandomGenerator::global()->bounded(1, 1 << 30);
    GridNames names{m_session.studio.words, m_session.presets, m_session.studio.library, {}};
    for (const auto &backend : m_session.backends.all())
        names.backends.emplace_back(backend->info().id, backend->info().name);
    auto *dialog = new GridDialog({std::move(names), m_session.studio.library, m_session.studio.vocabulary,
                                   m_session.backends, m_session.queue},
                                  std::move(plan), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &GridDialog::ordered, this, &MainWindow::orderGrid);
    dialog->open();
}

void MainWindow::orderGrid(const GridDialog::Order &order)
{
    auto *sheet = new GridSheet(new GridRun(order.plan, order.cells, order.requests, m_session.queue), this);
    connect(sheet, &GridSheet::problem, this, &MainWindow::say);
    connect(sheet, &GridSheet::takeChosen, this, [this](const QString &takeId) {
        m_session.selection.setCurrent(takeId);
        m_stage->setView(StageHeader::View::Take);
    });
    sheet->show();
}

} // namespace presence
