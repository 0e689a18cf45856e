// SPDX-License-Identifier: MIT
#include "ui/widgets/overlay/picture_guides.h"

#include <QPainter>
#include <QPainterPath>

namespace presence {

namespace {

void paintWord(QPainter &painter, QPointF at, const QString &text, const QRectF &inside)
{
    const QFontMetricsF metrics(painter.font());
    QRectF plate(0, 0, metrics.horizontalAdvance(text) + 10, metrics.height() + 2);
    plate.moveCenter(at);
    plate.moveLeft(std::max(inside.left() + 2, std::min(plate.left(), inside.right() - plate.width() - 2)));
    plate.moveTop(std::max(inside.top() + 2, std::min(plate.top(), inside.bottom() - plate.height() - 2)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 170));
    painter.drawRoundedRect(plate, 3, 3);
    painter.setPen(Qt::white);
    painter.drawText(plate, Qt::AlignCenter, text);
}

} // namespace

void paintGuides(QPainter &painter, const PictureGuides &guides,
                 const std::function<QPointF(QPointF)> &toView)
{
    if (guides.isEmpty())
        return;
    const auto box = [&](const QRectF &r) { return QRectF(toView(r.topLeft()), toView(r.bottomRight())); };
    const QRectF whole = box({0, 0, 1, 1});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (!guides.kept.isEmpty()) {
        QPainterPath outside;
        outside.addRect(whole);
        QPainterPath kept;
        kept.addRect(box(guides.kept));
        painter.fillPath(outside.subtracted(kept), QColor(0, 0, 0, 130));
    }
    for (const QRectF &area : guides.areas)
        painter.fillRect(box(area), QColor(255, 255, 255, 50));
    painter.setBrush(Qt::NoBrush);
    for (const QPen &pen : {QPen(QColor(0, 0, 0, 150), 3), QPen(QColor(255, 255, 255, 210), 1)}) {
        painter.setPen(pen);
        for (const QLineF &line : guides.lines)
            painter.drawLine(toView(line.p1()), toView(line.p2()));
        for (const QRectF &outline : guides.boxes)
            painter.drawRect(box(outline));
        for (const QRectF &oval : guides.ovals)
            painter.drawEllipse(box(oval));
    }
    QFont small = painter.font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    painter.setFont(small);
    for (const PictureGuides::Word &word : guides.words)
        paintWord(painter, toView(word.at), word.text, whole);
    paintWord(painter, whole.bottomLeft(), guides.name, whole);
    painter.restore();
}

} // namespace presence
