// SPDX-License-Identifier: MIT
#include "ui/main_window.h"

#include "core/base/file_io.h"
#include "core/shoot/recall.h"
#include "core/spec/spec_json.h"
#include "ui/models/pictures/preset_pictures.h"
#include "ui/models/pictures/spec_pictures.h"
#include "ui/models/settings.h"
#include "ui/panels/direct_panel.h"
#include "ui/panels/making/generate_bar.h"
#include "ui/panels/presets_panel.h"
#include "ui/panels/prompt_panel.h"
#include "ui/panels/review/checklist_panel.h"
#include "ui/panels/stage/stage_panel.h"
#include "ui/panels/takes/take_actions.h"
#include "ui/panels/takes/take_list_view.h"
#include "ui/panels/window/first_steps.h"
#include "ui/panels/window/status_line.h"
#include "ui/panels/window/top_bar.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/wheel_guard.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QMessageBox>
#include <QSplitter>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace presence {

namespace {

/// What is not published is not shown.
AccuracyTable publishedAccuracy(const Resources &resources)
{
    auto table = AccuracyTable::load(resources);
    return table ? std::move(*table) : AccuracyTable();
}

/// Without them limits are called by their ids.
LimitWords limitWords(const Resources &resources)
{
    auto words = LimitWords::load(resources);
    return words ? std::move(*words) : LimitWords();
}

/// May be deleted at any time.
QString presetPictureFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
           QStringLiteral("/presence/presets");
}

} // namespace

MainWindow::MainWindow(const Context &context)
    : m_context(context)
    , m_session(context.session)
    , m_top(new TopBar(m_session, context.settings))
    , m_direct(new DirectPanel(m_session.document, m_session.studio.words,
                               {new SpecPictures(this), &m_session.studio.looks, &m_session.brand,
                                &m_session.studio.face, &m_session.presets}))
    , m_presets(new PresetsPanel(m_session.document, m_session.presets, m_session.studio.words))
    , m_stage(new StagePanel({m_session.document, m_session.preview, m_session.takes, m_session.selection,
                              m_session.pictures, context.settings, m_session.studio.words}))
    , m_checklist(new ChecklistPanel({m_session.document,
                                      m_session.takes,
                                      m_session.selection,
                                      m_session.critiques,
                                      m_session.studio.words,
                                      m_session.studio.questions,
                                      {m_session.studio.critic.limits(),
                                       m_session.measuring.models,
                                       publishedAccuracy(m_session.studio.resources),
                                       {},
                                       limitWords(m_session.studio.resources)}}))
    , m_prompt(new PromptPanel(m_session.document, m_session.studio.words))
    , m_filmstrip(new TakeListView(m_session.takes, m_session.selection, TakeListView::Layout::Strip))
    , m_takeActions(new TakeActions(m_session.takes, m_session.selection, this))
    , m_message(new InlineMessage)
    , m_left(new QTabWidget)
    , m_right(new QTabWidget)
    , m_columns(new QSplitter(Qt::Horizontal))
    , m_rows(new QSplitter(Qt::Vertical))
    , m_status(new StatusLine(m_session))
{
    setWindowTitle(tr("%1 – Presence").arg(QString::fromStdString(m_session.store.name())));
    new WheelGuard(this);
    buildLayout();
    connectPanels();
    m_direct->keepFavouritesIn(context.settings);
    m_presets->keepMarksIn(context.settings);
    m_presets->showPictures(*new PresetPictures(m_session.document.library(), presetPictureFolder(),
                                                SitterPreview::builtInSitter(), this));
    addCommands();
    buildMenus();
    showFirstSteps();
    showFilmstrip();
    resize(1440, 900);
    restoreGeometry(context.settings.windowGeometry());
}

MainWindow::~MainWindow() { m_session.queue.setConsent({}); }

void MainWindow::connectPanels()
{
    connectMaking();
    GenerateBar *bar = m_top->generateBar();
    connect(&m_session, &Session::takeFinished, this, [this, bar](const Take &take) {
        bar->setLastSeed(take.seed);
        if (m_stage->view() == StageHeader::View::Sitter)
            m_stage->setView(StageHeader::View::Take);
    });
    connect(&m_session, &Session::problem, this, &MainWindow::say);
    connect(&m_session.takes, &TakeModel::rowsInserted, this, &MainWindow::showFilmstrip);
    connect(&m_session.takes, &TakeModel::rowsRemoved, this, &MainWindow::showFilmstrip);

    connect(m_prompt, &PromptPanel::controlRequested, this, [this](const QString &id) {
        m_left->setCurrentWidget(m_direct);
        m_direct->reveal(id);
    });
    // A hand on a control wants to see what it does; a fix taken in the checklist leaves the take in view.
    connect(&m_session.document, &SpecDocument::specChanged, this, [this] {
        if (m_stage->view() == StageHeader::View::Take && m_left->isAncestorOf(QApplication::focusWidget()))
            m_stage->peekSitter();
    });
    connect(m_presets, &PresetsPanel::tryBegan, m_stage, &StagePanel::showTrial);
    connect(m_presets, &PresetsPanel::tryEnded, m_stage, &StagePanel::endTrial);
    connect(m_checklist, &ChecklistPanel::lookRequested, m_stage, &StagePanel::look);
    connect(m_checklist, &ChecklistPanel::findingPointed, m_stage, &StagePanel::pointAt);
    connect(m_checklist, &ChecklistPanel::modelsRequested, this, &MainWindow::showModels);
    connect(m_checklist, &ChecklistPanel::improveRequested, this, &MainWindow::showImprove);
    connect(m_checklist, &ChecklistPanel::takesRequested, this,
            [this](const Finding &finding) { m_stage->showTakesWith(finding); });
    connect(m_filmstrip, &TakeListView::opened, this, [this] { m_stage->setView(StageHeader::View::Take); });
    connect(m_filmstrip, &TakeListView::comparisonChosen, this,
            [this] { m_stage->setView(StageHeader::View::Compare); });
    connect(m_stage, &StagePanel::renderSettingsRecalled, this, [bar](const PictureSettings &settings) {
        bar->setRenderSettings(recallRenderSettings(settings, bar->renderSettings()));
    });
    connect(m_takeActions, &TakeActions::deleted, this, [this](const QString &, const QString &name) {
        offer(tr("%1 is in the trash of the shoot.").arg(name), tr("Bring it back"),
              [this] { m_takeActions->restoreAction()->trigger(); });
    });
    connect(m_message, &InlineMessage::actionTriggered, this, [this] {
        if (const auto work = std::exchange(m_offered, {}))
            work();
    });
    for (QWidget *picture :
         {static_cast<QWidget *>(m_stage->sitterView()), static_cast<QWidget *>(m_stage->takeView())})
        picture->installEventFilter(this);
}

void MainWindow::showFirstSteps()
{
    const QString hint = QStringLiteral("first-steps");
    if (m_context.settings.hintSeen(hint))
        return;
    m_firstSteps = new FirstSteps;
    static_cast<QVBoxLayout *>(m_stage->parentWidget()->layout())->insertWidget(0, m_firstSteps);
    connect(m_firstSteps, &FirstSteps::jobWanted, this, [this] { m_top->jobButton()->showMenu(); });
    connect(m_firstSteps, &FirstSteps::smileWanted, this, [this] {
        m_stage->peekSitter();
        m_left->setCurrentWidget(m_direct);
        m_direct->reveal(QStringLiteral("expression.au12.left"));
    });
    connect(m_firstSteps, &FirstSteps::generateWanted, m_top->generateBar()->generateAction(),
            &QAction::trigger);
    connect(m_firstSteps, &FirstSteps::dismissed, this, [this, hint] {
        m_context.settings.setHintSeen(hint);
        m_firstSteps->hide();
    });
}

void MainWindow::say(const QString &sentence)
{
    m_message->showMessage(InlineMessage::Kind::Warning, sentence);
}

void MainWindow::offer(const QString &sentence, const QString &action, std::function<void()> work)
{
    m_offered = std::move(work);
    m_message->showMessage(InlineMessage::Kind::Info, sentence, action);
}

void MainWindow::openFile(const QString &path)
{
    if (!path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive)) {
        m_stage->openPicture(path);
        return;
    }
    const auto text = readFile(path.toStdString(), std::size_t(16) << 20);
    const auto spec = text ? specFromJson(*text, path.toStdString()) : Result<PortraitSpec>(text.error());
    if (spec)
        m_session.document.replace(*spec, tr("Open %1").arg(QFileInfo(path).fileName()));
    else
        say(QString::fromStdString(spec.error().message));
}

void MainWindow::saveSpecAs()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the spec"), QStringLiteral("portrait.json"), tr("Presence spec (*.json)"));
    if (path.isEmpty())
        return;
    if (const auto done = writeFile(path.toStdString(), specToJson(m_session.document.spec())); !done)
        say(QString::fromStdString(done.error().message));
}

void MainWindow::chooseShoot(bool fresh)
{
    const QString here = QString::fromStdString(m_session.store.folder().parent_path().string());
    const QString folder = fresh ? QFileDialog::getSaveFileName(this, tr("New shoot: choose a name"), here,
                                                                QString(), nullptr, QFileDialog::ShowDirsOnly)
                                 : QFileDialog::getExistingDirectory(this, tr("Open a shoot"), here);
    if (!folder.isEmpty())
        emit shootChosen(folder);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QStringList losses;
    const auto atWork = std::ranges::count_if(m_session.queue.jobs(), [](const GenerationJob &job) {
        return job.state == GenerationJob::State::Running || job.state == GenerationJob::State::Stopping;
    });
    if (atWork > 0)
        losses
            << tr("At work: %1. Closing stops them; you are asked about them next time. What waits is kept.")
                   .arg(atWork);
    if (const int count = m_session.queue.unsavedPictures(); count > 0)
        losses << tr("Pictures that could not be saved: %1. They are tried once more and lost if that fails.")
                      .arg(count);
    if (!losses.isEmpty()) {
        const auto answer =
            QMessageBox::question(this, tr("The queue is not empty"), losses.join(QLatin1Char('\n')),
                                  QMessageBox::Close | QMessageBox::Cancel, QMessageBox::Cancel);
        if (answer != QMessageBox::Close) {
            event->ignore();
            return;
        }
    }
    m_context.settings.setWindowGeometry(saveGeometry());
    event->accept();
}

} // namespace presence
