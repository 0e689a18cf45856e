// SPDX-License-Identifier: MIT
#include "ui/widgets/overlay/picture_marks.h"

#include <QLineF>
#include <QPaintDevice>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

using Kind = PictureMark::Kind;

constexpr double lineWidth = 2; // logical pixels, and one of dark on either side
constexpr double headLength = 14;
constexpr double hatchStep = 8;
constexpr int manyPoints = 40; // from here on they are a cloud: smaller dots

const QColor dark(0, 0, 0, 200);

/// To the grid of the screen, so that upright lines are sharp at any scale.
QPointF snapped(const QPainter &painter, QPointF point)
{
    const double ratio = painter.device()->devicePixelRatioF();
    return {std::round(point.x() * ratio) / ratio, std::round(point.y() * ratio) / ratio};
}

void stroke(QPainter &painter, const QPainterPath &path)
{
    for (const QPen &pen : {QPen(dark, lineWidth + 2), QPen(Qt::white, lineWidth)}) {
        QPen round = pen;
        round.setCapStyle(Qt::RoundCap);
        round.setJoinStyle(Qt::RoundJoin);
        painter.strokePath(path, round);
    }
}

void paintDots(QPainter &painter, const QPolygonF &points)
{
    const double radius = points.size() >= manyPoints ? 1.5 : 3;
    painter.setPen(QPen(dark, 1.5));
    painter.setBrush(Qt::white);
    for (const QPointF &point : points)
        painter.drawEllipse(point, radius, radius);
}

void paintHatch(QPainter &painter, const QPainterPath &inside, const QRectF &view)
{
    const QRectF area = inside.boundingRect() & view;
    painter.save();
    painter.setClipPath(inside, Qt::IntersectClip);
    QPainterPath lines;
    const double first = std::floor((area.left() - area.height()) / hatchStep) * hatchStep;
    for (double x = first; x < area.right(); x += hatchStep) {
        lines.moveTo(x, area.bottom());
        lines.lineTo(x + area.height(), area.top());
    }
    painter.strokePath(lines, QPen(QColor(0, 0, 0, 90), 2));
    painter.strokePath(lines, QPen(QColor(255, 255, 255, 150), 1));
    painter.restore();
}

QPainterPath arrow(QPointF from, QPointF to)
{
    QPainterPath path(from);
    path.lineTo(to);
    const QLineF shaft(to, from);
    if (shaft.length() < 1)
        return path;
    for (const double turn : {-28.0, 28.0}) {
        QLineF barb = shaft;
        barb.setLength(std::min(headLength, shaft.length()));
        barb.setAngle(shaft.angle() + turn);
        path.moveTo(to);
        path.lineTo(barb.p2());
    }
    return path;
}

void paintShape(QPainter &painter, Kind kind, const QPolygonF &points, const QRectF &view)
{
    QPainterPath path;
    switch (kind) {
    case Kind::Points:
        return paintDots(painter, points);
    case Kind::Box:
        path.addRect(QRectF(snapped(painter, points.front()), snapped(painter, points.back())).normalized());
        break;
    case Kind::Line:
        path.addPolygon(points);
        break;
    case Kind::Outline:
        path.addPolygon(points);
        path.closeSubpath();
        paintHatch(painter, path, view);
        break;
    case Kind::Arrow:
        path = arrow(points.front(), points.back());
        break;
    }
    stroke(painter, path);
}

void paintPlate(QPainter &painter, const QRectF &plate, const QString &text)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(dark);
    painter.drawRoundedRect(plate, 3, 3);
    painter.setPen(Qt::white);
    painter.drawText(plate, Qt::AlignCenter, text);
}

/// The first place beside the mark that is in view and free; else the nearest free height above or below.
QRectF placeFor(QSizeF plate, const QRectF &around, const QList<QRectF> &taken, const QRectF &view)
{
    const QRectF near = around.adjusted(-2, -4, 2, 4);
    const QRectF inside = view.adjusted(4, 4, -4, -4);
    const auto isFree = [&](const QRectF &tried) {
        return inside.contains(tried) &&
               std::ranges::none_of(taken, [&](const QRectF &other) { return other.intersects(tried); });
    };
    const double above = near.top() - plate.height(), beside = near.left() - 4 - plate.width();
    for (const QPointF &place :
         {QPointF(near.left(), above), QPointF(near.left(), near.bottom()),
          QPointF(near.right() + 4, near.top()), QPointF(beside, near.top()),
          QPointF(near.right() - plate.width(), above), QPointF(near.right() - plate.width(), near.bottom())})
        if (const QRectF tried(place, plate); isFree(tried))
            return tried;
    const auto within = [](double value, double low, double high) {
        return std::max(low, std::min(value, high));
    };
    const QRectF pushed({within(near.left(), inside.left(), inside.right() - plate.width()),
                         within(above, inside.top(), inside.bottom() - plate.height())},
                        plate);
    for (double away = 0; away < inside.height(); away += plate.height() + 2)
        for (const double shift : {away, -away})
            if (const QRectF tried = pushed.translated(0, shift); isFree(tried))
                return tried;
    return pushed;
}

} // namespace

PictureMark PictureMark::box(const QRectF &area, const QString &label)
{
    return {Kind::Box, QPolygonF({area.topLeft(), area.bottomRight()}), label};
}

void paintMarks(QPainter &painter, const QList<PictureMark> &marks, const QString &legend, const QRectF &view,
                const std::function<QPointF(QPointF)> &toView)
{
    if (marks.isEmpty() && legend.isEmpty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetricsF metrics(painter.font());
    const auto plateSize = [&](const QString &text) {
        return QSizeF(std::ceil(metrics.horizontalAdvance(text)) + 12, std::ceil(metrics.height()) + 4);
    };
    QList<QRectF> taken;
    if (!legend.isEmpty()) {
        QRectF plate({}, plateSize(legend));
        plate.moveCenter({view.center().x(), view.bottom() - 8 - plate.height() / 2});
        paintPlate(painter, plate, legend);
        taken += plate;
    }
    QList<QPolygonF> shapes;
    for (const PictureMark &mark : marks) {
        QPolygonF shape;
        for (const QPointF &point : mark.points)
            shape += toView(point);
        if (!shape.isEmpty())
            paintShape(painter, mark.kind, shape, view);
        shapes += shape;
    }
    for (qsizetype i = 0; i < marks.size(); ++i) { // above every line
        if (marks[i].label.isEmpty() || shapes[i].isEmpty())
            continue;
        // A light is named where it comes from, everything else at its box.
        const QRectF around =
            marks[i].kind == Kind::Arrow ? QRectF(shapes[i].front(), QSizeF()) : shapes[i].boundingRect();
        taken += placeFor(plateSize(marks[i].label), around, taken, view);
        paintPlate(painter, taken.back(), marks[i].label);
    }
    painter.restore();
}

QString wordsOf(const QList<PictureMark> &marks, const QString &legend)
{
    QStringList words;
    if (!legend.isEmpty())
        words += legend;
    for (const PictureMark &mark : marks)
        if (!mark.label.isEmpty() && !words.contains(mark.label))
            words += mark.label;
    return words.join(QStringLiteral("; "));
}

} // namespace presence
