// SPDX-License-Identifier: MIT
#include "ui/widgets/meters/verdict_curve.h"

#include <QPainter>

#include <algorithm>

namespace presence {

namespace {
constexpr double side = 12; // of a shape, logical pixels
}

VerdictCurve::VerdictCurve(VerdictIcon::Ink ink, QWidget *parent)
    : QWidget(parent)
    , m_ink(std::move(ink))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void VerdictCurve::setLines(const QList<Line> &lines, const QStringList &names)
{
    m_lines = lines;
    m_names = names;
    QStringList words;
    for (const Line &line : lines) {
        QStringList counts;
        for (const int count : line.counts)
            counts += QString::number(count);
        words += QStringLiteral("%1: %2").arg(line.name, counts.join(QStringLiteral(", ")));
    }
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    update();
}

int VerdictCurve::steps() const
{
    qsizetype most = 0;
    for (const Line &line : m_lines)
        most = std::max(most, line.counts.size());
    return int(most);
}

int VerdictCurve::highest() const
{
    int most = 1;
    for (const Line &line : m_lines)
        for (const int count : line.counts)
            most = std::max(most, count);
    return most;
}

QRectF VerdictCurve::field() const
{
    const double text = fontMetrics().height();
    return QRectF(rect()).adjusted(24, 2 * text + 16, -32, -text - 10);
}

QPointF VerdictCurve::positionOf(int step, int count) const
{
    const QRectF room = field();
    const int gaps = std::max(1, steps() - 1);
    return {room.left() + room.width() * step / gaps, room.bottom() - room.height() * count / highest()};
}

void VerdictCurve::paintLegend(QPainter &painter) const
{
    double left = 0;
    for (const Line &line : m_lines) {
        const double height = fontMetrics().height();
        paintVerdict(painter, {left, (height - side) / 2, side, side}, line.shape,
                     m_ink(line.shape, palette()));
        left += side + 4;
        const double width = fontMetrics().horizontalAdvance(line.name);
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(QRectF(left, 0, width + 2, height), Qt::AlignLeft | Qt::AlignVCenter, line.name);
        left += width + 16;
    }
}

void VerdictCurve::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLegend(painter);
    const QRectF room = field();
    painter.setPen(QPen(palette().color(QPalette::Midlight), 1));
    painter.drawLine(QPointF(room.left(), room.bottom() + 0.5), QPointF(room.right(), room.bottom() + 0.5));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    for (int step = 0; step < m_names.size(); ++step) {
        const QRectF box(positionOf(step, 0).x() - 40, room.bottom() + 8, 80, fontMetrics().height());
        const bool crowded = steps() > 8 && step % 2 == 1;
        if (!crowded)
            painter.drawText(box, Qt::AlignHCenter | Qt::AlignTop, m_names[step]);
    }
    for (const Line &line : m_lines) {
        QPolygonF way;
        for (int step = 0; step < line.counts.size(); ++step)
            way += positionOf(step, line.counts[step]);
        QColor faint = m_ink(line.shape, palette());
        faint.setAlphaF(0.6f);
        painter.setPen(QPen(faint, 1.5));
        painter.drawPolyline(way);
    }
    QList<QPair<int, int>> told; // equal counts of one step say their number once
    for (const Line &line : m_lines)
        for (int step = 0; step < line.counts.size(); ++step) {
            const QPointF at = positionOf(step, line.counts[step]);
            const double shift = side * double(std::ranges::count(told, QPair(step, line.counts[step])));
            QRectF shape(0, 0, side, side);
            shape.moveCenter(at + QPointF(shift, 0));
            painter.setPen(Qt::NoPen);
            painter.setBrush(palette().color(QPalette::Window)); // the line must not run through the shape
            painter.drawEllipse(shape.center(), side / 2 + 1, side / 2 + 1);
            paintVerdict(painter, shape, line.shape, m_ink(line.shape, palette()));
            if (shift == 0) {
                painter.setPen(palette().color(QPalette::WindowText));
                painter.drawText(QRectF(at.x() - 20, at.y() - side / 2 - fontMetrics().height(), 40,
                                        fontMetrics().height()),
                                 Qt::AlignHCenter | Qt::AlignBottom, QString::number(line.counts[step]));
            }
            told += {step, line.counts[step]};
        }
}

} // namespace presence
