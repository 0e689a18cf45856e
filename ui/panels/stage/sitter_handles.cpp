// SPDX-License-Identifier: MIT
#include "ui/panels/stage/sitter_handles.h"

#include "core/sitter/places.h"
#include "ui/models/settings.h"
#include "ui/models/spec_document.h"
#include "ui/widgets/picture/image_view.h"
#include "ui/widgets/studio/light_dome.h"

#include <QAction>
#include <QEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace presence {

namespace {

using Grip = SitterHandles::Grip;

struct GripRow
{
    const char *name;
    const char *sideways; ///< control moved by going right
    const char *upwards;  ///< by going up, or null
    double degrees;       ///< for one reach
    DragHandle::Shape shape;
    Qt::CursorShape cursor;
};

const GripRow &rowOf(Grip grip)
{
    using Shape = DragHandle::Shape;
    static constexpr GripRow rows[SitterHandles::gripCount] = {
        {QT_TRANSLATE_NOOP("presence::SitterHandles", "Gaze, left eye"), "gaze.yaw", "gaze.pitch",
         SitterHandles::gazeDeg, Shape::Ring, Qt::SizeAllCursor},
        {QT_TRANSLATE_NOOP("presence::SitterHandles", "Gaze, right eye"), "gaze.yaw", "gaze.pitch",
         SitterHandles::gazeDeg, Shape::Ring, Qt::SizeAllCursor},
        {QT_TRANSLATE_NOOP("presence::SitterHandles", "Turn of the head"), "head.yaw", "head.pitch",
         SitterHandles::headDeg, Shape::Cross, Qt::SizeAllCursor},
        {QT_TRANSLATE_NOOP("presence::SitterHandles", "Tilt of the head"), "head.roll", nullptr,
         SitterHandles::tiltDeg, Shape::Arc, Qt::SizeHorCursor},
        {QT_TRANSLATE_NOOP("presence::SitterHandles", "Key light"), "lighting.key_azimuth",
         "lighting.key_elevation", SitterHandles::lightDeg, Shape::Dot, Qt::SizeAllCursor},
    };
    return rows[std::size_t(grip)];
}

double numberIn(const PortraitSpec &spec, const char *id)
{
    return id ? std::get<double>(findControl(id)->valueIn(spec)) : 0;
}

double fitting(const Control &control, double value)
{
    return std::clamp(value, control.minimum, control.maximum);
}

} // namespace

SitterHandles::SitterHandles(const Context &context, ImageView *view)
    : QObject(view)
    , m_context(context)
    , m_view(view)
    , m_dome(new LightDome(view))
    , m_always(new QAction(tr("Always show the handles on the sitter"), this))
{
    for (int i = 0; i < gripCount; ++i) {
        const GripRow &row = rowOf(Grip(i));
        m_handles.push_back(Grip(i) == Grip::KeyLight ? m_dome->lamp()
                                                      : new DragHandle(row.shape, row.cursor, view));
        m_handles.back()->setAccessibleName(tr(row.name));
        connectHandle(Grip(i));
    }
    m_always->setShortcut(QKeySequence(Qt::Key_H));
    m_always->setCheckable(true);
    m_always->setChecked(context.settings.handlesAlwaysShown());
    connect(m_always, &QAction::toggled, this, [this](bool always) {
        m_context.settings.setHandlesAlwaysShown(always);
        show();
    });
    view->installEventFilter(this);
    connect(view, &ImageView::zoomChanged, this, &SitterHandles::place);
    connect(view, &ImageView::viewTransformChanged, this, &SitterHandles::place);
    connect(&context.document, &SpecDocument::specChanged, this, &SitterHandles::place);
    place();
    show();
}

void SitterHandles::connectHandle(Grip grip)
{
    DragHandle *handle = m_handles[std::size_t(grip)];
    connect(handle, &DragHandle::dragStarted, this, [this, grip] {
        const GripRow &row = rowOf(grip);
        const PortraitSpec &spec = m_context.document.spec();
        m_start = {numberIn(spec, row.sideways), numberIn(spec, row.upwards)};
        const double height = m_view->layoutSize().height() * m_view->zoom() / m_view->devicePixelRatioF();
        m_reach =
            grip == Grip::KeyLight ? LightDome::radius : std::max(placesOf(spec, 1).faceHeight * height, 1.0);
    });
    connect(handle, &DragHandle::dragged, this,
            [this, grip](QPointF travel, bool fine) { drag(grip, travel, fine); });
    connect(handle, &DragHandle::nudged, this,
            [this, grip](int right, int up, bool fine) { nudge(grip, right, up, fine); });
    connect(handle, &DragHandle::finished, &m_context.document, &SpecDocument::endGesture);
}

void SitterHandles::drag(Grip grip, QPointF travel, bool fine)
{
    const double rate = rowOf(grip).degrees / m_reach, grains = fine ? 10 : 1; // whole degrees, or tenths
    const auto moved = [&](double start, double by) {
        return by == 0 ? start : std::round((start + by * rate) * grains) / grains;
    };
    set(grip, {moved(m_start.x(), travel.x()), moved(m_start.y(), -travel.y())});
    DragHandle *handle = m_handles[std::size_t(grip)];
    QToolTip::showText(QCursor::pos(), handle->toolTip(), handle);
}

void SitterHandles::nudge(Grip grip, int right, int up, bool fine)
{
    const GripRow &row = rowOf(grip);
    const PortraitSpec &spec = m_context.document.spec();
    const auto moved = [&](const char *id, int by) {
        return id ? numberIn(spec, id) + by * findControl(id)->step * (fine ? 0.1 : 1) : 0;
    };
    set(grip, {moved(row.sideways, right), moved(row.upwards, up)});
}

void SitterHandles::set(Grip grip, QPointF degrees)
{
    const GripRow &row = rowOf(grip);
    SpecPatch patch;
    const auto add = [&](const char *id, double value) {
        if (!id)
            return;
        const double fit = fitting(*findControl(id), value);
        if (fit != numberIn(m_context.document.spec(), id))
            patch.set(id, fit);
    };
    add(row.sideways, degrees.x());
    add(row.upwards, degrees.y());
    if (!patch.isEmpty())
        m_context.document.apply(patch, tr(row.name), QStringLiteral("handle.%1").arg(int(grip)),
                                 SpecDocument::LockPolicy::Override);
}

void SitterHandles::place()
{
    const QSize picture = m_view->layoutSize();
    m_dome->move(8, m_view->height() - m_dome->height() - 8);
    const PortraitSpec &spec = m_context.document.spec();
    m_dome->setDirection(spec.lighting.keyAzimuthDeg, spec.lighting.keyElevationDeg);
    m_dome->setVisible(m_available && !picture.isEmpty());
    const SitterPlaces places =
        placesOf(spec, picture.isEmpty() ? 0.8 : double(picture.width()) / picture.height());
    const SitterPlaces::Place where[] = {places.leftIris, places.rightIris, places.noseTip, places.crown};
    const QSizeF drawn = m_view->image().size();
    for (int i = 0; i < int(std::size(where)); ++i) {
        QPointF centre = m_view->toView({where[i].x * drawn.width(), where[i].y * drawn.height()});
        if (Grip(i) == Grip::Tilt) // a tight crop has no crown: it waits at the edge
            centre.setY(std::max(centre.y(), DragHandle::side / 2.0));
        m_handles[std::size_t(i)]->setCentre(centre);
        m_handles[std::size_t(i)]->setVisible(m_available && !picture.isEmpty() &&
                                              m_view->rect().contains(centre.toPoint()));
    }
    for (int i = 0; i < gripCount; ++i)
        describe(Grip(i));
}

void SitterHandles::describe(Grip grip)
{
    const GripRow &row = rowOf(grip);
    QStringList lines;
    for (const char *id : {row.sideways, row.upwards})
        if (id) {
            const Control &control = *findControl(id);
            lines += tr("%1: %2").arg(QString::fromStdString(m_context.words.label(id)),
                                      QString::fromStdString(m_context.words.valueText(
                                          control, control.valueIn(m_context.document.spec()))));
        }
    DragHandle *handle = m_handles[std::size_t(grip)];
    handle->setAccessibleDescription(lines.join(QStringLiteral("; ")));
    handle->setToolTip(lines.join(QLatin1Char('\n')) + QLatin1Char('\n') +
                       (row.upwards ? tr("Drag, or use the arrow keys. Shift is fine.")
                                    : tr("Drag sideways, or use the arrow keys. Shift is fine.")));
}

void SitterHandles::setAvailable(bool available)
{
    m_available = available;
    place();
}

void SitterHandles::show()
{
    m_dome->setShown(m_hovered || m_always->isChecked());
    for (DragHandle *handle : m_handles)
        handle->setShown(m_hovered || m_always->isChecked());
}

bool SitterHandles::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) {
        m_hovered = event->type() == QEvent::Enter;
        show();
    } else if (event->type() == QEvent::Resize) {
        place();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace presence
