// SPDX-License-Identifier: MIT
#include "ui/widgets/hands/handle_surface.h"

#include "ui/widgets/layout/wrapped_tip.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHelpEvent>
#include <QLineF>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>

namespace presence {

namespace {

constexpr double grabRadius = 15;

class SurfaceAccess : public QAccessibleWidget
{
public:
    explicit SurfaceAccess(HandleSurface *surface)
        : QAccessibleWidget(surface, QAccessible::Slider)
        , m_surface(surface)
    {
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value && m_surface->handleCount() > 0
                   ? m_surface->textOf(m_surface->chosen())
                   : QAccessibleWidget::text(kind);
    }

private:
    HandleSurface *m_surface;
};

QAccessibleInterface *surfaceAccess(const QString &, QObject *object)
{
    auto *surface = qobject_cast<HandleSurface *>(object);
    return surface ? new SurfaceAccess(surface) : nullptr;
}

void announceValue(QWidget *surface)
{
    QAccessibleValueChangeEvent event(surface, {});
    QAccessible::updateAccessibility(&event);
}

} // namespace

HandleSurface::HandleSurface(QWidget *parent)
    : HandSurface(parent)
{
    QAccessible::installFactory(surfaceAccess);
}

void HandleSurface::handlesChanged()
{
    m_chosen = std::clamp(m_chosen, 0, std::max(handleCount() - 1, 0));
    update();
    announceValue(this);
}

void HandleSurface::choose(int handle)
{
    if (handle == m_chosen || handle < 0 || handle >= handleCount())
        return;
    m_chosen = handle;
    update();
    emit handleChosen(handle);
    announceValue(this);
}

int HandleSurface::handleAt(QPointF point) const
{
    int nearest = -1;
    double least = grabRadius;
    for (int i = 0; i < handleCount(); ++i) {
        // Of two on top of each other the chosen one is meant.
        const double away = QLineF(point, positionOf(i)).length() - (i == m_chosen ? 2 : 0);
        if (away < least) {
            least = away;
            nearest = i;
        }
    }
    return nearest;
}

void HandleSurface::askReset()
{
    if (handleCount() > 0)
        emit resetRequested(m_chosen);
}

void HandleSurface::mousePressEvent(QMouseEvent *event)
{
    const int handle = event->button() == Qt::LeftButton ? handleAt(event->position()) : -1;
    if (handle < 0)
        return event->ignore();
    choose(handle);
    m_grip = positionOf(handle) - event->position();
    setCursor(Qt::ClosedHandCursor);
    drag();
}

void HandleSurface::mouseMoveEvent(QMouseEvent *event)
{
    setCursor(handleAt(event->position()) < 0 ? Qt::ArrowCursor : Qt::OpenHandCursor);
}

void HandleSurface::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setCursor(Qt::OpenHandCursor);
    HandSurface::mouseReleaseEvent(event);
}

void HandleSurface::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const int handle = handleAt(event->position()); handle >= 0 && event->button() == Qt::LeftButton)
        emit resetRequested(handle);
}

void HandleSurface::focusInEvent(QFocusEvent *event)
{
    if (event->reason() == Qt::TabFocusReason)
        choose(0);
    else if (event->reason() == Qt::BacktabFocusReason)
        choose(handleCount() - 1);
    HandSurface::focusInEvent(event);
}

bool HandleSurface::focusNextPrevChild(bool next)
{
    const int other = m_chosen + (next ? 1 : -1);
    if (!hasFocus() || other < 0 || other >= handleCount())
        return HandSurface::focusNextPrevChild(next);
    finish();
    choose(other);
    return true;
}

bool HandleSurface::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int handle = handleAt(help->pos());
        QToolTip::showText(help->globalPos(), wrappedTip(handle < 0 ? toolTip() : textOf(handle)), this);
        return true;
    }
    return HandSurface::event(event);
}

} // namespace presence
