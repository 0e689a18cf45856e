// SPDX-License-Identifier: MIT
#include "ui/main_window.h"

#include "ui/models/settings.h"
#include "ui/panels/command_palette.h"
#include "ui/panels/direct_panel.h"
#include "ui/panels/keys_sheet.h"
#include "ui/panels/making/generate_bar.h"
#include "ui/panels/prompt/anatomy_sheet.h"
#include "ui/panels/prompt/renderings.h"
#include "ui/panels/prompt_panel.h"
#include "ui/panels/review/checklist_panel.h"
#include "ui/panels/stage/stage_panel.h"
#include "ui/panels/takes/take_actions.h"
#include "ui/panels/takes/take_list_view.h"
#include "ui/panels/window/top_bar.h"
#include "ui/theme.h"
#include "ui/widgets/search_field.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>

namespace presence {

void MainWindow::addCommands()
{
    const QString edit = tr("Edit");
    auto adoptNamed = [&](const QString &id, const QString &group, QAction *action,
                          const QKeySequence &keys) {
        if (!keys.isEmpty())
            action->setShortcut(keys);
        m_commands.adopt(id, group, action);
    };
    QUndoStack *undo = m_session.document.undoStack();
    adoptNamed("edit.undo", edit, undo->createUndoAction(&m_commands, tr("Undo")), QKeySequence("Ctrl+Z"));
    adoptNamed("edit.redo", edit, undo->createRedoAction(&m_commands, tr("Redo")),
               QKeySequence("Ctrl+Shift+Z"));
    m_commands.add("edit.reset", edit, tr("Reset every control"), {}, [this] { m_direct->resetAll(); });
    m_commands.add("edit.filter", edit, tr("Filter the controls"), QKeySequence("Ctrl+F"), [this] {
        m_left->setCurrentWidget(m_direct);
        m_direct->searchField()->setFocus();
        m_direct->searchField()->selectAll();
    });
    m_commands.add("edit.copy_prompt", edit, tr("Copy the prompt"), QKeySequence("Ctrl+Shift+C"),
                   [this] { m_prompt->copyPrompt(); });
    m_commands.add("edit.wordings", edit, tr("The prompt in every wording…"), QKeySequence("Ctrl+Shift+W"),
                   [this] {
                       auto *sheet = new Renderings(m_session.document, this);
                       sheet->setAttribute(Qt::WA_DeleteOnClose);
                       sheet->resize(std::min(1180, width() - 40), 460);
                       sheet->show();
                   });
    m_commands.add("edit.anatomy", edit, tr("Adjectives and anatomy…"), QKeySequence("Ctrl+Shift+A"), [this] {
        auto anatomy = Anatomy::load(m_session.studio.resources);
        if (!anatomy)
            return say(QString::fromStdString(anatomy.error().message));
        auto *sheet =
            new AnatomySheet(m_session.document, m_session.studio.vocabulary, std::move(*anatomy), this);
        sheet->setAttribute(Qt::WA_DeleteOnClose);
        sheet->show();
    });

    const QString shoot = tr("Shoot");
    m_commands.add("shoot.new", shoot, tr("New shoot…"), QKeySequence("Ctrl+Shift+N"),
                   [this] { chooseShoot(true); });
    m_commands.add("shoot.open", shoot, tr("Open shoot…"), QKeySequence("Ctrl+Shift+O"),
                   [this] { chooseShoot(false); });
    m_commands.add("shoot.open_file", shoot, tr("Open a picture or spec…"), QKeySequence("Ctrl+O"), [this] {
        const QString path =
            QFileDialog::getOpenFileName(this, tr("Open a picture or spec"), {},
                                         tr("Pictures and specs (*.png *.jpg *.jpeg *.webp *.json)"));
        if (!path.isEmpty())
            openFile(path);
    });
    m_commands.add("shoot.brand", shoot, tr("Brand of this shoot…"), {}, [this] { m_direct->showBrand(); });
    m_commands.add("shoot.save_spec", shoot, tr("Save the spec as…"), QKeySequence("Ctrl+S"),
                   [this] { saveSpecAs(); });
    m_commands.add("shoot.quit", shoot, tr("Close"), QKeySequence("Ctrl+Q"), [this] { close(); });

    const QString make = tr("Generate");
    m_commands.adopt("generate.order", make, m_top->generateBar()->generateAction());
    m_commands.adopt("generate.first", make, m_top->generateBar()->generateFirstAction());
    m_commands.add("generate.grid", make, tr("Grid…"), QKeySequence("Ctrl+Shift+G"), [this] { planGrid(); });
    m_commands.add("generate.last_grid", make, tr("Open the last grid"), {}, [this] { showLastGrid(); });
    m_commands.add("generate.pause", make, tr("Pause or continue the queue"), QKeySequence("Ctrl+Shift+P"),
                   [this] { m_session.queue.setPaused(!m_session.queue.isPaused()); });
    m_commands.add("generate.cancel", make, tr("Cancel what is at work"), QKeySequence("Shift+X"), [this] {
        for (const GenerationJob &job : m_session.queue.jobs())
            if (job.isActive())
                return m_session.queue.cancel(job.id);
    });
    m_commands.add("generate.cancel_waiting", make, tr("Cancel all but what is at work"), {},
                   [this] { m_session.queue.cancelWaiting(); });
    m_commands.add("generate.retry_failed", make, tr("Retry what failed"), {},
                   [this] { m_session.queue.retryFailed(); });
    m_commands.add("generate.cancel_all", make, tr("Cancel everything"), QKeySequence("Ctrl+Shift+X"),
                   [this] { m_session.queue.cancelAll(); });

    addStageAndReviewCommands();
    addWindowCommands();
    for (const auto &command : m_commands.all())
        addAction(command.action);
}

void MainWindow::addStageAndReviewCommands()
{
    int number = 0;
    for (QAction *action : m_stage->windowActions())
        m_commands.adopt(QStringLiteral("stage.%1").arg(number++), tr("Stage"), action);
    number = 0;
    for (QAction *action : m_takeActions->all())
        m_commands.adopt(QStringLiteral("take.%1").arg(number++), tr("Take"), action);
    QWidget *shown = m_stage->takeView();
    shown->setContextMenuPolicy(Qt::ActionsContextMenu);
    for (const auto &[kind, text] : companionUses())
        shown->addAction(
            m_commands.add(QStringLiteral("take.use_%1").arg(kind), tr("Take"), text, {},
                           [this, kind = kind] { sendAlong(m_session.selection.current(), kind); }));
    m_commands.add("review.improve", tr("Take"), tr("Improve…"), QKeySequence("Ctrl+Shift+I"),
                   [this] { showImprove(); });
    m_commands.add("review.models", tr("Take"), tr("Measuring models…"), {}, [this] { showModels({}); });
    m_commands.add("take.next", tr("Take"), tr("Next take"), QKeySequence("Ctrl+Right"),
                   [this] { m_session.selection.next(); });
    m_commands.add("take.previous", tr("Take"), tr("Previous take"), QKeySequence("Ctrl+Left"),
                   [this] { m_session.selection.previous(); });
    m_commands.add("take.compare", tr("Take"), tr("Compare with the take before"), QKeySequence("Shift+C"),
                   [this] {
                       const QStringList ids = m_session.takes.ids();
                       const int row = int(ids.indexOf(m_session.selection.current()));
                       if (row > 0)
                           m_session.selection.setOther(ids.at(row - 1));
                       m_stage->setView(StageHeader::View::Compare);
                   });
}

void MainWindow::addWindowCommands()
{
    const QString view = tr("View");
    m_commands.add("view.panels", view, tr("Show or hide the side panels"), QKeySequence("F8"),
                   [this] { showPanels(!m_left->isVisible()); });
    m_commands.add("view.lights_out", view, tr("Lights out"), QKeySequence("L"),
                   [this] { setLightsOut(!m_lightsOut); });
    m_commands.add("view.full_screen", view, tr("Full screen"), QKeySequence("F11"),
                   [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    m_commands.add("view.stage_alone", view, tr("Stage on the full screen"), QKeySequence("F"),
                   [this] { setStageAlone(!m_stageAlone); });
    m_commands
        .add("view.stage_back", view, tr("Back from the stage's full screen"), QKeySequence("Esc"),
             [this] { setStageAlone(false); })
        ->setEnabled(false); // Escape has other work until then
    const auto showTab = [this](QTabWidget *tabs, int index) {
        if (m_lightsOut)
            setLightsOut(false);
        tabs->show();
        tabs->setCurrentIndex(index);
        tabs->currentWidget()->setFocus();
    };
    m_commands.add("view.direct", view, tr("Direct"), QKeySequence("Ctrl+1"),
                   [=, this] { showTab(m_left, 0); });
    m_commands.add("view.presets", view, tr("Presets"), QKeySequence("Ctrl+2"),
                   [=, this] { showTab(m_left, 1); });
    m_commands.add("view.review", view, tr("Review"), QKeySequence("Ctrl+3"),
                   [=, this] { showTab(m_right, 0); });
    m_commands.add("view.info", view, tr("Information on the take"), QKeySequence("I"),
                   [=, this] { showTab(m_right, 1); });
    m_commands.add("view.queue", view, tr("Queue"), QKeySequence("Ctrl+4"),
                   [=, this] { showTab(m_right, 2); });
    m_commands.add("view.backends", view, tr("Backends"), QKeySequence("Ctrl+5"), [=, this] {
        showTab(m_right, 3);
        m_session.checks.checkAll();
    });
    const auto theme = [this](const QString &id, const QString &text, Settings::Theme choice) {
        m_commands.add(id, tr("View"), text, {}, [this, choice] {
            m_context.settings.setTheme(choice);
            m_context.theme.setKind(choice == Settings::Theme::Light ? ThemeKind::Light : ThemeKind::Dark);
        });
    };
    theme("view.theme_light", tr("Light theme"), Settings::Theme::Light);
    theme("view.theme_dark", tr("Dark theme"), Settings::Theme::Dark);

    const QString help = tr("Help");
    m_commands.add("help.palette", help, tr("Find a command…"), QKeySequence("Ctrl+K"),
                   [this] { (new CommandPalette(m_commands, this))->show(); });
    m_commands.add("help.keys", help, tr("Keys…"), QKeySequence("F1"),
                   [this] { (new KeysSheet(m_commands, this))->show(); });
    m_commands.add("help.about", help, tr("About Presence"), {}, [this] {
        QMessageBox::about(
            this, tr("About Presence"),
            tr("<b>Presence %1</b><p>A studio for directing, generating, measuring and comparing AI "
               "portraits.</p><p>MIT licence. Uses Qt (LGPL), OpenCV, Embree, libcurl, nlohmann-json, "
               "zlib.</p>")
                .arg(QCoreApplication::applicationVersion()));
    });
    connect(m_top->findButton(), &QToolButton::clicked, m_commands.action("help.palette"), &QAction::trigger);
    connect(m_top->queueButton(), &QToolButton::clicked, m_commands.action("view.queue"), &QAction::trigger);
    for (const char *id : {"shoot.new", "shoot.open", "shoot.open_file", "shoot.save_spec"})
        m_top->shootButton()->menu()->addAction(m_commands.action(id));
    m_top->findButton()->setToolTip(
        tr("Find any command (%1)").arg(QKeySequence("Ctrl+K").toString(QKeySequence::NativeText)));
}

void MainWindow::buildMenus()
{
    QHash<QString, QMenu *> menus;
    for (const auto &command : m_commands.all()) {
        QMenu *&menu = menus[command.group];
        if (!menu)
            menu = menuBar()->addMenu(command.group);
        menu->addAction(command.action);
    }
}

} // namespace presence
