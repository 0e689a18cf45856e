// SPDX-License-Identifier: MIT
#include "ui/widgets/studio/height_arc.h"

#include "ui/widgets/layout/wrapped_tip.h"
#include "ui/widgets/studio/studio_drawing.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <cmath>

namespace presence {

namespace {

constexpr double grabRadius = 14;
constexpr double degreesPerRadian = 57.29577951308232;

class ArcAccess : public QAccessibleWidget
{
public:
    explicit ArcAccess(HeightArc *arc)
        : QAccessibleWidget(arc, QAccessible::Slider)
        , m_arc(arc)
    {
    }
    QString text(QAccessible::Text kind) const override
    {
        if (kind != QAccessible::Value || m_arc->marks().isEmpty())
            return QAccessibleWidget::text(kind);
        const HeightMark &mark = m_arc->marks()[m_arc->chosen()];
        return mark.name + QStringLiteral(": ") + mark.value;
    }

private:
    HeightArc *m_arc;
};

QAccessibleInterface *arcAccess(const QString &, QObject *object)
{
    auto *arc = qobject_cast<HeightArc *>(object);
    return arc ? new ArcAccess(arc) : nullptr;
}

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
    : QWidget(parent)
{
    QAccessible::installFactory(arcAccess);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void HeightArc::setMarks(const QList<HeightMark> &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    m_chosen = std::clamp(m_chosen, 0, std::max<int>(int(marks.size()) - 1, 0));
    update();
    QAccessibleValueChangeEvent event(this, {});
    QAccessible::updateAccessibility(&event);
}

void HeightArc::choose(int mark)
{
    if (mark == m_chosen || mark < 0 || mark >= m_marks.size())
        return;
    m_chosen = mark;
    update();
    QAccessibleValueChangeEvent event(this, {});
    QAccessible::updateAccessibility(&event);
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

int HeightArc::markAt(QPointF point) const
{
    int nearest = -1;
    double least = grabRadius;
    for (int i = 0; i < m_marks.size(); ++i)
        if (const double away = QLineF(point, positionOf(i)).length(); away < least) {
            least = away;
            nearest = i;
        }
    return nearest;
}

void HeightArc::moveChosen(double elevationDeg)
{
    if (m_marks.isEmpty())
        return;
    HeightMark &mark = m_marks[m_chosen];
    const double height = std::clamp(elevationDeg, mark.minimumDeg, mark.maximumDeg);
    if (height == mark.elevationDeg)
        return;
    mark.elevationDeg = height;
    m_moved = true;
    update();
    emit heightChanged(m_chosen, height);
}

void HeightArc::finish()
{
    if (!m_moved)
        return;
    m_moved = false;
    emit editingFinished();
}

void HeightArc::mousePressEvent(QMouseEvent *event)
{
    const int mark = event->button() == Qt::LeftButton ? markAt(event->position()) : -1;
    if (mark < 0)
        return event->ignore();
    choose(mark);
    m_dragging = true;
    m_grip = positionOf(mark) - event->position();
    update();
}

void HeightArc::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging)
        return;
    const QPointF from = event->position() + m_grip - eye();
    const double step = m_marks[m_chosen].isCamera || event->modifiers() & Qt::ShiftModifier ? 1 : 5;
    const double height = std::atan2(-from.y(), from.x()) * degreesPerRadian;
    moveChosen(std::round(height / step) * step);
}

void HeightArc::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragging = false;
    update();
    finish();
}

void HeightArc::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const int mark = markAt(event->position()); mark >= 0 && event->button() == Qt::LeftButton)
        emit resetRequested(mark);
}

void HeightArc::keyPressEvent(QKeyEvent *event)
{
    if (m_marks.isEmpty())
        return QWidget::keyPressEvent(event);
    const HeightMark &mark = m_marks[m_chosen];
    const double step = mark.isCamera || event->modifiers() & Qt::ShiftModifier ? 1 : 5;
    switch (event->key()) {
    case Qt::Key_Up:
        return moveChosen(mark.elevationDeg + step);
    case Qt::Key_Down:
        return moveChosen(mark.elevationDeg - step);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        emit resetRequested(m_chosen);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void HeightArc::keyReleaseEvent(QKeyEvent *event)
{
    if (!event->isAutoRepeat())
        finish();
    QWidget::keyReleaseEvent(event);
}

void HeightArc::focusInEvent(QFocusEvent *event)
{
    if (event->reason() == Qt::TabFocusReason)
        choose(0);
    else if (event->reason() == Qt::BacktabFocusReason)
        choose(int(m_marks.size()) - 1);
    QWidget::focusInEvent(event);
    update();
}

void HeightArc::focusOutEvent(QFocusEvent *event)
{
    finish();
    QWidget::focusOutEvent(event);
    update();
}

bool HeightArc::focusNextPrevChild(bool next)
{
    const int other = m_chosen + (next ? 1 : -1);
    if (!hasFocus() || other < 0 || other >= m_marks.size())
        return QWidget::focusNextPrevChild(next);
    finish();
    choose(other);
    return true;
}

bool HeightArc::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int mark = markAt(help->pos());
        QToolTip::showText(help->globalPos(),
                           wrappedTip(mark < 0
                                          ? toolTip()
                                          : m_marks[mark].name + QStringLiteral(": ") + m_marks[mark].value),
                           this);
        return true;
    }
    return QWidget::event(event);
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
        const bool chosen = i == m_chosen;
        const QPointF at = positionOf(i);
        if (mark.isCamera) {
            const bool focused = chosen && hasFocus();
            painter.save();
            painter.translate(at);
            painter.rotate(-90 - mark.elevationDeg);
            drawCamera(painter, {},
                       palette().color(focused ? QPalette::Highlight : QPalette::PlaceholderText));
            painter.restore();
            continue;
        }
        drawBeam(painter, at, eye(), mark.color, 0.2, 0.6);
        drawLamp(painter, at, eye(), {mark.color, 0.2, 1, chosen && m_dragging, chosen && hasFocus()},
                 palette());
    }
}

} // namespace presence
