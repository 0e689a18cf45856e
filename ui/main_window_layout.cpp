// SPDX-License-Identifier: MIT
#include "ui/main_window.h"

#include "ui/models/settings.h"
#include "ui/panels/direct_panel.h"
#include "ui/panels/presets_panel.h"
#include "ui/panels/prompt_panel.h"
#include "ui/panels/queue/queue_panel.h"
#include "ui/panels/review/checklist_panel.h"
#include "ui/panels/stage/stage_panel.h"
#include "ui/panels/takes/take_list_view.h"
#include "ui/panels/window/status_line.h"
#include "ui/panels/window/take_info.h"
#include "ui/panels/window/top_bar.h"
#include "ui/widgets/inline_message.h"

#include <QKeyEvent>
#include <QSplitter>
#include <QStatusBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace presence {

void MainWindow::buildLayout()
{
    m_left->setDocumentMode(true);
    m_left->addTab(m_direct, tr("Direct"));
    m_left->addTab(m_presets, tr("Presets"));

    auto *backends = new BackendsPanel(
        {m_session.backends, m_session.checks, m_context.settings, m_context.refusedPlugins, m_context.keys});
    connect(backends, &BackendsPanel::atOnceChanged, this,
            [this](const QString &id, int jobs) { m_session.queue.setAtOnce(id.toStdString(), jobs); });
    for (const auto &backend : m_session.backends.all()) {
        const std::string id = backend->info().id;
        m_session.queue.setAtOnce(id, m_context.settings.backendAtOnce(QString::fromStdString(id)));
    }
    auto *queue = new QueuePanel(m_session.queue);
    connect(queue, &QueuePanel::editRequested, this, &MainWindow::editJob);
    connect(queue, &QueuePanel::consentRequested, this, &MainWindow::askConsent);
    m_right->setDocumentMode(true);
    m_right->addTab(m_checklist, tr("Review"));
    m_right->addTab(new TakeInfo(m_session), tr("Info"));
    m_right->addTab(queue, tr("Queue"));
    m_right->addTab(backends, tr("Backends"));

    auto *middle = new QWidget;
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_message);
    column->addWidget(m_stage, 1);

    // The controls have the whole height; everything that shows a result stands beside them.
    auto *upper = new QSplitter(Qt::Horizontal);
    upper->addWidget(middle);
    upper->addWidget(m_right);
    upper->setStretchFactor(0, 1);
    upper->setChildrenCollapsible(false);
    upper->setSizes({600, 330});
    m_rows->addWidget(upper);
    m_rows->addWidget(m_prompt);
    m_rows->setStretchFactor(0, 1);
    m_rows->setChildrenCollapsible(false);
    m_rows->setSizes({520, 150});

    auto *results = new QWidget;
    auto *below = new QVBoxLayout(results);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(0);
    below->addWidget(m_rows, 1);
    below->addWidget(m_filmstrip);

    m_columns->addWidget(m_left);
    m_columns->addWidget(results);
    m_columns->setStretchFactor(1, 1);
    m_columns->setChildrenCollapsible(false);
    m_columns->setSizes({340, 940});

    auto *all = new QWidget;
    auto *stack = new QVBoxLayout(all);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(0);
    stack->addWidget(m_top);
    stack->addWidget(m_columns, 1);
    setCentralWidget(all);

    statusBar()->addWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::showPanels(bool shown)
{
    m_left->setVisible(shown);
    m_right->setVisible(shown);
}

void MainWindow::showFilmstrip() { m_filmstrip->setVisible(!m_lightsOut && m_session.takes.rowCount() > 0); }

void MainWindow::setLightsOut(bool out)
{
    m_lightsOut = out;
    showPanels(!out);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_top, m_prompt, m_filmstrip, statusBar(), menuWidget()})
        if (part)
            part->setVisible(!out);
    showFilmstrip();
    if (out)
        m_stage->setFocus();
}

void MainWindow::setStageAlone(bool alone)
{
    if (alone == m_stageAlone)
        return;
    m_stageAlone = alone;
    if (alone) {
        m_lightsOutBefore = m_lightsOut;
        m_fullScreenBefore = isFullScreen();
    }
    setLightsOut(alone || m_lightsOutBefore);
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, alone || m_fullScreenBefore));
    m_commands.action(QStringLiteral("view.stage_back"))->setEnabled(alone);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    // Tab shows and hides the panels as in Lightroom, but only from a picture, so that it still walks the
    // controls.
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab) {
        m_commands.action(QStringLiteral("view.panels"))->trigger();
        return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace presence
