// SPDX-License-Identifier: MIT
#include "ui/widgets/studio/height_arc.h"

#include "ui/widgets/studio/studio_drawing.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace presence {

namespace {

constexpr double degreesPerRadian = 57.29577951308232;

/// A head in profile that looks to the right, around the point between the eyes.
QPainterPath profile(QPointF eye, double size)
{
    const auto at = [&](double x, double y) { return eye + QPointF(x, y) * size; };
    QPainterPath path(at(0, -0.15));
    path.cubicTo(at(0.02, -0.9), at(-0.5, -1.15), at(-0.95, -1.1));
    path.cubicTo(at(-1.7, -1.05), at(-1.9, -0.1), at(-1.6, 0.5));
    path.cubicTo(at(-1.5, 0.9), at(-1.6, 1.2), at(-1.7, 1.5));
    path.lineTo(at(-0.75, 1.5));
    path.cubicTo(at(-0.7, 1.2), at(-0.6, 1.15), at(-0.15, 1.2));
    path.cubicTo(at(0.1, 1.2), at(0.08, 1.0), at(0.04, 0.85));
    path.lineTo(at(0.12, 0.72));
    path.lineTo(at(0.04, 0.55));
    path.lineTo(at(0.3, 0.42));
    path.closeSubpath();
    return path;
}

} // namespace

HeightArc::HeightArc(QWidget *parent)
    : HandleSurface(parent)
{
}

void HeightArc::setMarks(const QList<HeightMark> &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    handlesChanged();
}

QPointF HeightArc::eye() const { return {width() * 0.34, height() * 0.62}; }

double HeightArc::radius(bool camera) const
{
    const double room = std::min(width() - eye().x() - 12, eye().y() - 14);
    return camera ? room * 0.72 : room;
}

QPointF HeightArc::positionOf(double elevationDeg, bool camera) const
{
    const double angle = elevationDeg / degreesPerRadian;
    return eye() + QPointF(std::cos(angle), -std::sin(angle)) * radius(camera);
}

QPointF HeightArc::positionOf(int mark) const
{
    return positionOf(m_marks[mark].elevationDeg, m_marks[mark].isCamera);
}

QString HeightArc::textOf(int mark) const
{
    return m_marks[mark].name + QStringLiteral(": ") + m_marks[mark].value;
}

void HeightArc::moveChosen(double elevationDeg)
{
    if (m_marks.isEmpty())
        return;
    HeightMark &mark = m_marks[chosen()];
    const double height = std::clamp(elevationDeg, mark.minimumDeg, mark.maximumDeg);
    if (height == mark.elevationDeg)
        return;
    mark.elevationDeg = height;
    moved();
    emit heightChanged(chosen(), height);
}

void HeightArc::mouseMoveEvent(QMouseEvent *event)
{
    if (!isDragged())
        return HandleSurface::mouseMoveEvent(event);
    const QPointF from = held(event->position()) - eye();
    const double step = m_marks[chosen()].isCamera || event->modifiers() & Qt::ShiftModifier ? 1 : 5;
    const double height = std::atan2(-from.y(), from.x()) * degreesPerRadian;
    moveChosen(std::round(height / step) * step);
}

void HeightArc::keyPressEvent(QKeyEvent *event)
{
    if (m_marks.isEmpty())
        return HandleSurface::keyPressEvent(event);
    const HeightMark &mark = m_marks[chosen()];
    const double step = mark.isCamera || event->modifiers() & Qt::ShiftModifier ? 1 : 5;
    switch (event->key()) {
    case Qt::Key_Up:
        return moveChosen(mark.elevationDeg + step);
    case Qt::Key_Down:
        return moveChosen(mark.elevationDeg - step);
    default:
        HandleSurface::keyPressEvent(event);
    }
}

void HeightArc::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        QPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Mid), hasFocus() ? 2 : 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);

    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::Midlight), 1));
    for (const bool camera : {false, true}) {
        const double r = radius(camera);
        const double from = camera ? -30 : -30, to = camera ? 30 : 90;
        painter.drawArc(QRectF(eye().x() - r, eye().y() - r, 2 * r, 2 * r), int(from * 16),
                        int((to - from) * 16));
    }
    painter.setPen(QPen(palette().color(QPalette::Midlight), 1, Qt::DashLine));
    painter.drawLine(eye(), positionOf(0, false)); // the eye line
    painter.setPen(QPen(palette().color(QPalette::WindowText), 1.25));
    painter.setBrush(palette().color(QPalette::Button));
    painter.drawPath(profile(eye(), radius(false) * 0.22));

    for (int i = 0; i < m_marks.size(); ++i) {
        const HeightMark &mark = m_marks[i];
        const bool isChosen = i == chosen();
        const QPointF at = positionOf(i);
        if (mark.isCamera) {
            const bool focused = isChosen && hasFocus();
            painter.save();
            painter.translate(at);
            painter.rotate(-90 - mark.elevationDeg);
            drawCamera(painter, {},
                       palette().color(focused ? QPalette::Highlight : QPalette::PlaceholderText));
            painter.restore();
            continue;
        }
        drawBeam(painter, at, eye(), mark.color, 0.2, 0.6);
        drawLamp(painter, at, eye(), {mark.color, 0.2, 1, isChosen && isDragged(), isChosen && hasFocus()},
                 palette());
    }
}

} // namespace presence
