// SPDX-License-Identifier: MIT
#include "ui/widgets/studio/light_dome.h"

#include <QPainter>

#include <cmath>
#include <numbers>

namespace presence {

namespace {

constexpr int domeSide = 2 * int(LightDome::radius) + DragHandle::side;

} // namespace

LightDome::LightDome(QWidget *parent)
    : QWidget(parent)
    , m_lamp(new DragHandle(DragHandle::Shape::Dot, Qt::SizeAllCursor, this))
{
    resize(domeSide, domeSide);
    setDirection(0, 0);
}

void LightDome::setDirection(double azimuthDeg, double elevationDeg)
{
    const double azimuth = azimuthDeg * std::numbers::pi / 180,
                 elevation = elevationDeg * std::numbers::pi / 180;
    const QPointF out(std::sin(azimuth) * std::cos(elevation), -std::sin(elevation));
    m_lamp->setCentre(QRectF(rect()).center() + out * radius);
    m_lamp->setShape(std::cos(azimuth) * std::cos(elevation) < -1e-9 ? DragHandle::Shape::HollowDot
                                                                     : DragHandle::Shape::Dot);
}

void LightDome::setShown(bool shown)
{
    m_shown = shown;
    m_lamp->setShown(shown);
    update();
}

void LightDome::paintEvent(QPaintEvent *)
{
    if (!m_shown && !m_lamp->isShown())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(rect()).center());
    painter.setBrush(QColor(0, 0, 0, 110));
    painter.setPen(QPen(QColor(255, 255, 255, 120), 1));
    painter.drawEllipse(QPointF(), radius, radius);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, 60), 1));
    painter.drawLine(QPointF(-radius, 0), QPointF(radius, 0));
    painter.drawLine(QPointF(0, -radius), QPointF(0, radius));
    painter.drawEllipse(QPointF(), radius / 2, radius); // 30° to each side
    // Whose light it is: a small head in the middle.
    painter.setPen(QPen(QColor(255, 255, 255, 110), 1));
    painter.drawEllipse(QPointF(), 5, 6.5);
}

} // namespace presence
