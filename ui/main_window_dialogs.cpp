// SPDX-License-Identifier: MIT
#include "ui/main_window.h"

#include "ui/panels/making/generate_bar.h"
#include "ui/panels/measuring/models_dialog.h"
#include "ui/panels/refine/improve_dialog.h"
#include "ui/panels/window/top_bar.h"

namespace presence {

namespace {

void bringUp(QWidget *window)
{
    window->show();
    window->raise();
    window->activateWindow();
}

} // namespace

void MainWindow::showModels(const std::string &finding)
{
    if (!m_models)
        m_models = new ModelsDialog(m_session.measuring.models, finding, this);
    m_models->setAttribute(Qt::WA_DeleteOnClose); // the next one may be asked by another finding
    bringUp(m_models);
}

void MainWindow::showImprove()
{
    const GenerateBar *bar = m_top->generateBar();
    if (!m_session.backends.find(bar->backendId()))
        return say(tr("There is no backend to improve with. Choose one beside “Generate”."));
    if (!m_improve)
        m_improve = new ImproveDialog({m_session.refinement, m_session.document, m_session.takes,
                                       m_session.selection, m_session.studio.words,
                                       [this, bar] {
                                           return ImproveDialog::How{
                                               m_session.backends.find(bar->backendId())->info(),
                                               bar->renderSettings(), m_session.companions.goingAlong()};
                                       }},
                                      this);
    bringUp(m_improve);
}

} // namespace presence
