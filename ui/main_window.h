// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/command_set.h"
#include "ui/models/session/session.h"
#include "ui/panels/making/backends_panel.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>

class QSplitter;
class QTabWidget;
class QDialog;

namespace presence {

class ChecklistPanel;
class DirectPanel;
class FirstSteps;
class GridRun;
class ImproveDialog;
class InlineMessage;
class ModelsDialog;
class KeyRing;
class PresetsPanel;
class PromptPanel;
class Settings;
class StagePanel;
class StatusLine;
class TakeActions;
class TakeListView;
class Theme;
class TopBar;

/// One shoot in a window: direct on the left, the stage in the middle, review on the right, the prompt and
/// the takes below. Puts panels and keys together; knows no more of either than their signals.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    struct Context
    {
        Session &session;
        Settings &settings;
        Theme &theme;
        QList<BackendsPanel::RefusedPlugin> refusedPlugins;
        KeyRing *keys = nullptr; ///< null: keys come from the environment only
    };
    explicit MainWindow(const Context &context);
    ~MainWindow() override;

    DirectPanel *direct() const { return m_direct; }
    PresetsPanel *presets() const { return m_presets; }
    StagePanel *stage() const { return m_stage; }
    ChecklistPanel *checklist() const { return m_checklist; }
    PromptPanel *prompt() const { return m_prompt; }
    TopBar *topBar() const { return m_top; }
    TakeListView *filmstrip() const { return m_filmstrip; }
    CommandSet &commands() { return m_commands; }
    InlineMessage *message() const { return m_message; }
    /// Offers what a picture carries, or opens a spec file.
    void openFile(const QString &path);

signals:
    /// Another shoot is wanted: a folder that may not exist yet.
    void shootChosen(const QString &folder);

protected:
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildLayout();
    void connectPanels();
    void connectMaking();
    void addCommands();
    void addStageAndReviewCommands();
    void addWindowCommands();
    void buildMenus();
    void showFirstSteps();
    void showFilmstrip();
    void say(const QString &sentence);
    void reportJob(int id);
    /// Models that answer this finding stand first.
    void showModels(const std::string &finding);
    void editJob(int id);
    void sendAlong(const QString &takeId, const QString &kind);
    void planGrid();
    void showLastGrid();
    /// Its contact sheet, which takes the run over.
    void showGrid(GridRun *run);
    bool maySend(const GenerationRequest &request, const BackendInfo &backend) const;
    void askConsent(int jobId);
    void tellTakenUp(int waiting, int interrupted);
    /// Says it with one thing to do.
    void offer(const QString &sentence, const QString &action, std::function<void()> work);
    void showImprove();
    void showPanels(bool shown);
    void setLightsOut(bool out);
    /// Nothing but the stage on the whole screen; back to what was before.
    void setStageAlone(bool alone);
    void chooseShoot(bool fresh);
    void saveSpecAs();

    Context m_context;
    Session &m_session;
    CommandSet m_commands;
    TopBar *m_top;
    DirectPanel *m_direct;
    PresetsPanel *m_presets;
    StagePanel *m_stage;
    ChecklistPanel *m_checklist;
    PromptPanel *m_prompt;
    TakeListView *m_filmstrip;
    TakeActions *m_takeActions;
    InlineMessage *m_message;
    QPointer<QDialog> m_consent;     ///< while a person is being asked
    std::function<void()> m_offered; ///< what the message's action does
    FirstSteps *m_firstSteps = nullptr;
    QPointer<ModelsDialog> m_models;
    ImproveDialog *m_improve = nullptr; ///< made when first wanted
    QTabWidget *m_left;
    QTabWidget *m_right;
    QSplitter *m_columns;
    QSplitter *m_rows;
    StatusLine *m_status;
    bool m_lightsOut = false;
    bool m_stageAlone = false;
    bool m_lightsOutBefore = false, m_fullScreenBefore = false; ///< the stage was alone
};

} // namespace presence
