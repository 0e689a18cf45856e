// SPDX-License-Identifier: MIT
#include "ui/widgets/collapsible_group.h"

#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace presence {

CollapsibleGroup::CollapsibleGroup(const QString &title, std::function<QWidget *()> makeContent,
                                   QWidget *parent)
    : QWidget(parent)
    , m_makeContent(std::move(makeContent))
    , m_column(new QVBoxLayout(this))
    , m_header(new QToolButton)
    , m_count(new QLabel)
    , m_reset(new QToolButton)
    , m_menu(new QMenu(this))
{
    m_header->setText(title);
    m_header->setProperty("textSize", "heading");
    m_header->setCheckable(true);
    m_header->setIcon(icon(QStringLiteral("chevron_right"), QStringLiteral("chevron_down")));
    m_header->setIconSize({12, 12});
    m_header->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_header->setFocusPolicy(Qt::StrongFocus);
    m_header->setProperty("header", true);
    m_header->setMinimumHeight(28);
    m_header->installEventFilter(this);

    m_count->setProperty("textSize", "small");
    m_count->setProperty("tone", "muted");
    m_reset->setIcon(icon(QStringLiteral("reset")));
    m_reset->setToolTip(tr("Reset %1").arg(title));
    m_reset->setAccessibleName(m_reset->toolTip());
    auto *more = new QToolButton;
    more->setIcon(icon(QStringLiteral("more")));
    more->setToolTip(tr("More for %1").arg(title));
    more->setAccessibleName(more->toolTip());
    more->setMenu(m_menu);
    more->setPopupMode(QToolButton::InstantPopup);
    for (QToolButton *button : {m_reset, more}) {
        button->setIconSize({14, 14});
        button->setFixedSize(24, 24);
        button->setFocusPolicy(Qt::StrongFocus);
    }

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(4, 0, 4, 0);
    bar->setSpacing(0);
    bar->addWidget(m_header);
    bar->addStretch(1);
    bar->addWidget(m_count);
    bar->addSpacing(4);
    bar->addWidget(m_reset);
    bar->addWidget(more);
    m_column->setContentsMargins(0, 4, 0, 4);
    m_column->setSpacing(0);
    m_column->addLayout(bar);

    connect(m_header, &QToolButton::clicked, this, &CollapsibleGroup::setExpanded);
    connect(m_reset, &QToolButton::clicked, this, &CollapsibleGroup::resetRequested);
    setChangedCount(0);
}

QString CollapsibleGroup::title() const { return m_header->text(); }

QWidget *CollapsibleGroup::content()
{
    if (!m_content) {
        m_content = m_makeContent();
        m_content->setParent(this);
        m_content->setVisible(m_expanded);
        m_column->addWidget(m_content);
    }
    return m_content;
}

void CollapsibleGroup::setExpanded(bool expanded)
{
    m_header->setChecked(expanded);
    if (m_expanded == expanded)
        return;
    m_expanded = expanded;
    if (expanded)
        content();
    if (m_content)
        m_content->setVisible(expanded);
    emit expandedChanged(expanded);
}

void CollapsibleGroup::setChangedCount(int count)
{
    m_changed = count;
    m_count->setText(count > 0 ? tr("%n changed", nullptr, count) : QString());
    m_reset->setVisible(count > 0);
    m_header->setAccessibleName(count > 0 ? tr("%1, %n changed", nullptr, count).arg(title()) : title());
}

void CollapsibleGroup::setHighlighted(bool highlighted)
{
    if (m_highlighted == highlighted)
        return;
    m_highlighted = highlighted;
    update();
}

bool CollapsibleGroup::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_header && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Right:
            setExpanded(true);
            return true;
        case Qt::Key_Left:
            setExpanded(false);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            setExpanded(!m_expanded);
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(object, event);
}

void CollapsibleGroup::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && event->position().y() <= m_header->geometry().bottom())
        setExpanded(!m_expanded); // anywhere on the bar, not only on its words
    else
        QWidget::mousePressEvent(event);
}

void CollapsibleGroup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), palette().color(QPalette::Midlight));
    if (m_highlighted && !m_expanded)
        painter.fillRect(QRect(0, 1, 3, height() - 1), palette().color(QPalette::Highlight));
}

} // namespace presence
