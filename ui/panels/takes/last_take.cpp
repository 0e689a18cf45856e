// SPDX-License-Identifier: MIT
#include "ui/panels/takes/last_take.h"

#include "ui/models/takes/picture_loader.h"
#include "ui/models/takes/take_model.h"
#include "ui/widgets/overlay/picture_ghost.h"
#include "ui/widgets/picture/image_view.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>

namespace presence {

LastTake::LastTake(TakeModel &takes, PictureLoader &pictures, ImageView *view)
    : QObject(view)
    , m_takes(takes)
    , m_pictures(pictures)
    , m_ghost(new PictureGhost(view))
    , m_hold(new QAction(tr("Hold to see the last take in the sitter's place"), this))
    , m_blend(new QAction(tr("Blend the last take with the sitter"), this))
{
    m_hold->setShortcut(QKeySequence(Qt::Key_Y));
    m_hold->setAutoRepeat(false);
    m_blend->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_Y));
    m_blend->setCheckable(true);
    connect(m_hold, &QAction::triggered, this, [this] { setHeld(true); });
    connect(m_blend, &QAction::toggled, this, &LastTake::show);
    connect(&takes, &TakeModel::rowsInserted, this, &LastTake::show);
    connect(&takes, &TakeModel::rowsRemoved, this, &LastTake::show);
    connect(&pictures, &PictureLoader::loaded, this, [this](const QString &id, const QImage &picture) {
        if (id != m_id)
            return;
        const QString name = takeName(m_takes, id);
        m_ghost->setPicture(picture, m_held ? name : tr("%1 over the sitter").arg(name));
    });
    connect(&pictures, &PictureLoader::failed, this, [this](const QString &id, const QString &sentence) {
        if (id == m_id)
            m_ghost->setPicture({}, sentence);
    });
}

QList<QAction *> LastTake::actions() const { return {m_hold, m_blend}; }

void LastTake::setHeld(bool held)
{
    if (held == m_held)
        return;
    m_held = held;
    // Whatever has the focus then, the key is let go there.
    if (held)
        qApp->installEventFilter(this);
    else
        qApp->removeEventFilter(this);
    show();
}

void LastTake::show()
{
    m_id.clear();
    m_ghost->setVisible(m_held || m_blend->isChecked());
    if (m_ghost->isHidden())
        return;
    m_ghost->setBlended(!m_held);
    const QStringList ids = m_takes.ids();
    if (ids.isEmpty())
        return m_ghost->setPicture({}, tr("No take yet to compare with"));
    m_id = ids.last();
    m_pictures.request(m_id);
}

bool LastTake::eventFilter(QObject *watched, QEvent *event)
{
    const auto isHoldKey = [&] {
        return QKeySequence(static_cast<QKeyEvent *>(event)->key()) == m_hold->shortcut();
    };
    switch (event->type()) {
    case QEvent::KeyRelease:
        if (isHoldKey() && !static_cast<QKeyEvent *>(event)->isAutoRepeat())
            setHeld(false);
        break;
    case QEvent::KeyPress:
        if (!isHoldKey())
            setHeld(false);
        break;
    case QEvent::MouseButtonPress:
    case QEvent::ApplicationDeactivate:
        setHeld(false);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace presence
