// SPDX-License-Identifier: MIT
#include "ui/panels/making/backends_panel.h"

#include "ui/models/backend_checks.h"
#include "ui/models/settings.h"
#include "ui/panels/finding/finding_words.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>

namespace presence {

namespace {

QLabel *text(const QString &words, bool muted)
{
    auto *label = new QLabel(words);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (muted) {
        label->setProperty("tone", "muted");
        label->setProperty("textSize", "small");
    }
    return label;
}

QString kindText(BackendInfo::Kind kind)
{
    switch (kind) {
    case BackendInfo::Kind::Offline:
        return BackendsPanel::tr("built in, needs no network");
    case BackendInfo::Kind::Local:
        return BackendsPanel::tr("a server of yours");
    case BackendInfo::Kind::Hosted:
        break;
    }
    return BackendsPanel::tr("a hosted service: words and settings leave this machine");
}

QPixmap shapePixmap(VerdictShape shape, const QWidget &on)
{
    const double ratio = on.devicePixelRatioF();
    QPixmap pixmap(QSize(16, 16) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintVerdict(painter, {1, 1, 14, 14}, shape, verdictInk(shape, on.palette()));
    return pixmap;
}

} // namespace

BackendsPanel::BackendsPanel(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(20);
    for (const auto &backend : context.backends.all())
        column->addWidget(makeRow(backend->info()));
    if (context.backends.all().empty())
        column->addWidget(
            text(tr("There is no backend. Reinstall Presence: even the built-in sitter is missing."), false));
    if (!context.refused.isEmpty()) {
        auto *title = text(tr("Plugins that were not loaded"), false);
        title->setProperty("textSize", "heading");
        column->addWidget(title);
        for (const RefusedPlugin &plugin : context.refused)
            column->addWidget(text(plugin.file + QStringLiteral("\n") + plugin.reason, true));
    }
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Backends"));

    auto *again = new QPushButton(tr("Check again"));
    connect(again, &QPushButton::clicked, &m_context.checks, &BackendChecks::checkAll);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(16, 8, 16, 12);
    foot->addStretch();
    foot->addWidget(again);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll, 1);
    all->addLayout(foot);
    connect(&m_context.checks, &BackendChecks::changed, this, &BackendsPanel::showAnswer);
}

QWidget *BackendsPanel::makeRow(const BackendInfo &info)
{
    const QString id = QString::fromStdString(info.id);
    Row row;
    row.shape = new QLabel;
    row.shape->setFixedSize(16, 16);
    row.state = text({}, false);
    auto *widget = new QWidget;
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    auto *name = text(QString::fromStdString(info.name), false);
    name->setProperty("textSize", "heading");
    int line = 0;
    grid->addWidget(row.shape, line, 0, Qt::AlignVCenter);
    grid->addWidget(name, line++, 1);
    grid->addWidget(row.state, line++, 1);
    grid->addWidget(text(kindText(info.kind), true), line++, 1);
    if (!info.note.empty())
        grid->addWidget(text(QString::fromStdString(info.note), true), line++, 1);

    if (info.kind == BackendInfo::Kind::Local) {
        row.address = new QLineEdit(m_context.settings.backendAddress(id));
        row.address->setPlaceholderText(QString::fromStdString(info.address));
        row.address->setAccessibleName(tr("Address of %1").arg(QString::fromStdString(info.name)));
        row.address->setToolTip(
            tr("Such as http://127.0.0.1:7860. Empty = the usual one. Used from the next start on."));
        connect(row.address, &QLineEdit::editingFinished, this, [this, id, field = row.address] {
            const QUrl url(field->text().trimmed(), QUrl::StrictMode);
            const bool good =
                field->text().trimmed().isEmpty() || (url.isValid() && !url.host().isEmpty() &&
                                                      (url.scheme() == "http" || url.scheme() == "https"));
            field->setProperty("invalid", !good);
            field->style()->unpolish(field);
            field->style()->polish(field);
            if (good)
                m_context.settings.setBackendAddress(id, field->text());
            m_rows[id].state->setText(
                good ? tr("The new address is used from the next start on.")
                     : tr("“%1” is no address. It should look like http://127.0.0.1:7860.")
                           .arg(field->text()));
        });
        grid->addWidget(row.address, line++, 1);
    } else if (!info.address.empty()) {
        grid->addWidget(text(QString::fromStdString(info.address), true), line++, 1);
    }
    if (!info.keyName.empty()) {
        const QString key = QString::fromStdString(info.keyName);
        const bool there = m_context.hasKey && m_context.hasKey(info.keyName);
        grid->addWidget(
            text(there ? tr("Uses the key in %1.").arg(key)
                       : tr("Needs a key: set the environment variable %1 before starting Presence. "
                            "The key is never stored or logged.")
                             .arg(key),
                 true),
            line++, 1);
    }
    m_rows.insert(id, row);
    showAnswer(id);
    return widget;
}

void BackendsPanel::showAnswer(const QString &backendId)
{
    if (!m_rows.contains(backendId))
        return;
    const Row &row = m_rows[backendId];
    const BackendChecks::Answer answer = m_context.checks.answer(backendId.toStdString());
    switch (answer.state) {
    case BackendChecks::State::Unknown:
        row.state->setText(tr("not checked yet"));
        row.shape->setPixmap(shapePixmap(VerdictShape::Question, *this));
        break;
    case BackendChecks::State::Checking:
        row.state->setText(tr("checking …"));
        row.shape->setPixmap(shapePixmap(VerdictShape::Dot, *this));
        break;
    case BackendChecks::State::Ready:
        row.state->setText(tr("ready"));
        row.shape->setPixmap(shapePixmap(VerdictShape::Check, *this));
        break;
    case BackendChecks::State::NotReady:
        row.state->setText(answer.reason);
        row.shape->setPixmap(shapePixmap(VerdictShape::Triangle, *this));
        break;
    }
}

void BackendsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!std::exchange(m_wasShown, true))
        m_context.checks.checkAll();
}

QString BackendsPanel::stateText(const std::string &backendId) const
{
    const auto row = m_rows.constFind(QString::fromStdString(backendId));
    return row == m_rows.constEnd() ? QString() : row->state->text();
}

QLineEdit *BackendsPanel::addressField(const std::string &backendId) const
{
    return m_rows.value(QString::fromStdString(backendId)).address;
}

} // namespace presence
