// SPDX-License-Identifier: MIT
#include "ui/panels/takes/take_actions.h"

#include "ui/models/takes/take_model.h"
#include "ui/models/takes/take_selection.h"

#include <QAction>

namespace presence {

TakeActions::TakeActions(TakeModel &takes, TakeSelection &selection, QObject *parent)
    : QObject(parent)
    , m_takes(takes)
    , m_selection(selection)
{
    for (int stars = 0; stars <= 5; ++stars)
        addPair(tr("Rate %1").arg(stars), Qt::Key_0 + stars, true,
                [this, stars] { m_takes.setRating(m_selection.current(), stars); });
    const auto flag = [this](Take::Flag which) {
        return [this, which] { m_takes.setFlag(m_selection.current(), which); };
    };
    addPair(tr("Pick"), Qt::Key_P, true, flag(Take::Flag::Pick));
    addPair(tr("Reject"), Qt::Key_X, false, flag(Take::Flag::Reject));
    addPair(tr("Unflag"), Qt::Key_U, true, flag(Take::Flag::None));
    add(tr("Move take to the trash"), Qt::Key_Delete, [this] {
        if (!m_selection.current().isEmpty())
            m_takes.remove(m_selection.current());
    });
    m_restore = add(tr("Bring the take back from the trash"), {}, [this] {
        m_takes.restore(m_lastDeleted);
        m_restore->setEnabled(false);
    });
    m_restore->setEnabled(false);
    connect(&takes, &TakeModel::trashed, this, [this](const QString &id, const QString &name) {
        m_lastDeleted = id;
        m_restore->setEnabled(true);
        emit deleted(id, name);
    });
}

QAction *TakeActions::add(const QString &text, const QKeySequence &key, std::function<void()> act)
{
    auto *action = new QAction(text, this);
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, act);
    m_actions.append(action);
    return action;
}

void TakeActions::addPair(const QString &text, int key, bool withShift, std::function<void()> act)
{
    add(text, QKeySequence(key), act);
    if (withShift)
        add(tr("%1, then the next take").arg(text), QKeySequence(int(Qt::SHIFT) | key), [this, act] {
            act();
            m_selection.next();
        });
}

} // namespace presence
