// SPDX-License-Identifier: MIT
#include "ui/widgets/picture/verdict_icon.h"

#include <QPainter>
#include <QPainterPath>

namespace presence {

void paintVerdict(QPainter &painter, const QRectF &box, VerdictShape shape, const QColor &ink)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = std::min(box.width(), box.height());
    painter.translate(box.center());
    painter.scale(side / 16, side / 16); // drawn on a 16-unit square around the origin
    QPen pen(ink, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    switch (shape) {
    case VerdictShape::Check:
        painter.drawPolyline(QPolygonF({{-6, 0}, {-2, 4.5}, {6, -5}}));
        break;
    case VerdictShape::Dot:
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(QPointF(0, 0), 4, 4);
        break;
    case VerdictShape::Triangle:
        painter.setBrush(ink);
        painter.drawPolygon(QPolygonF({{0, -5.5}, {6, 5}, {-6, 5}}));
        break;
    case VerdictShape::Cross:
        painter.drawLine(QPointF(-5, -5), QPointF(5, 5));
        painter.drawLine(QPointF(5, -5), QPointF(-5, 5));
        break;
    case VerdictShape::Question: {
        pen.setWidthF(1.4);
        painter.setPen(pen);
        painter.drawEllipse(QPointF(0, 0), 7, 7);
        QPainterPath hook(QPointF(-2.3, -1.6));
        hook.cubicTo({-2.3, -5}, {2.6, -5}, {2.4, -1.8});
        hook.cubicTo({2.2, -0.2}, {0, 0}, {0, 1.6});
        painter.drawPath(hook);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(QPointF(0, 4), 0.9, 0.9);
        break;
    }
    }
    painter.restore();
}

VerdictIcon::VerdictIcon(VerdictShape shape, const QString &word, Ink ink, QWidget *parent)
    : QWidget(parent)
    , m_shape(shape)
    , m_ink(std::move(ink))
{
    setFixedSize(sizeHint());
    setToolTip(word);
    setAccessibleName(word);
}

void VerdictIcon::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintVerdict(painter, QRectF(rect()).adjusted(1, 1, -1, -1), m_shape, m_ink(m_shape, palette()));
}

} // namespace presence
