// SPDX-License-Identifier: MIT
#pragma once

#include "core/shoot/take.h"

#include <QList>
#include <QObject>

class QAction;
class QKeySequence;

namespace presence {

class TakeModel;
class TakeSelection;

/// What the keyboard does to the current take: 0–5 stars, P pick, U unflag, X reject; with Shift the next
/// take follows. Shift+X is not among them, it cancels the generation. Delete moves the take to the trash.
/// Add all() to the window.
class TakeActions : public QObject
{
    Q_OBJECT

public:
    TakeActions(TakeModel &takes, TakeSelection &selection, QObject *parent = nullptr);

    const QList<QAction *> &all() const { return m_actions; }
    QAction *restoreAction() const { return m_restore; } ///< brings the last deleted take back

signals:
    void deleted(const QString &takeId, const QString &name);

private:
    QAction *add(const QString &text, const QKeySequence &key, std::function<void()> act);
    void addPair(const QString &text, int key, bool withShift, std::function<void()> act);

    TakeModel &m_takes;
    TakeSelection &m_selection;
    QList<QAction *> m_actions;
    QAction *m_restore = nullptr;
    QString m_lastDeleted;
};

} // namespace presence
