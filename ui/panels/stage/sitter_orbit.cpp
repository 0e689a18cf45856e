// SPDX-License-Identifier: MIT
#include "ui/panels/stage/sitter_orbit.h"

#include "ui/models/pictures/sitter_preview.h"
#include "ui/widgets/picture/image_view.h"

#include <QAction>
#include <QMouseEvent>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace presence {

SitterOrbit::SitterOrbit(SitterPreview &preview, ImageView *view)
    : QObject(view)
    , m_preview(preview)
    , m_view(view)
    , m_chip(new QToolButton(view))
{
    m_chip->setProperty("segment", true);
    m_chip->hide();
    m_chip->setToolTip(tr("Only for a look: the direction is as it was. Press to go back to the camera."));
    m_chip->move(8, 8);
    connect(m_chip, &QToolButton::clicked, this, [this] { lookFrom({}); });
    const auto add = [this](const QString &text, const QKeySequence &keys, QPointF way) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this,
                [this, way] { lookFrom(way.isNull() ? way : m_angles + way * degreesPerKey); });
        m_actions.append(action);
    };
    // The subject's left is at the right of the picture.
    add(tr("Look at the sitter from further on their left"), QKeySequence("Alt+Right"), {1, 0});
    add(tr("Look at the sitter from further on their right"), QKeySequence("Alt+Left"), {-1, 0});
    add(tr("Look at the sitter from higher up"), QKeySequence("Alt+Up"), {0, 1});
    add(tr("Look at the sitter from further down"), QKeySequence("Alt+Down"), {0, -1});
    add(tr("Look at the sitter through the camera again"), QKeySequence("Alt+Home"), {});
    view->installEventFilter(this);
}

void SitterOrbit::lookFrom(QPointF angles)
{
    angles.setX(std::remainder(angles.x(), 360));
    angles.setY(std::clamp(angles.y(), -highestDeg, highestDeg));
    if (angles == m_angles)
        return;
    m_angles = angles;
    m_preview.lookFrom(angles.x(), angles.y());
    m_chip->setText(tr("Looking from %1 – back").arg(place()));
    m_chip->setVisible(isAway());
    m_chip->adjustSize();
    emit changed(isAway());
}

QString SitterOrbit::place() const
{
    QStringList parts;
    const int aside = qRound(m_angles.x()), up = qRound(m_angles.y());
    if (aside)
        parts += (aside > 0 ? tr("%1° left") : tr("%1° right")).arg(std::abs(aside));
    if (up)
        parts += (up > 0 ? tr("%1° above") : tr("%1° below")).arg(std::abs(up));
    return parts.isEmpty() ? tr("close by") : parts.join(QStringLiteral(", "));
}

bool SitterOrbit::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() != Qt::LeftButton || !(mouse->modifiers() & Qt::AltModifier))
            break;
        m_turning = true;
        m_last = mouse->globalPosition();
        return true;
    }
    case QEvent::MouseMove: {
        if (!m_turning)
            break;
        const QPointF at = static_cast<QMouseEvent *>(event)->globalPosition();
        const QPointF way = at - std::exchange(m_last, at);
        lookFrom(m_angles + QPointF(-way.x(), way.y()) * degreesPerPixel);
        return true;
    }
    case QEvent::MouseButtonRelease:
        if (std::exchange(m_turning, false))
            return true;
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace presence
