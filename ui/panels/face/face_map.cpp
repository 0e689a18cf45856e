// SPDX-License-Identifier: MIT
#include "ui/panels/face/face_map.h"

#include "ui/models/spec_document.h"
#include "ui/widgets/layout/wrapped_tip.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

constexpr double pixelsPerLevel = 14;
constexpr double step = 0.25; ///< levels; with Shift a tenth of a level
constexpr double fineStep = 0.1;
constexpr double pullThreshold = 4; ///< pixels before a press becomes a pull

/// Takes pointer and keys for one place and has its name; the map draws.
class PlaceHandle : public QAbstractButton
{
public:
    using QAbstractButton::QAbstractButton;

protected:
    void paintEvent(QPaintEvent *) override {}
};

} // namespace

FaceMap::FaceMap(SpecDocument &document, const ParameterWords &words, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_words(words)
    , m_drawing(makeFaceDrawing())
{
    setAccessibleName(tr("Map of the face"));
    for (const FacePlace &place : m_drawing.places) {
        auto *handle = new PlaceHandle(this);
        handle->setAccessibleName(place.name);
        handle->setCursor(Qt::PointingHandCursor);
        handle->setFocusPolicy(m_handles.empty() ? Qt::StrongFocus : Qt::ClickFocus);
        handle->installEventFilter(this);
        m_handles.push_back(handle);
    }
    showDocument();
}

double FaceMap::levelAt(const FacePlace &place) const
{
    double strongest = 0;
    for (const int unit : place.units)
        if (const Control *control = place.control(unit))
            strongest = std::max(strongest, std::get<double>(control->valueIn(m_document.spec())));
    return strongest;
}

QString FaceMap::describe(const FacePlace &place) const
{
    QStringList active;
    for (const int unit : place.units)
        if (const Control *control = place.control(unit))
            if (const double level = std::get<double>(control->valueIn(m_document.spec())); level > 0)
                active += QStringLiteral("AU%1 %2").arg(unit).arg(QString::fromStdString(levelText(level)));
    return active.isEmpty() ? tr("at rest") : active.join(QStringLiteral(", "));
}

void FaceMap::showDocument()
{
    for (std::size_t i = 0; i < m_handles.size(); ++i) {
        const FacePlace &place = m_drawing.places[i];
        QStringList lines{tr("%1: %2").arg(place.name, describe(place))};
        const std::pair<int, QString> pulls[] = {{place.up, tr("Pull up")},
                                                 {place.down, tr("Pull down")},
                                                 {place.out, tr("Pull outward")},
                                                 {place.in, tr("Pull inward")}};
        for (const auto &[unit, direction] : pulls)
            if (unit && place.control(unit))
                lines += tr("%1: %2").arg(
                    direction, QString::fromStdString(m_words.label("expression.au" + std::to_string(unit))));
        if (place.side != FacePlace::Side::Middle)
            lines += tr("With Ctrl both sides follow");
        m_handles[i]->setAccessibleDescription(lines.join(QLatin1Char('\n')));
        m_handles[i]->setToolTip(wrappedTip(lines.join(QLatin1Char('\n'))));
    }
    update();
}

FaceMap::Axis FaceMap::axisOf(const FacePlace &place, bool across) const
{
    Axis axis{.across = across};
    axis.more = place.control(across ? place.out : place.up);
    axis.less = place.control(across ? place.in : place.down);
    // Outward is to the left of the picture on the subject's right side; upward is against y.
    axis.sign = across ? (place.side == FacePlace::Side::Right ? -1 : 1) : -1;
    const auto level = [this](const Control *control) {
        return control ? std::get<double>(control->valueIn(m_document.spec())) : 0;
    };
    axis.start = level(axis.more) - level(axis.less);
    return axis;
}

void FaceMap::moveAlong(const FacePlace &place, const Axis &axis, double value, bool fine, bool both)
{
    const double rounding = fine ? fineStep : step;
    value =
        std::clamp(std::round(value / rounding) * rounding, axis.less ? -5.0 : 0.0, axis.more ? 5.0 : 0.0);
    SpecPatch patch;
    const auto set = [&](const Control *control, double level) {
        if (control)
            patch.set(control->id, level);
        if (control && both && !control->twin.empty())
            patch.set(control->twin, level);
    };
    set(axis.more, std::max(0.0, value));
    set(axis.less, std::max(0.0, -value));
    m_document.apply(patch, place.name, QString::fromStdString("face." + place.id),
                     SpecDocument::LockPolicy::Override);
}

void FaceMap::pullTo(QPointF position, Qt::KeyboardModifiers modifiers)
{
    const bool fine = modifiers.testFlag(Qt::ShiftModifier);
    const QPointF way = position - m_pull->from;
    const FacePlace &place = m_drawing.places[m_pull->place];
    if (!m_pull->axis) {
        if (std::hypot(way.x(), way.y()) < pullThreshold)
            return;
        Axis axis = axisOf(place, std::abs(way.x()) > std::abs(way.y()));
        if (!axis.more && !axis.less)
            axis = axisOf(place, !axis.across);
        m_pull->axis = axis;
    }
    const double along = (m_pull->axis->across ? way.x() : way.y()) * m_pull->axis->sign;
    moveAlong(place, *m_pull->axis,
              m_pull->axis->start + along / (fine ? 4 * pixelsPerLevel : pixelsPerLevel), fine,
              modifiers.testFlag(Qt::ControlModifier));
}

void FaceMap::letGo(const FacePlace &place)
{
    SpecPatch patch;
    for (const int unit : place.units)
        if (const Control *control = place.control(unit))
            patch.set(control->id, 0.0);
    m_document.apply(patch, tr("%1 at rest").arg(place.name), {}, SpecDocument::LockPolicy::Override);
}

void FaceMap::choose(std::size_t place)
{
    for (std::size_t i = 0; i < m_handles.size(); ++i)
        m_handles[i]->setFocusPolicy(i == place ? Qt::StrongFocus : Qt::ClickFocus);
    const bool changed = m_chosen != place;
    m_chosen = place;
    update();
    if (changed)
        emit placeChosen(m_drawing.places[place]);
}

void FaceMap::walk(std::size_t from, int key)
{
    const QPointF here = m_drawing.places[from].area.boundingRect().center();
    const bool across = key == Qt::Key_Left || key == Qt::Key_Right;
    const double sign = key == Qt::Key_Left || key == Qt::Key_Up ? -1 : 1;
    double nearest = std::numeric_limits<double>::max();
    std::optional<std::size_t> next;
    for (std::size_t i = 0; i < m_drawing.places.size(); ++i) {
        const QPointF way = m_drawing.places[i].area.boundingRect().center() - here;
        const double along = sign * (across ? way.x() : way.y());
        const double aside = std::abs(across ? way.y() : way.x());
        const double cost = along + 2 * aside;
        if (along > 1 && cost < nearest) {
            nearest = cost;
            next = i;
        }
    }
    if (next)
        m_handles[*next]->setFocus(Qt::TabFocusReason);
}

bool FaceMap::pressKey(std::size_t index, int key, Qt::KeyboardModifiers modifiers)
{
    const FacePlace &place = m_drawing.places[index];
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: {
        if (!modifiers.testFlag(Qt::ControlModifier)) {
            walk(index, key);
            return true;
        }
        const Axis axis = axisOf(place, key == Qt::Key_Left || key == Qt::Key_Right);
        const double toward = (key == Qt::Key_Right || key == Qt::Key_Down ? 1 : -1) * axis.sign;
        const bool fine = modifiers.testFlag(Qt::ShiftModifier);
        if (axis.more || axis.less)
            moveAlong(place, axis, axis.start + toward * (fine ? fineStep : 1), fine);
        return true;
    }
    case Qt::Key_Delete:
        letGo(place);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        choose(index);
        emit slidersWanted();
        return true;
    default:
        return false;
    }
}

bool FaceMap::eventFilter(QObject *object, QEvent *event)
{
    const auto found = std::ranges::find(m_handles, object);
    if (found == m_handles.end())
        return QWidget::eventFilter(object, event);
    const auto index = std::size_t(found - m_handles.begin());
    const FacePlace &place = m_drawing.places[index];
    switch (event->type()) {
    case QEvent::Enter:
    case QEvent::FocusIn: {
        QStringList ids;
        for (const Control *control : place.rows())
            if (control == place.control(control->actionUnit))
                ids += QString::fromStdString(control->id);
        m_document.setHighlight(ids);
        if (event->type() == QEvent::FocusIn)
            choose(index);
        else
            m_hovered = index;
        update();
        return false;
    }
    case QEvent::Leave:
        m_hovered.reset();
        m_document.setHighlight({});
        update();
        return false;
    case QEvent::FocusOut:
        m_document.endGesture();
        update();
        return false;
    case QEvent::MouseButtonPress: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() != Qt::LeftButton)
            return false;
        choose(index);
        m_pull = Pull{index, mouse->globalPosition(), {}};
        return true;
    }
    case QEvent::MouseMove:
        if (m_pull) {
            const auto *mouse = static_cast<QMouseEvent *>(event);
            pullTo(mouse->globalPosition(), mouse->modifiers());
        }
        return m_pull.has_value();
    case QEvent::MouseButtonRelease:
        m_pull.reset();
        m_document.endGesture();
        return true;
    case QEvent::MouseButtonDblClick:
        letGo(place);
        return true;
    case QEvent::KeyPress: {
        const auto *key = static_cast<QKeyEvent *>(event);
        return pressKey(index, key->key(), key->modifiers());
    }
    case QEvent::KeyRelease:
        if (!static_cast<QKeyEvent *>(event)->isAutoRepeat())
            m_document.endGesture();
        return false;
    default:
        return QWidget::eventFilter(object, event);
    }
}

QTransform FaceMap::toWidget() const
{
    const double scale = std::min(width() / FaceDrawing::width, height() / FaceDrawing::height);
    QTransform transform;
    transform.translate((width() - scale * FaceDrawing::width) / 2,
                        (height() - scale * FaceDrawing::height) / 2);
    return transform.scale(scale, scale);
}

void FaceMap::resizeEvent(QResizeEvent *)
{
    const QTransform transform = toWidget();
    for (std::size_t i = 0; i < m_handles.size(); ++i) {
        const QPainterPath area = transform.map(m_drawing.places[i].area);
        const QRect bounds = area.boundingRect().toAlignedRect();
        m_handles[i]->setGeometry(bounds);
        // Only where the place is does it take the pointer; it draws nothing itself.
        QRegion region;
        for (const QPolygonF &polygon : area.toFillPolygons())
            region += QRegion(polygon.translated(-bounds.topLeft()).toPolygon());
        m_handles[i]->setMask(region);
    }
}

void FaceMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QRect words = rect().adjusted(8, 4, -8, -4);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignBottom, tr("R", "the subject's right side"));
    painter.drawText(words, Qt::AlignRight | Qt::AlignBottom, tr("L", "the subject's left side"));

    painter.setTransform(toWidget(), true);
    painter.setPen(QPen(palette().color(QPalette::Mid), 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(m_drawing.lines);
    painter.fillPath(m_drawing.solid, palette().color(QPalette::Mid));
    for (std::size_t i = 0; i < m_drawing.places.size(); ++i)
        paintPlace(painter, i);
}

void FaceMap::paintPlace(QPainter &painter, std::size_t index) const
{
    const FacePlace &place = m_drawing.places[index];
    const double level = levelAt(place);
    const bool focused = m_handles[index]->hasFocus();
    if (level > 0) {
        QColor ink = palette().color(QPalette::WindowText);
        ink.setAlphaF(float(0.12 + 0.4 * levelTravel(level)));
        painter.fillPath(place.area, ink);
    }
    if (focused || m_chosen == index || m_hovered == index) {
        painter.setPen(QPen(palette().color(focused             ? QPalette::Highlight
                                            : m_chosen == index ? QPalette::WindowText
                                                                : QPalette::PlaceholderText),
                            focused ? 2 : 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(place.area);
    }
    // Pulls on both lobes of a place would show its level twice; the first lobe says it.
    const QPointF centre = place.area.toSubpathPolygons().front().boundingRect().center();
    if (level > 0) {
        QFont font = painter.font();
        font.setPixelSize(13);
        font.setBold(true);
        painter.setFont(font);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRectF(centre.x() - 12, centre.y() - 9, 24, 18), Qt::AlignCenter,
                         QString::fromStdString(levelText(level)).left(1));
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette().color(QPalette::PlaceholderText));
        painter.drawEllipse(centre, 1.6, 1.6);
    }
}

} // namespace presence
