// SPDX-License-Identifier: MIT
#include "ui/widgets/inline_message.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/layout/giving_scroll.h"
#include "ui/widgets/layout/wrapped_tip.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace presence {

namespace {

constexpr int shownMessages = 5;

} // namespace

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
    column->addWidget(new GivingScroll(m_text, 20));
    column->addWidget(m_action, 0, Qt::AlignLeft);
    row->addLayout(column, 1);
    row->addWidget(close, 0, Qt::AlignTop);
    hide();
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, &InlineMessage::act);
}

void InlineMessage::showMessage(Kind kind, const QString &text, const QString &action)
{
    if (isHidden())
        m_messages.clear(); // read and dismissed
    m_messages.removeIf([&](const Message &earlier) { return earlier.text == text; });
    if (!action.isEmpty())
        for (Message &earlier : m_messages)
            earlier.action.clear();
    m_messages.prepend({kind, text, action});
    refresh();
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void InlineMessage::act()
{
    m_messages.removeIf([](const Message &message) { return !message.action.isEmpty(); });
    if (m_messages.isEmpty())
        hide();
    else
        refresh();
    emit actionTriggered();
}

void InlineMessage::refresh()
{
    const QString names[] = {tr("Note"), tr("Warning"), tr("Error")};
    const QString drawings[] = {QStringLiteral("info"), QStringLiteral("warning"), QStringLiteral("error")};
    Kind worst = Kind::Info;
    QString action;
    QStringList all;
    for (const Message &message : std::as_const(m_messages)) {
        worst = std::max(worst, message.kind);
        if (!message.action.isEmpty())
            action = message.action;
        all += message.text;
    }
    QStringList shown = all.mid(0, shownMessages);
    if (const auto more = all.size() - shown.size(); more > 0)
        shown += tr("and %1 more").arg(more);
    m_shape->setDrawing(drawings[int(worst)], names[int(worst)]);
    m_text->setText(shown.join(QLatin1Char('\n')));
    m_text->setToolTip(all.size() > shownMessages ? wrappedTip(all.join(QLatin1Char('\n'))) : QString());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(names[int(worst)] + QStringLiteral(": ") + m_text->text());
}

QString InlineMessage::text() const { return m_text->text(); }

} // namespace presence
