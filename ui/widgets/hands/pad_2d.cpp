// SPDX-License-Identifier: MIT
#include "ui/widgets/hands/pad_2d.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QMouseEvent>
#include <QPainter>

namespace presence {

namespace {

constexpr double fineShare = 0.1;
constexpr double dotRadius = 6;

class PadAccess : public QAccessibleWidget
{
public:
    explicit PadAccess(Pad2d *pad)
        : QAccessibleWidget(pad, QAccessible::Slider)
        , m_pad(pad)
    {
    }

    QString text(QAccessible::Text kind) const override
    {
        if (kind != QAccessible::Value)
            return QAccessibleWidget::text(kind);
        return m_pad->acrossScale().text(m_pad->across()) + QStringLiteral(", ") +
               m_pad->upScale().text(m_pad->up());
    }

private:
    Pad2d *m_pad;
};

QAccessibleInterface *padAccess(const QString &, QObject *object)
{
    auto *pad = qobject_cast<Pad2d *>(object);
    return pad ? new PadAccess(pad) : nullptr;
}

} // namespace

Pad2d::Pad2d(const ValueScale &across, const ValueScale &up, QWidget *parent)
    : HandSurface(parent)
    , m_acrossScale(across)
    , m_upScale(up)
{
    QAccessible::installFactory(padAccess);
    setCursor(Qt::CrossCursor);
}

void Pad2d::setValues(double across, double up)
{
    if (across == m_x && up == m_y)
        return;
    m_x = across;
    m_y = up;
    update();
    QAccessibleValueChangeEvent event(this, {});
    QAccessible::updateAccessibility(&event);
}

void Pad2d::setEnds(const QStringList &ends)
{
    m_ends = ends;
    update();
}

QRectF Pad2d::field() const { return QRectF(rect()).adjusted(8, 8, -8, -8); }

QPointF Pad2d::positionOf(double across, double up) const
{
    const QRectF area = field();
    const double x = (across - m_acrossScale.minimum) / (m_acrossScale.maximum - m_acrossScale.minimum);
    const double y = (up - m_upScale.minimum) / (m_upScale.maximum - m_upScale.minimum);
    return {area.left() + x * area.width(), area.bottom() - y * area.height()};
}

void Pad2d::moveTo(double across, double up)
{
    if (across == m_x && up == m_y)
        return;
    setValues(across, up);
    moved();
    emit valuesChanged(m_x, m_y);
}

void Pad2d::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    drag();
    m_lastPoint = event->position();
    m_dragPoint = positionOf(m_x, m_y);
    if (QLineF(m_lastPoint, m_dragPoint).length() > dotRadius + 4) {
        m_dragPoint = m_lastPoint;
        mouseMoveEvent(event);
    }
}

void Pad2d::mouseMoveEvent(QMouseEvent *event)
{
    if (!isDragged())
        return;
    const double share = event->modifiers() & Qt::ShiftModifier ? fineShare : 1;
    m_dragPoint += (event->position() - m_lastPoint) * share;
    m_lastPoint = event->position();
    const QRectF area = field();
    const double x = (m_dragPoint.x() - area.left()) / area.width();
    const double y = (area.bottom() - m_dragPoint.y()) / area.height();
    const auto value = [share](const ValueScale &scale, double at) {
        return scale.snapped(scale.minimum + at * (scale.maximum - scale.minimum), scale.step * share);
    };
    moveTo(value(m_acrossScale, x), value(m_upScale, y));
}

void Pad2d::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit resetRequested();
}

void Pad2d::keyPressEvent(QKeyEvent *event)
{
    const double share = event->modifiers() & Qt::ShiftModifier ? fineShare : 1;
    const auto by = [&](double acrossSteps, double upSteps) {
        moveTo(m_acrossScale.snapped(m_x + acrossSteps * m_acrossScale.step * share,
                                     m_acrossScale.step * fineShare),
               m_upScale.snapped(m_y + upSteps * m_upScale.step * share, m_upScale.step * fineShare));
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return by(-1, 0);
    case Qt::Key_Right:
        return by(1, 0);
    case Qt::Key_Up:
        return by(0, 1);
    case Qt::Key_Down:
        return by(0, -1);
    default:
        HandSurface::keyPressEvent(event);
    }
}

void Pad2d::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor strong = palette().color(QPalette::WindowText);
    const QColor accent = palette().color(QPalette::Highlight);

    painter.setPen(QPen(hasFocus() ? accent : palette().color(QPalette::Mid), hasFocus() ? 2 : 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);

    const QPointF zero = positionOf(std::clamp(0.0, m_acrossScale.minimum, m_acrossScale.maximum),
                                    std::clamp(0.0, m_upScale.minimum, m_upScale.maximum));
    const QRectF area = field();
    painter.setPen(QPen(palette().color(QPalette::Midlight), 1));
    painter.drawLine(QPointF(area.left(), zero.y()), QPointF(area.right(), zero.y()));
    painter.drawLine(QPointF(zero.x(), area.top()), QPointF(zero.x(), area.bottom()));
    painter.drawEllipse(zero, 3, 3);

    if (m_ends.size() == 4) {
        QFont small = font();
        small.setPointSizeF(font().pointSizeF() * 0.9);
        painter.setFont(small);
        painter.setPen(palette().color(QPalette::PlaceholderText));
        const QRectF inside = area.adjusted(0, -2, 0, 2);
        painter.drawText(inside, Qt::AlignLeft | Qt::AlignBottom, m_ends[0]);
        painter.drawText(inside, Qt::AlignRight | Qt::AlignBottom, m_ends[1]);
        painter.drawText(inside, Qt::AlignHCenter | Qt::AlignTop, m_ends[2]);
        painter.drawText(inside, Qt::AlignHCenter | Qt::AlignBottom, m_ends[3]);
    }

    const QPointF dot = positionOf(m_x, m_y);
    painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1));
    painter.drawLine(zero, dot);
    painter.setPen(QPen(hasFocus() ? accent : strong, hasFocus() ? 2.5 : 1.5));
    painter.setBrush(isDragged() ? strong : palette().color(QPalette::Window));
    painter.drawEllipse(dot, dotRadius - 0.75, dotRadius - 0.75);
}

} // namespace presence
