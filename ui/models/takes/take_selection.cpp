// SPDX-License-Identifier: MIT
#include "ui/models/takes/take_selection.h"

#include "ui/models/takes/take_model.h"

#include <utility>

namespace presence {

TakeSelection::TakeSelection(QAbstractItemModel &takes, QObject *parent)
    : QObject(parent)
    , m_takes(takes)
{
    connect(&takes, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { leave(first, last); });
    connect(&takes, &QAbstractItemModel::modelReset, this, [this] {
        setOther({});
        setCurrent({});
    });
}

int TakeSelection::rowOf(const QString &id) const
{
    for (int row = 0; row < m_takes.rowCount(); ++row)
        if (idAt(row) == id)
            return row;
    return -1;
}

QString TakeSelection::idAt(int row) const
{
    return m_takes.index(row, 0).data(TakeModel::IdRole).toString();
}

void TakeSelection::setCurrent(const QString &id)
{
    if (id == m_current)
        return;
    m_current = id;
    emit currentChanged(id);
}

void TakeSelection::setOther(const QString &id)
{
    if (id == m_other)
        return;
    m_other = id;
    emit otherChanged(id);
}

void TakeSelection::next()
{
    if (const int row = rowOf(m_current); row + 1 < m_takes.rowCount())
        setCurrent(idAt(row + 1));
}

void TakeSelection::previous()
{
    if (const int row = rowOf(m_current); row > 0)
        setCurrent(idAt(row - 1));
}

void TakeSelection::swap()
{
    if (m_current.isEmpty() || m_other.isEmpty())
        return;
    std::swap(m_current, m_other);
    emit currentChanged(m_current);
    emit otherChanged(m_other);
}

void TakeSelection::leave(int first, int last)
{
    const auto leaves = [&](const QString &id) {
        const int row = rowOf(id);
        return row >= first && row <= last;
    };
    if (leaves(m_other))
        setOther({});
    if (leaves(m_current))
        setCurrent(last + 1 < m_takes.rowCount() ? idAt(last + 1) : first > 0 ? idAt(first - 1) : QString());
}

} // namespace presence
