// SPDX-License-Identifier: MIT
#include "ui/widgets/inline_message.h"

#include "ui/widgets/icons.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace presence {

InlineMessage::InlineMessage(QWidget *parent)
    : QFrame(parent)
    , m_shape(new IconLabel)
    , m_text(new QLabel)
    , m_action(new QPushButton)
{
    setProperty("message", true);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setMinimumWidth(80);
    auto *close = new QToolButton;
    close->setIcon(icon(QStringLiteral("cancel")));
    close->setIconSize({12, 12});
    close->setFixedSize(24, 24);
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss the message"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 4, 4);
    row->setSpacing(8);
    row->addWidget(m_shape, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(m_text);
    column->addWidget(m_action, 0, Qt::AlignLeft);
    row->addLayout(column, 1);
    row->addWidget(close, 0, Qt::AlignTop);
    hide();
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, &InlineMessage::actionTriggered);
}

void InlineMessage::showMessage(Kind kind, const QString &text, const QString &action)
{
    const QString names[] = {tr("Note"), tr("Warning"), tr("Error")};
    const QString drawings[] = {QStringLiteral("info"), QStringLiteral("warning"), QStringLiteral("error")};
    m_shape->setDrawing(drawings[int(kind)], names[int(kind)]);
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(names[int(kind)] + QStringLiteral(": ") + text);
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString InlineMessage::text() const { return m_text->text(); }

} // namespace presence
