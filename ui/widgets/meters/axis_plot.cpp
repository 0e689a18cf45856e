// SPDX-License-Identifier: MIT
#include "ui/widgets/meters/axis_plot.h"

#include <QPainter>

#include <algorithm>

namespace presence {

AxisPlot::AxisPlot(double reach, QWidget *parent)
    : QWidget(parent)
    , m_reach(reach)
    , m_ends(4)
{
}

void AxisPlot::setEnds(const QStringList &ends)
{
    m_ends = ends;
    m_ends.resize(4);
    update();
}

void AxisPlot::setPoint(QPointF point)
{
    m_point = point;
    update();
}

void AxisPlot::setTarget(std::optional<QPointF> target)
{
    m_target = target;
    update();
}

QRectF AxisPlot::field() const
{
    const int text = fontMetrics().height() + 2;
    return QRectF(rect()).adjusted(8, text, -8, -text);
}

QPointF AxisPlot::positionOf(QPointF point) const
{
    const QRectF room = field();
    const auto share = [this](double value) {
        return (std::clamp(value, -m_reach, m_reach) + m_reach) / (2 * m_reach);
    };
    return {room.left() + share(point.x()) * room.width(), room.bottom() - share(point.y()) * room.height()};
}

void AxisPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF room = field();
    painter.setPen(QPen(palette().color(QPalette::Midlight), 1));
    painter.drawRoundedRect(room, 4, 4);
    painter.setPen(QPen(palette().color(QPalette::Mid), 1));
    painter.drawLine(QPointF(room.left(), room.center().y()), QPointF(room.right(), room.center().y()));
    painter.drawLine(QPointF(room.center().x(), room.top()), QPointF(room.center().x(), room.bottom()));

    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QRectF beside(room.left() + 4, room.center().y() + 1, room.width() - 8, fontMetrics().height());
    painter.drawText(beside, Qt::AlignLeft, m_ends[0]);
    painter.drawText(beside, Qt::AlignRight, m_ends[1]);
    painter.drawText(QRectF(0, 0, width(), room.top()), Qt::AlignCenter, m_ends[2]);
    painter.drawText(QRectF(0, room.bottom(), width(), height() - room.bottom()), Qt::AlignCenter, m_ends[3]);

    if (m_target) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::WindowText), 2));
        painter.drawEllipse(positionOf(*m_target), 8, 8);
    }
    const QPointF at = positionOf(m_point);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::WindowText));
    painter.drawPolygon(
        QPolygonF({at + QPointF(0, -6), at + QPointF(6, 0), at + QPointF(0, 6), at + QPointF(-6, 0)}));
}

} // namespace presence
