// SPDX-License-Identifier: MIT
#include "ui/widgets/studio/studio_plan.h"

#include "ui/widgets/layout/wrapped_tip.h"
#include "ui/widgets/studio/studio_drawing.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

constexpr double grabRadius = 15;
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

class PlanAccess : public QAccessibleWidget
{
public:
    explicit PlanAccess(StudioPlan *plan)
        : QAccessibleWidget(plan, QAccessible::Slider)
        , m_plan(plan)
    {
    }
    QString text(QAccessible::Text kind) const override
    {
        if (kind != QAccessible::Value || m_plan->lamps().isEmpty())
            return QAccessibleWidget::text(kind);
        const StudioLamp &lamp = m_plan->lamps()[m_plan->chosen()];
        return lamp.name + QStringLiteral(": ") + lamp.value;
    }

private:
    StudioPlan *m_plan;
};

QAccessibleInterface *planAccess(const QString &, QObject *object)
{
    auto *plan = qobject_cast<StudioPlan *>(object);
    return plan ? new PlanAccess(plan) : nullptr;
}

} // namespace

StudioPlan::StudioPlan(QWidget *parent)
    : QWidget(parent)
{
    QAccessible::installFactory(planAccess);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StudioPlan::setLamps(const QList<StudioLamp> &lamps)
{
    if (lamps == m_lamps)
        return;
    m_lamps = lamps;
    m_chosen = std::clamp(m_chosen, 0, std::max<int>(int(lamps.size()) - 1, 0));
    update();
    QAccessibleValueChangeEvent event(this, {});
    QAccessible::updateAccessibility(&event);
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

void StudioPlan::choose(int lamp)
{
    if (lamp == m_chosen || lamp < 0 || lamp >= m_lamps.size())
        return;
    m_chosen = lamp;
    update();
    emit lampChosen(lamp);
    QAccessibleValueChangeEvent event(this, {});
    QAccessible::updateAccessibility(&event);
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

QPointF StudioPlan::targetOf(int lamp) const
{
    return m_lamps[lamp].onBackdrop ? QPointF(positionOf(lamp).x(), 8) : centre();
}

int StudioPlan::lampAt(QPointF point) const
{
    int nearest = -1;
    double least = grabRadius;
    for (int i = 0; i < m_lamps.size(); ++i) {
        // Of two on top of each other the chosen one is meant.
        const double away = QLineF(point, positionOf(i)).length() - (i == m_chosen ? 2 : 0);
        if (away < least) {
            least = away;
            nearest = i;
        }
    }
    return nearest;
}

void StudioPlan::moveChosen(double azimuthDeg, double distance)
{
    if (m_lamps.isEmpty())
        return;
    StudioLamp &lamp = m_lamps[m_chosen];
    const double azimuth = lamp.turns ? placeNear(lamp, azimuthDeg) : lamp.azimuthDeg;
    const double away = lamp.approaches ? std::clamp(distance, 0.0, 1.0) : lamp.distance;
    if (azimuth == lamp.azimuthDeg && away == lamp.distance)
        return;
    lamp.azimuthDeg = azimuth;
    lamp.distance = away;
    m_moved = true;
    update();
    emit lampMoved(m_chosen, azimuth, away);
}

void StudioPlan::resizeChosen(double by)
{
    if (m_lamps.isEmpty() || !m_lamps[m_chosen].resizes)
        return;
    StudioLamp &lamp = m_lamps[m_chosen];
    const double size = std::clamp(lamp.size + by, 0.0, 1.0);
    if (size == lamp.size)
        return;
    lamp.size = size;
    m_moved = true;
    update();
    emit lampResized(m_chosen, size);
}

void StudioPlan::finish()
{
    if (!m_moved)
        return;
    m_moved = false;
    emit editingFinished();
}

void StudioPlan::mousePressEvent(QMouseEvent *event)
{
    const int lamp = event->button() == Qt::LeftButton ? lampAt(event->position()) : -1;
    if (lamp < 0)
        return event->ignore();
    choose(lamp);
    m_dragging = true;
    m_grip = positionOf(lamp) - event->position();
    setCursor(Qt::ClosedHandCursor);
    update();
}

void StudioPlan::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging) {
        setCursor(lampAt(event->position()) < 0 ? Qt::ArrowCursor : Qt::OpenHandCursor);
        return;
    }
    const bool fine = event->modifiers() & Qt::ShiftModifier;
    const QPointF from = event->position() + m_grip - centre();
    const double angle = std::atan2(from.x(), from.y()) * degreesPerRadian;
    const double step = fine ? fineDeg : coarseDeg;
    const double away = std::hypot(from.x(), from.y()) / radius();
    moveChosen(std::round(angle / step) * step, std::round(away / fineStep) * fineStep);
}

void StudioPlan::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragging = false;
    setCursor(Qt::OpenHandCursor);
    update();
    finish();
}

void StudioPlan::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const int lamp = lampAt(event->position()); lamp >= 0 && event->button() == Qt::LeftButton)
        emit resetRequested(lamp);
}

void StudioPlan::keyPressEvent(QKeyEvent *event)
{
    if (m_lamps.isEmpty())
        return QWidget::keyPressEvent(event);
    const StudioLamp lamp = m_lamps[m_chosen];
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
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        emit resetRequested(m_chosen);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void StudioPlan::keyReleaseEvent(QKeyEvent *event)
{
    if (!event->isAutoRepeat())
        finish();
    QWidget::keyReleaseEvent(event);
}

void StudioPlan::wheelEvent(QWheelEvent *event)
{
    if (!hasFocus() || m_lamps.isEmpty() || !m_lamps[m_chosen].resizes)
        return event->ignore(); // let the panel scroll
    resizeChosen(event->angleDelta().y() > 0 ? coarseStep : -coarseStep);
    finish();
    event->accept();
}

void StudioPlan::focusInEvent(QFocusEvent *event)
{
    if (event->reason() == Qt::TabFocusReason)
        choose(0);
    else if (event->reason() == Qt::BacktabFocusReason)
        choose(int(m_lamps.size()) - 1);
    QWidget::focusInEvent(event);
    update();
}

void StudioPlan::focusOutEvent(QFocusEvent *event)
{
    finish();
    QWidget::focusOutEvent(event);
    update();
}

bool StudioPlan::focusNextPrevChild(bool next)
{
    const int other = m_chosen + (next ? 1 : -1);
    if (!hasFocus() || other < 0 || other >= m_lamps.size())
        return QWidget::focusNextPrevChild(next);
    finish();
    choose(other);
    return true;
}

bool StudioPlan::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int lamp = lampAt(help->pos());
        const QString text =
            lamp < 0 ? toolTip() : m_lamps[lamp].name + QStringLiteral(": ") + m_lamps[lamp].value;
        QToolTip::showText(help->globalPos(), wrappedTip(text), this);
        return true;
    }
    return QWidget::event(event);
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
    const bool chosen = index == m_chosen;
    LampLook look{lamp.color, lamp.size, lamp.strength, chosen && m_dragging, chosen && hasFocus()};
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
        if (i != m_chosen)
            paintLamp(painter, i);
    if (!m_lamps.isEmpty())
        paintLamp(painter, m_chosen);
    for (int i = 0; i < m_lamps.size(); ++i)
        drawLampName(painter, positionOf(i), centre(), m_lamps[i].name.section(QLatin1Char(' '), 0, 0),
                     palette().color(i == m_chosen ? QPalette::WindowText : QPalette::PlaceholderText),
                     rect());
}

} // namespace presence
