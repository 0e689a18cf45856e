// SPDX-License-Identifier: MIT
#include "ui/widgets/layout/giving_scroll.h"

#include <QEvent>
#include <QResizeEvent>

#include <algorithm>

namespace presence {

GivingScroll::GivingScroll(QWidget *content, int leastHeight, QWidget *parent)
    : QScrollArea(parent)
    , m_leastHeight(leastHeight)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    viewport()->setAutoFillBackground(false);
    setWidget(content);
    content->setAutoFillBackground(false);
    content->installEventFilter(this);
}

QSize GivingScroll::sizeHint() const
{
    const QSize wanted = widget()->sizeHint();
    const int height = widget()->hasHeightForWidth() && width() > 0
                           ? widget()->heightForWidth(viewport()->width())
                           : wanted.height();
    return {wanted.width(), height};
}

QSize GivingScroll::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width(), std::min(m_leastHeight, sizeHint().height())};
}

bool GivingScroll::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

void GivingScroll::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

} // namespace presence
