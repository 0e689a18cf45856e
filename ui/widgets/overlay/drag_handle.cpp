// SPDX-License-Identifier: MIT
#include "ui/widgets/overlay/drag_handle.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <utility>

namespace presence {

namespace {

constexpr double fineShare = 0.1;

void drawShape(QPainter &painter, DragHandle::Shape shape)
{
    using Shape = DragHandle::Shape;
    switch (shape) {
    case Shape::Ring:
        painter.drawEllipse(QPointF(), 7, 7);
        break;
    case Shape::Cross:
        painter.drawLine(QPointF(-8, 0), QPointF(8, 0));
        painter.drawLine(QPointF(0, -8), QPointF(0, 8));
        painter.drawEllipse(QPointF(), 4, 4);
        break;
    case Shape::Arc:
        painter.drawArc(QRectF(-11, -4, 22, 22), 20 * 16, 140 * 16);
        painter.drawEllipse(QPointF(0, -4), 3, 3);
        break;
    case Shape::Dot:
        painter.setBrush(painter.pen().color());
        painter.drawEllipse(QPointF(), 3.5, 3.5);
        break;
    case Shape::HollowDot:
        painter.drawEllipse(QPointF(), 3.5, 3.5);
        break;
    }
}

} // namespace

DragHandle::DragHandle(Shape shape, Qt::CursorShape cursor, QWidget *parent)
    : QWidget(parent)
    , m_shape(shape)
{
    resize(side, side);
    setFocusPolicy(Qt::TabFocus);
    setCursor(cursor);
}

void DragHandle::setShape(Shape shape)
{
    if (shape == m_shape)
        return;
    m_shape = shape;
    update();
}

void DragHandle::setCentre(QPointF centre) { move((centre - QPointF(side, side) / 2).toPoint()); }

void DragHandle::setShown(bool shown)
{
    m_shown = shown;
    update();
}

/// A light line on a dark one: visible on every picture.
void DragHandle::paintEvent(QPaintEvent *)
{
    if (!isShown())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect().toRectF().center());
    const bool strong = m_dragging || hasFocus() || underMouse();
    painter.setPen(QPen(QColor(0, 0, 0, strong ? 190 : 110), 4, Qt::SolidLine, Qt::RoundCap));
    drawShape(painter, m_shape);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, strong ? 255 : 170), 1.5, Qt::SolidLine, Qt::RoundCap));
    drawShape(painter, m_shape);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawEllipse(QPointF(), side / 2 - 1.5, side / 2 - 1.5);
    }
}

/// Escape is its own while it is dragged, whatever else listens to it.
bool DragHandle::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_dragging &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QWidget::event(event);
}

void DragHandle::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || event->modifiers() & Qt::AltModifier)
        return event->ignore();
    m_dragging = true;
    m_last = event->globalPosition();
    m_travel = {};
    update();
    emit dragStarted();
}

void DragHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging)
        return event->ignore();
    const bool fine = event->modifiers() & Qt::ShiftModifier;
    m_travel += (event->globalPosition() - m_last) * (fine ? fineShare : 1);
    m_last = event->globalPosition();
    emit dragged(m_travel, fine);
}

void DragHandle::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_dragging)
        return event->ignore();
    m_dragging = false;
    update();
    emit finished();
}

void DragHandle::keyPressEvent(QKeyEvent *event)
{
    if (m_dragging && event->key() == Qt::Key_Escape) {
        m_dragging = false;
        emit dragged({}, true);
        emit finished();
        return update();
    }
    const int right = (event->key() == Qt::Key_Right) - (event->key() == Qt::Key_Left);
    const int up = (event->key() == Qt::Key_Up) - (event->key() == Qt::Key_Down);
    if ((!right && !up) || event->modifiers() & (Qt::AltModifier | Qt::ControlModifier))
        return event->ignore();
    if (!m_nudging)
        emit dragStarted();
    m_nudging = true;
    emit nudged(right, up, event->modifiers() & Qt::ShiftModifier);
}

void DragHandle::keyReleaseEvent(QKeyEvent *event)
{
    if (!m_nudging || event->isAutoRepeat())
        return event->ignore();
    m_nudging = false;
    emit finished();
}

void DragHandle::focusInEvent(QFocusEvent *) { update(); }

void DragHandle::focusOutEvent(QFocusEvent *)
{
    if (std::exchange(m_nudging, false))
        emit finished();
    update();
}

} // namespace presence
