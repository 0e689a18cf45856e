// SPDX-License-Identifier: MIT
#include "ui/widgets/hands/hand_surface.h"

#include <QMouseEvent>

namespace presence {

HandSurface::HandSurface(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void HandSurface::drag()
{
    m_dragging = true;
    update();
}

void HandSurface::moved()
{
    m_moved = true;
    update();
}

void HandSurface::finish()
{
    if (!m_moved)
        return;
    m_moved = false;
    emit editingFinished();
}

void HandSurface::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragging = false;
    update();
    finish();
}

void HandSurface::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        return askReset();
    QWidget::keyPressEvent(event);
}

void HandSurface::keyReleaseEvent(QKeyEvent *event)
{
    if (!event->isAutoRepeat())
        finish();
    QWidget::keyReleaseEvent(event);
}

void HandSurface::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void HandSurface::focusOutEvent(QFocusEvent *event)
{
    finish();
    QWidget::focusOutEvent(event);
    update();
}

void HandSurface::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::EnabledChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace presence
