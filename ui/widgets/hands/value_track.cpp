// SPDX-License-Identifier: MIT
#include "ui/widgets/hands/value_track.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>

#include <cmath>

namespace presence {

namespace {

constexpr double handleRadius = 6;
constexpr double margin = handleRadius + 2;
constexpr int wheelRestMs = 400; // two notches closer than this belong to one turn of the wheel
constexpr double fineShare = 0.1;

class TrackAccess : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit TrackAccess(ValueTrack *track)
        : QAccessibleWidget(track, QAccessible::Slider)
        , m_track(track)
    {
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface *>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_track->scale().text(m_track->value())
                                          : QAccessibleWidget::text(kind);
    }
    QVariant currentValue() const override { return m_track->value(); }
    void setCurrentValue(const QVariant &value) override
    {
        m_track->setValue(value.toDouble());
        emit m_track->valueChanged(m_track->value());
        emit m_track->editingFinished();
    }
    QVariant maximumValue() const override { return m_track->scale().maximum; }
    QVariant minimumValue() const override { return m_track->scale().minimum; }
    QVariant minimumStepSize() const override { return m_track->scale().step; }

private:
    ValueTrack *m_track;
};

QAccessibleInterface *trackAccess(const QString &, QObject *object)
{
    auto *track = qobject_cast<ValueTrack *>(object);
    return track ? new TrackAccess(track) : nullptr;
}

} // namespace

ValueTrack::ValueTrack(QWidget *parent)
    : HandSurface(parent)
    , m_wheelTimer(new QTimer(this))
{
    QAccessible::installFactory(trackAccess); // Qt keeps one entry however often this is called
    m_wheelTimer->setSingleShot(true);
    m_wheelTimer->setInterval(wheelRestMs);
    connect(m_wheelTimer, &QTimer::timeout, this, &ValueTrack::finish);
}

void ValueTrack::setScale(const ValueScale &scale)
{
    m_scale = scale;
    setValue(m_value);
}

void ValueTrack::setValue(double value)
{
    value = std::clamp(value, m_scale.minimum, m_scale.maximum);
    if (value == m_value)
        return;
    m_value = value;
    update();
    QAccessibleValueChangeEvent event(this, m_value);
    QAccessible::updateAccessibility(&event);
}

void ValueTrack::setDefaultTick(double value)
{
    if (m_default == value)
        return;
    m_default = value;
    update();
}

void ValueTrack::setSecondTick(std::optional<double> value)
{
    if (m_secondTick == value)
        return;
    m_secondTick = value;
    update();
}

void ValueTrack::setBands(const QList<ValueBand> &bands)
{
    m_bands = bands;
    update();
}

double ValueTrack::shareOf(double value) const
{
    if (m_scale.proportional)
        return std::log(value / m_scale.minimum) / std::log(m_scale.maximum / m_scale.minimum);
    return (value - m_scale.minimum) / (m_scale.maximum - m_scale.minimum);
}

double ValueTrack::valueAt(double share) const
{
    share = std::clamp(share, 0.0, 1.0);
    if (m_scale.proportional)
        return m_scale.minimum * std::pow(m_scale.maximum / m_scale.minimum, share);
    return m_scale.minimum + share * (m_scale.maximum - m_scale.minimum);
}

double ValueTrack::xOf(double value) const { return margin + shareOf(value) * (width() - 2 * margin); }

QPoint ValueTrack::handlePosition(double value) const { return {qRound(xOf(value)), height() / 2}; }

QSize ValueTrack::sizeHint() const { return {120, 24}; }
QSize ValueTrack::minimumSizeHint() const { return {48, 24}; }

void ValueTrack::moveTo(double value)
{
    if (value == m_value)
        return;
    setValue(value);
    moved();
    emit valueChanged(m_value);
}

void ValueTrack::finish()
{
    m_wheelTimer->stop();
    HandSurface::finish();
}

void ValueTrack::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    drag();
    m_lastX = event->position().x();
    m_dragX = xOf(m_value);
    if (std::abs(m_lastX - m_dragX) > handleRadius + 2) {
        m_dragX = m_lastX;
        moveTo(m_scale.snapped(valueAt((m_dragX - margin) / (width() - 2 * margin)), m_scale.dragQuantum()));
    }
}

void ValueTrack::mouseMoveEvent(QMouseEvent *event)
{
    if (!isDragged())
        return;
    const bool fine = event->modifiers() & Qt::ShiftModifier;
    m_dragX += (event->position().x() - m_lastX) * (fine ? fineShare : 1);
    m_lastX = event->position().x();
    moveTo(m_scale.snapped(valueAt((m_dragX - margin) / (width() - 2 * margin)),
                           fine ? m_scale.step * fineShare : m_scale.dragQuantum()));
}

void ValueTrack::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit resetRequested();
}

void ValueTrack::keyPressEvent(QKeyEvent *event)
{
    const double step = m_scale.step * (event->modifiers() & Qt::ShiftModifier ? fineShare : 1);
    const auto by = [this](double amount) {
        moveTo(m_scale.snapped(m_value + amount, std::min(std::abs(amount), m_scale.step * fineShare)));
    };
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
        return by(-step);
    case Qt::Key_Right:
    case Qt::Key_Up:
        return by(step);
    case Qt::Key_PageDown:
        return by(-std::max(step, (m_scale.maximum - m_scale.minimum) / 10));
    case Qt::Key_PageUp:
        return by(std::max(step, (m_scale.maximum - m_scale.minimum) / 10));
    case Qt::Key_Home:
        return moveTo(m_scale.minimum);
    case Qt::Key_End:
        return moveTo(m_scale.maximum);
    default:
        HandSurface::keyPressEvent(event);
    }
}

void ValueTrack::wheelEvent(QWheelEvent *event)
{
    if (!hasFocus())
        return event->ignore(); // let the panel scroll
    const bool fine = event->modifiers() & Qt::ShiftModifier;
    m_wheelRest +=
        event->angleDelta().y() + event->angleDelta().x(); // Shift turns the wheel sideways on some systems
    const int notches = m_wheelRest / QWheelEvent::DefaultDeltasPerStep;
    m_wheelRest -= notches * QWheelEvent::DefaultDeltasPerStep;
    moveTo(
        m_scale.snapped(m_value + notches * m_scale.step * (fine ? fineShare : 1), m_scale.step * fineShare));
    m_wheelTimer->start();
    event->accept();
}

void ValueTrack::paintBands(QPainter &painter) const
{
    for (const ValueBand &band : m_bands) {
        const double left = xOf(std::clamp(band.from, m_scale.minimum, m_scale.maximum));
        const double right = xOf(std::clamp(band.to, m_scale.minimum, m_scale.maximum));
        const bool here = (m_value > band.from || band.from <= m_scale.minimum) && m_value <= band.to;
        const QColor ink = palette().color(here ? QPalette::WindowText : QPalette::Mid);
        // A gap of a pixel keeps neighbours apart; careful ones differ by pattern, not by colour alone.
        painter.fillRect(QRectF(left + 0.5, 1, std::max(right - left - 1, 1.5), 2.5),
                         band.careful ? QBrush(ink, Qt::Dense4Pattern) : QBrush(ink));
    }
}

void ValueTrack::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = height() / 2.0;
    const QColor strong =
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText);
    const QColor outline = palette().color(QPalette::Mid);
    paintBands(painter);

    painter.setPen(Qt::NoPen);
    painter.setBrush(outline);
    painter.drawRoundedRect(QRectF(margin, middle - 1, width() - 2 * margin, 2), 1, 1);
    const double from = xOf(std::clamp(m_default, m_scale.minimum, m_scale.maximum));
    const double to = xOf(m_value);
    painter.setBrush(strong);
    painter.drawRect(QRectF(std::min(from, to), middle - 1.5, std::abs(to - from), 3));

    painter.setBrush(palette().color(QPalette::PlaceholderText));
    painter.drawRect(QRectF(from - 0.75, middle + 5, 1.5, 4));
    if (m_secondTick) {
        painter.translate(xOf(*m_secondTick), middle - 7);
        painter.drawPolygon(QPolygonF({{0, 3}, {3, 0}, {0, -3}, {-3, 0}}));
        painter.resetTransform();
    }

    painter.setBrush(palette().color(QPalette::Window));
    painter.setPen(QPen(hasFocus() ? palette().color(QPalette::Highlight) : strong, hasFocus() ? 2.5 : 1.5));
    if (isDragged())
        painter.setBrush(strong);
    painter.drawEllipse(QPointF(to, middle), handleRadius - 0.75, handleRadius - 0.75);
}

} // namespace presence
