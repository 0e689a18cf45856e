// SPDX-License-Identifier: MIT
#include "ui/widgets/picture/star_rating.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace presence {

namespace {

constexpr int starCount = 5;
constexpr int starCell = 24; // logical pixels; the smallest comfortable target

QPainterPath star(QPointF middle, double radius)
{
    QPolygonF points;
    for (int i = 0; i < 10; ++i) {
        const double angle = -std::numbers::pi / 2 + i * std::numbers::pi / 5;
        const double reach = i % 2 ? radius * 0.42 : radius;
        points << middle + QPointF(std::cos(angle), std::sin(angle)) * reach;
    }
    QPainterPath path;
    path.addPolygon(points);
    path.closeSubpath();
    return path;
}

} // namespace

void paintStars(QPainter &painter, const QRectF &box, int rating, const QColor &ink)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double cell = box.height();
    QColor faint = ink;
    faint.setAlphaF(0.45f);
    for (int i = 0; i < starCount; ++i) {
        const bool filled = i < rating;
        painter.setPen(QPen(filled ? ink : faint, std::max(1.0, cell / 20)));
        painter.setBrush(filled ? QBrush(ink) : Qt::NoBrush);
        painter.drawPath(star({box.left() + (i + 0.5) * cell, box.center().y() + cell * 0.03}, cell * 0.38));
    }
    painter.restore();
}

StarRating::StarRating(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Rating"));
    setAccessibleDescription(tr("%1 of 5 stars").arg(0));
    setToolTip(tr("0–5 stars (keys 0 to 5)"));
}

QSize StarRating::sizeHint() const { return {starCount * starCell, starCell}; }

void StarRating::setRating(int rating)
{
    rating = std::clamp(rating, 0, starCount);
    if (rating == m_rating)
        return;
    m_rating = rating;
    setAccessibleDescription(tr("%1 of 5 stars").arg(rating));
    update();
    emit ratingChanged(rating);
}

void StarRating::rate(int rating)
{
    const int before = m_rating;
    setRating(rating);
    if (m_rating != before)
        emit rated(m_rating);
}

void StarRating::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor ink = palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText);
    paintStars(painter, QRectF(rect()), m_rating, ink);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
}

void StarRating::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    const int star = std::clamp(int(event->position().x()) / starCell + 1, 1, starCount);
    rate(star == m_rating ? 0 : star);
}

void StarRating::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key >= Qt::Key_0 && key <= Qt::Key_5)
        return rate(key - Qt::Key_0);
    if (key == Qt::Key_Right || key == Qt::Key_Up)
        return rate(m_rating + 1);
    if (key == Qt::Key_Left || key == Qt::Key_Down)
        return rate(m_rating - 1);
    QWidget::keyPressEvent(event);
}

} // namespace presence
