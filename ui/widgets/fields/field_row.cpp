// SPDX-License-Identifier: MIT
#include "ui/widgets/fields/field_row.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/layout/wrapped_tip.h"

#include <QContextMenuEvent>
#include <QGridLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace presence {

FieldRow::FieldRow(const QString &label, QWidget *editor, Placement placement, QWidget *parent)
    : QWidget(parent)
    , m_label(new FieldLabel(label, this))
    , m_editor(editor)
    , m_lock(new QToolButton(this))
{
    m_lock->setCheckable(true);
    m_lock->setProperty("quiet", true);
    m_lock->setIconSize({14, 14});
    m_lock->setFixedSize(24, 24);
    m_lock->setFocusPolicy(Qt::ClickFocus); // by keyboard: Ctrl+L anywhere in the row, or its menu
    m_lock->setShortcut({});
    m_lock->setAccessibleName(tr("Lock %1").arg(label));
    m_lock->setToolTip(tr("Lock: jobs, presets and fixes leave this value alone (Ctrl+L)"));

    auto *lockAction = new QAction(this);
    lockAction->setShortcut(Qt::CTRL | Qt::Key_L);
    lockAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(lockAction, &QAction::triggered, m_lock, &QToolButton::click);
    QWidget::addAction(lockAction);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(8, 2, 4, 2);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(0);
    editor->setAccessibleName(label);
    if (placement == Placement::Beside) {
        m_label->setFixedWidth(labelWidth(fontMetrics()));
        grid->addWidget(m_label, 0, 0);
        grid->addWidget(editor, 0, 1);
        grid->addWidget(m_lock, 0, 2, Qt::AlignVCenter);
        grid->setColumnStretch(1, 1);
        grid->setRowMinimumHeight(0, 24);
    } else {
        grid->addWidget(m_label, 0, 0);
        grid->addWidget(m_lock, 0, 1);
        auto *indent = new QHBoxLayout;
        indent->setContentsMargins(10, 0, 4, 4);
        indent->addWidget(editor);
        grid->addLayout(indent, 1, 0, 1, 2);
        grid->setColumnStretch(0, 1);
    }
    connect(m_label, &FieldLabel::doubleClicked, this, &FieldRow::resetRequested);
    connect(m_lock, &QToolButton::clicked, this, [this](bool locked) {
        showLock();
        emit lockToggled(locked);
    });
}

QString FieldRow::label() const { return m_label->text(); }

void FieldRow::setHelp(const QString &help)
{
    m_label->setToolTip(help);
    m_editor->setToolTip(wrappedTip(help));
    m_editor->setAccessibleDescription(help);
}

void FieldRow::setChanged(bool changed)
{
    m_changed = changed;
    m_label->setMarked(changed);
}

void FieldRow::setLocked(bool locked)
{
    m_lock->setChecked(locked);
    showLock();
}

void FieldRow::showLock()
{
    if (m_lock->isChecked())
        m_lock->setIcon(icon(QStringLiteral("lock")));
    else
        m_lock->setIcon(m_offersLock ? icon(QStringLiteral("lock_open"), {}, QPalette::PlaceholderText)
                                     : QIcon());
}

void FieldRow::offerLock(bool offered)
{
    m_offersLock = offered;
    showLock();
}
bool FieldRow::isLocked() const { return m_lock->isChecked(); }

void FieldRow::setHighlighted(bool highlighted)
{
    if (m_highlighted == highlighted)
        return;
    m_highlighted = highlighted;
    update();
}

int FieldRow::labelWidth(const QFontMetrics &metrics) { return metrics.averageCharWidth() * 16; }

void FieldRow::enterEvent(QEnterEvent *)
{
    offerLock(true);
    emit pointed(true);
}

void FieldRow::leaveEvent(QEvent *)
{
    offerLock(false);
    emit pointed(false);
}

void FieldRow::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    connect(menu.addAction(icon(QStringLiteral("reset")), tr("Reset %1").arg(label())), &QAction::triggered,
            this, &FieldRow::resetRequested);
    connect(menu.addAction(isLocked() ? tr("Unlock") : tr("Lock")), &QAction::triggered, m_lock,
            &QToolButton::click);
    for (QAction *action : actions())
        if (!action->text().isEmpty() && action->isVisible())
            menu.addAction(action);
    menu.exec(event->globalPos());
}

void FieldRow::paintEvent(QPaintEvent *)
{
    if (!m_highlighted)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Light));
    painter.fillRect(QRect(0, 0, 3, height()), palette().color(QPalette::Highlight));
}

} // namespace presence
