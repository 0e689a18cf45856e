// SPDX-License-Identifier: MIT
#include "ui/widgets/studio/studio_drawing.h"

#include <QLineF>
#include <QPainter>
#include <QPainterPath>

namespace presence {

namespace {

constexpr double bulbRadius = 5;

QPointF unit(QPointF v)
{
    const double size = std::hypot(v.x(), v.y());
    return size > 1e-6 ? v / size : QPointF(0, 1);
}

double halfWidth(double size) { return 4 + 16 * size; }

} // namespace

void drawBeam(QPainter &painter, QPointF from, QPointF target, const QColor &color, double size,
              double strength)
{
    if (strength <= 0)
        return;
    const QPointF way = unit(target - from), side(-way.y(), way.x());
    const double near = halfWidth(size);
    QLinearGradient fade(from, target);
    QColor tint = color;
    tint.setAlphaF(float(0.10 + 0.35 * strength));
    fade.setColorAt(0, tint);
    tint.setAlphaF(0.04f);
    fade.setColorAt(1, tint);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fade);
    painter.drawPolygon(
        QPolygonF({from + side * near, target + side * 12, target - side * 12, from - side * near}));
}

void drawLamp(QPainter &painter, QPointF at, QPointF target, const LampLook &look, const QPalette &palette)
{
    const QPointF way = unit(target - at), side(-way.y(), way.x());
    const QColor outline =
        look.focused ? palette.color(QPalette::Highlight) : palette.color(QPalette::WindowText);
    const double width = halfWidth(look.size);
    painter.setPen(QPen(outline, look.focused ? 2.5 : 1.25, Qt::SolidLine, Qt::RoundCap));
    if (look.size > 0.1) {
        const QPointF panel = at + way * (bulbRadius + 3);
        painter.drawLine(panel - side * width, panel + side * width);
        painter.drawLine(at + side * bulbRadius * 0.7, panel + side * width);
        painter.drawLine(at - side * bulbRadius * 0.7, panel - side * width);
    }
    painter.setBrush(look.strength <= 0 ? palette.color(QPalette::Base) : look.color);
    painter.drawEllipse(at, bulbRadius + (look.held ? 1 : 0), bulbRadius + (look.held ? 1 : 0));
}

void drawLampName(QPainter &painter, QPointF at, QPointF target, const QString &name, const QColor &color,
                  const QRect &bounds)
{
    const QFontMetricsF metrics(painter.font());
    const QSizeF size(metrics.horizontalAdvance(name), metrics.height());
    const QPointF away = unit(at - target);
    QRectF box({}, size);
    box.moveCenter(at + QPointF(away.x() * (size.width() / 2 + 9), away.y() * (size.height() / 2 + 7)));
    box.moveLeft(std::clamp(box.left(), bounds.left() + 4.0, bounds.right() - 3.0 - size.width()));
    box.moveTop(std::clamp(box.top(), bounds.top() + 2.0, bounds.bottom() - 1.0 - size.height()));
    painter.setPen(color);
    painter.drawText(box, Qt::AlignCenter, name);
}

void drawHead(QPainter &painter, QPointF at, double radius, double facingDeg, const QPalette &palette)
{
    painter.save();
    painter.translate(at);
    painter.rotate(-facingDeg); // the plan turns the other way than the screen's y
    painter.setPen(
        QPen(palette.color(QPalette::WindowText), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(palette.color(QPalette::Button));
    QPainterPath shape;
    shape.addEllipse(QPointF(0, 0), radius * 0.86, radius);
    QPainterPath nose;
    nose.addPolygon(
        QPolygonF({{-radius * 0.24, radius * 0.86}, {0, radius * 1.4}, {radius * 0.24, radius * 0.86}}));
    nose.closeSubpath();
    QPainterPath ears;
    ears.addEllipse(QPointF(-radius * 0.88, 0), radius * 0.14, radius * 0.25);
    ears.addEllipse(QPointF(radius * 0.88, 0), radius * 0.14, radius * 0.25);
    painter.drawPath(shape.united(nose).united(ears));
    painter.restore();
}

void drawCamera(QPainter &painter, QPointF at, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(at.x() - 9, at.y() - 4, 18, 10), 2, 2);
    painter.drawRect(QRectF(at.x() - 4, at.y() - 8, 8, 5));
}

} // namespace presence
