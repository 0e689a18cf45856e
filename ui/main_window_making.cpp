// SPDX-License-Identifier: MIT
#include "ui/main_window.h"

#include "ui/models/settings.h"
#include "ui/panels/grid/grid_dialog.h"
#include "ui/panels/grid/grid_sheet.h"
#include "ui/panels/making/generate_bar.h"
#include "ui/panels/making/model_field.h"
#include "ui/panels/making/send_consent.h"
#include "ui/panels/stage/stage_panel.h"
#include "ui/panels/takes/contact_sheet.h"
#include "ui/panels/takes/take_list_view.h"
#include "ui/panels/window/top_bar.h"

#include <QRandomGenerator>

namespace presence {

void MainWindow::connectMaking()
{
    GenerationQueue &queue = m_session.queue;
    connect(m_top->generateBar(), &GenerateBar::ordered, &m_session, &Session::order);
    connect(&queue, &GenerationQueue::changed, this, &MainWindow::reportJob);
    connect(&queue, &GenerationQueue::tookUp, this, &MainWindow::tellTakenUp);
    connect(&queue, &GenerationQueue::consentNeeded, this, &MainWindow::askConsent);
    queue.setConsent([this](const BackendInfo &backend, const GenerationRequest &request) {
        return maySend(request, backend);
    });
    connect(m_filmstrip, &TakeListView::companionWanted, this, &MainWindow::sendAlong);
    connect(m_stage->sheet(), &ContactSheet::companionWanted, this, &MainWindow::sendAlong);
}

void MainWindow::sendAlong(const QString &takeId, const QString &kind)
{
    if (m_session.takes.find(takeId))
        m_session.companions.addFile(
            kind.toStdString(),
            QString::fromStdString(m_session.store.picture(takeId.toStdString()).string()),
            takeName(m_session.takes, takeId));
}

/// An order that went wrong is told where it was placed, not only in the queue.
void MainWindow::reportJob(int id)
{
    const GenerationJob *job = m_session.queue.find(id);
    using State = GenerationJob::State;
    const bool isTold = job && (job->state == State::Failed || job->state == State::Unsaved ||
                                (job->state == State::Held && job->hold == GenerationJob::Hold::Limit));
    if (!isTold)
        return;
    const QString message = QString::fromStdString(job->error.message);
    say(message.contains(job->backendName) ? message : tr("%1: %2").arg(job->backendName, message));
}

/// The controls as an order has them, with what went along, as one step; its sampling in the bar.
void MainWindow::editJob(int id)
{
    const GenerationJob *job = m_session.queue.find(id);
    if (!job)
        return;
    m_top->generateBar()->setBackendId(job->backendId);
    m_top->generateBar()->modelField()->setModel(job->request.settings.model);
    m_top->generateBar()->setRenderSettings(job->request.settings);
    if (job->request.spec == m_session.document.spec() &&
        job->request.controls == m_session.companions.pictures())
        return; // no step
    QUndoStack *steps = m_session.document.undoStack();
    const QString label = tr("Controls of an order");
    steps->beginMacro(label);
    m_session.document.replace(job->request.spec, label);
    m_session.companions.replace(job->request.controls, label);
    steps->endMacro();
}

/// What stays on this machine needs no word. Whoever agreed to words has not agreed to pictures yet.
bool MainWindow::maySend(const GenerationRequest &request, const BackendInfo &backend) const
{
    const auto reach = disclosureOf(request, backend).reach;
    return reach == Outgoing::Reach::Nowhere || reach == Outgoing::Reach::ThisMachine ||
           m_context.settings.mayBeSentTo(QString::fromStdString(backend.id),
                                          QString::fromStdString(backend.address), !request.controls.empty());
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
    connect(m_consent, &QDialog::accepted, this, [this, info, pictures = !job->request.controls.empty()] {
        m_context.settings.setMayBeSentTo(QString::fromStdString(info.id),
                                          QString::fromStdString(info.address), pictures);
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
    plan.companions = m_session.companions.pictures();
    if (plan.settings.seed < 0) // one for all, or the cells could not be compared
        plan.settings.seed = QRandomGenerator::global()->bounded(1, 1 << 30);
    GridNames names{m_session.studio.words, m_session.presets, m_session.studio.library, {}};
    for (const auto &backend : m_session.backends.all())
        names.backends.emplace_back(backend->info().id, backend->info().name);
    auto *dialog = new GridDialog({std::move(names), m_session.studio.library, m_session.studio.vocabulary,
                                   m_session.backends, m_session.queue, loadGrids(m_session.store.folder())},
                                  std::move(plan), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &GridDialog::ordered, this, [this](const GridDialog::Order &order) {
        showGrid(new GridRun(order.plan, order.cells, order.requests, m_session.queue, m_session.store));
    });
    connect(dialog, &GridDialog::earlierChosen, this, [this](const GridRecord &record) {
        showGrid(new GridRun(record, m_session.queue, m_session.store));
    });
    dialog->open();
}

void MainWindow::showLastGrid()
{
    const auto grids = loadGrids(m_session.store.folder());
    if (grids.empty())
        return say(tr("This shoot has no grid yet. Plan one with “Grid…”."));
    showGrid(new GridRun(grids.front(), m_session.queue, m_session.store));
}

void MainWindow::showGrid(GridRun *run)
{
    auto *sheet = new GridSheet(run, this);
    connect(sheet, &GridSheet::problem, this, &MainWindow::say);
    connect(sheet, &GridSheet::takeChosen, this, [this](const QString &takeId) {
        m_session.selection.setCurrent(takeId);
        m_stage->setView(StageHeader::View::Take);
    });
    sheet->show();
}

} // namespace presence
