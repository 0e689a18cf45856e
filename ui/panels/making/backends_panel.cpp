// SPDX-License-Identifier: MIT
#include "ui/panels/making/backends_panel.h"

#include "ui/models/backend_checks.h"
#include "ui/models/keys/key_ring.h"
#include "ui/models/settings.h"
#include "ui/panels/making/backend_row.h"
#include "ui/widgets/layout/column_scroll.h"
#include "ui/widgets/layout/text_label.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace presence {

namespace {

QString withoutSlash(QString address)
{
    while (address.endsWith('/'))
        address.chop(1);
    return address;
}

} // namespace

BackendsPanel::BackendsPanel(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_find(new QPushButton(tr("Find local servers")))
    , m_found(new QWidget)
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(20);
    (new QVBoxLayout(m_found))->setContentsMargins(0, 0, 0, 0);
    m_found->hide();
    column->addWidget(m_found);
    for (const auto &backend : context.backends.all())
        addRow(backend->info(), column);
    if (context.backends.all().empty())
        column->addWidget(selectableLabel(
            tr("There is no backend. Reinstall Presence: even the built-in sitter is missing.")));
    addRefused(column);
    column->addStretch();
    auto *scroll = columnScroll(content, tr("Backends"));

    m_find->setToolTip(tr("Looks for AUTOMATIC1111, ComfyUI, SwarmUI and sd-server at their usual addresses "
                          "on this machine"));
    connect(m_find, &QPushButton::clicked, this, [this] {
        m_context.checks.findServers();
        m_find->setEnabled(false);
        m_find->setText(tr("Looking …"));
    });
    connect(&m_context.checks, &BackendChecks::serversFound, this, &BackendsPanel::showServers);
    auto *again = new QPushButton(tr("Check again"));
    connect(again, &QPushButton::clicked, &m_context.checks, &BackendChecks::checkAll);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(16, 8, 16, 12);
    foot->addWidget(m_find);
    foot->addStretch();
    foot->addWidget(again);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll, 1);
    all->addLayout(foot);
    connect(&m_context.checks, &BackendChecks::changed, this, &BackendsPanel::showAnswer);
}

void BackendsPanel::addRow(const BackendInfo &info, QVBoxLayout *column)
{
    auto *added = new BackendRow(info, m_context.settings, m_context.keys);
    const QString id = QString::fromStdString(info.id);
    connect(added, &BackendRow::testRequested, this,
            [this, id] { m_context.checks.check(id.toStdString()); });
    connect(added, &BackendRow::atOnceChanged, this, [this, id](int jobs) { emit atOnceChanged(id, jobs); });
    m_rows.insert(id, added);
    column->addWidget(added);
    showAnswer(id);
}

void BackendsPanel::addRefused(QVBoxLayout *column)
{
    if (m_context.refused.isEmpty())
        return;
    auto *title = selectableLabel(tr("Plugins that were not loaded"));
    title->setProperty("textSize", "heading");
    column->addWidget(title);
    for (const RefusedPlugin &plugin : m_context.refused)
        column->addWidget(
            selectableLabel(plugin.file + QStringLiteral("\n") + plugin.reason, "muted", "small"));
}

void BackendsPanel::showServers(const std::vector<LocalServer> &servers)
{
    m_find->setEnabled(true);
    m_find->setText(tr("Find local servers"));
    qDeleteAll(m_found->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    auto *column = static_cast<QVBoxLayout *>(m_found->layout());
    if (servers.empty())
        column->addWidget(selectableLabel(
            tr("No server of a generator was found at the usual addresses of this machine.")));
    for (const LocalServer &server : servers) {
        const QString address = QString::fromStdString(server.address);
        QString said = tr("%1 at %2").arg(QString::fromStdString(server.name), address);
        if (!server.version.empty())
            said += tr(", version %1").arg(QString::fromStdString(server.version));
        if (!server.problem.empty())
            said += QStringLiteral("\n") + QString::fromStdString(server.problem);
        BackendRow *known = row(server.backendId);
        const bool used =
            known && withoutSlash(known->addressField() && !known->addressField()->text().isEmpty()
                                      ? known->addressField()->text()
                                  : known->addressField() ? known->addressField()->placeholderText()
                                                          : QString()) == address;
        if (used)
            said += tr("\nThis is the address it has here.");
        column->addWidget(selectableLabel(said));
        if (!known || used || !known->addressField())
            continue;
        auto *use = new QPushButton(tr("Use this address"));
        use->setAccessibleName(tr("Use %1").arg(address));
        connect(use, &QPushButton::clicked, this, [use, known, address] {
            known->setAddress(address);
            use->setEnabled(false);
        });
        column->addWidget(use, 0, Qt::AlignLeft);
    }
    m_found->show();
}

QString BackendsPanel::foundText() const
{
    QStringList lines;
    for (const QLabel *label : m_found->findChildren<QLabel *>())
        lines << label->text();
    return lines.join('\n');
}

void BackendsPanel::showAnswer(const QString &backendId)
{
    if (BackendRow *known = m_rows.value(backendId))
        known->showAnswer(m_context.checks.answer(backendId.toStdString()));
}

void BackendsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_wasShown, true))
        return;
    if (m_context.keys) {
        std::vector<std::string> names;
        for (const auto &backend : m_context.backends.all())
            names.push_back(backend->info().keyName);
        m_context.keys->read(names);
    }
    m_context.checks.checkAll();
}

BackendRow *BackendsPanel::row(const std::string &backendId) const
{
    return m_rows.value(QString::fromStdString(backendId));
}

QString BackendsPanel::stateText(const std::string &backendId) const
{
    const BackendRow *known = row(backendId);
    return known ? known->stateText() : QString();
}

QLineEdit *BackendsPanel::addressField(const std::string &backendId) const
{
    const BackendRow *known = row(backendId);
    return known ? known->addressField() : nullptr;
}

} // namespace presence
