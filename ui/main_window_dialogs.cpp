// SPDX-License-Identifier: MIT
#include "ui/main_window.h"

#include "ui/panels/making/generate_bar.h"
#include "ui/panels/measuring/models_dialog.h"
#include "ui/panels/window/top_bar.h"

namespace presence {

namespace {

void bringUp(QWidget *window)
{
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->show();
    window->raise();
    window->activateWindow();
}

} // namespace

void MainWindow::showModels(const std::string &finding)
{
    if (!m_models)
        m_models = new ModelsDialog(m_session.measuring.models, finding, this);
    bringUp(m_models);
}

} // namespace presence
