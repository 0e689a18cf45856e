// SPDX-License-Identifier: MIT
#include "ui/widgets/studio/studio_plan.h"

#include "ui/widgets/studio/studio_drawing.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

constexpr double coarseDeg = 5, fineDeg = 1;
constexpr double coarseStep = 0.05, fineStep = 0.01;
constexpr double degreesPerRadian = 57.29577951308232;

double wrapped(double degrees) { return std::remainder(degrees, 360.0); }

/// Where the lamp may stand, nearest to this azimuth.
double placeNear(const StudioLamp &lamp, double azimuthDeg)
{
    const auto nearest = std::ranges::min_element(
        lamp.places, {}, [&](double place) { return std::abs(wrapped(place - azimuthDeg)); });
    return wrapped(nearest == lamp.places.end() ? azimuthDeg : *nearest);
}

/// One step around the head; for a lamp with places, the next of them that way.
double stepped(const StudioLamp &lamp, double byDeg)
{
    double azimuth = lamp.azimuthDeg + byDeg, least = 180;
    for (const double place : lamp.places) {
        const double way = wrapped(place - lamp.azimuthDeg) * (byDeg > 0 ? 1 : -1);
        if (way > 1e-6 && way < least) {
            least = way;
            azimuth = place;
        }
    }
    return azimuth;
}

} // namespace

StudioPlan::StudioPlan(QWidget *parent)
    : HandleSurface(parent)
{
}

void StudioPlan::setLamps(const QList<StudioLamp> &lamps)
{
    if (lamps == m_lamps)
        return;
    m_lamps = lamps;
    handlesChanged();
}

void StudioPlan::setFacing(double degrees)
{
    m_facingDeg = degrees;
    update();
}

void StudioPlan::setBackdrop(const QColor &color)
{
    m_backdrop = color;
    update();
}

void StudioPlan::setSides(const QString &left, const QString &right)
{
    m_left = left;
    m_right = right;
    update();
}

QPointF StudioPlan::centre() const { return QRectF(rect()).center(); }
double StudioPlan::radius() const { return std::min(width(), height()) / 2.0 - 18; }

QPointF StudioPlan::positionOf(double azimuthDeg, double distance) const
{
    const double angle = azimuthDeg / degreesPerRadian;
    return centre() + QPointF(std::sin(angle), std::cos(angle)) * (distance * radius());
}

QPointF StudioPlan::positionOf(int lamp) const
{
    return positionOf(m_lamps[lamp].azimuthDeg, m_lamps[lamp].distance);
}

QString StudioPlan::textOf(int lamp) const
{
    return m_lamps[lamp].name + QStringLiteral(": ") + m_lamps[lamp].value;
}

QPointF StudioPlan::targetOf(int lamp) const
{
    return m_lamps[lamp].onBackdrop ? QPointF(positionOf(lamp).x(), 8) : centre();
}

void StudioPlan::moveChosen(double azimuthDeg, double distance)
{
    if (m_lamps.isEmpty())
        return;
    StudioLamp &lamp = m_lamps[chosen()];
    const double azimuth = lamp.turns ? placeNear(lamp, azimuthDeg) : lamp.azimuthDeg;
    const double away = lamp.approaches ? std::clamp(distance, 0.0, 1.0) : lamp.distance;
    if (azimuth == lamp.azimuthDeg && away == lamp.distance)
        return;
    lamp.azimuthDeg = azimuth;
    lamp.distance = away;
    moved();
    emit lampMoved(chosen(), azimuth, away);
}

void StudioPlan::resizeChosen(double by)
{
    if (m_lamps.isEmpty() || !m_lamps[chosen()].resizes)
        return;
    StudioLamp &lamp = m_lamps[chosen()];
    const double size = std::clamp(lamp.size + by, 0.0, 1.0);
    if (size == lamp.size)
        return;
    lamp.size = size;
    moved();
    emit lampResized(chosen(), size);
}

void StudioPlan::mouseMoveEvent(QMouseEvent *event)
{
    if (!isDragged())
        return HandleSurface::mouseMoveEvent(event);
    const bool fine = event->modifiers() & Qt::ShiftModifier;
    const QPointF from = held(event->position()) - centre();
    const double angle = std::atan2(from.x(), from.y()) * degreesPerRadian;
    const double step = fine ? fineDeg : coarseDeg;
    const double away = std::hypot(from.x(), from.y()) / radius();
    moveChosen(std::round(angle / step) * step, std::round(away / fineStep) * fineStep);
}

void StudioPlan::keyPressEvent(QKeyEvent *event)
{
    if (m_lamps.isEmpty())
        return HandleSurface::keyPressEvent(event);
    const StudioLamp lamp = m_lamps[chosen()];
    const bool fine = event->modifiers() & Qt::ShiftModifier;
    const double turn = fine ? fineDeg : coarseDeg, step = fine ? fineStep : coarseStep;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveChosen(stepped(lamp, -turn), lamp.distance);
    case Qt::Key_Right:
        return moveChosen(stepped(lamp, turn), lamp.distance);
    case Qt::Key_Up:
        return moveChosen(lamp.azimuthDeg, lamp.distance - step);
    case Qt::Key_Down:
        return moveChosen(lamp.azimuthDeg, lamp.distance + step);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return resizeChosen(coarseStep);
    case Qt::Key_Minus:
        return resizeChosen(-coarseStep);
    default:
        HandleSurface::keyPressEvent(event);
    }
}

void StudioPlan::wheelEvent(QWheelEvent *event)
{
    if (!hasFocus() || m_lamps.isEmpty() || !m_lamps[chosen()].resizes)
        return event->ignore(); // let the panel scroll
    resizeChosen(event->angleDelta().y() > 0 ? coarseStep : -coarseStep);
    finish();
    event->accept();
}

void StudioPlan::paintRoom(QPainter &painter) const
{
    const QColor line = palette().color(QPalette::Mid);
    const QColor quiet = palette().color(QPalette::PlaceholderText);
    painter.setPen(QPen(hasFocus() ? palette().color(QPalette::Highlight) : line, hasFocus() ? 2 : 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);

    painter.setPen(QPen(line, 1));
    painter.setBrush(m_backdrop);
    painter.drawRoundedRect(QRectF(centre().x() - radius() * 0.75, 5, radius() * 1.5, 6), 2, 2);

    painter.setPen(QPen(palette().color(QPalette::Midlight), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(centre(), radius(), radius());
    for (int degrees = 0; degrees < 360; degrees += 15)
        painter.drawLine(positionOf(degrees, degrees % 45 ? 0.97 : 0.92), positionOf(degrees, 1));

    painter.setPen(quiet);
    const QRectF words = QRectF(rect()).adjusted(8, 0, -8, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, m_left);
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, m_right);
    drawCamera(painter, positionOf(0, 1) + QPointF(0, 8), quiet);
    drawHead(painter, centre(), radius() * 0.17, m_facingDeg, palette());
}

void StudioPlan::paintLamp(QPainter &painter, int index) const
{
    const StudioLamp &lamp = m_lamps[index];
    const bool isChosen = index == chosen();
    LampLook look{lamp.color, lamp.size, lamp.strength, isChosen && isDragged(), isChosen && hasFocus()};
    drawLamp(painter, positionOf(index), targetOf(index), look, palette());
}

void StudioPlan::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPointSizeF(font().pointSizeF() * 0.9);
    painter.setFont(small);
    paintRoom(painter);
    for (int i = 0; i < m_lamps.size(); ++i)
        drawBeam(painter, positionOf(i), targetOf(i), m_lamps[i].color, m_lamps[i].size, m_lamps[i].strength);
    for (int i = 0; i < m_lamps.size(); ++i)
        if (i != chosen())
            paintLamp(painter, i);
    if (!m_lamps.isEmpty())
        paintLamp(painter, chosen());
    for (int i = 0; i < m_lamps.size(); ++i)
        drawLampName(painter, positionOf(i), centre(), m_lamps[i].name.section(QLatin1Char(' '), 0, 0),
                     palette().color(i == chosen() ? QPalette::WindowText : QPalette::PlaceholderText),
                     rect());
}

} // namespace presence
