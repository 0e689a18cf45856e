// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

class QAbstractItemModel;

namespace presence {

/// Which take every panel is looking at, and the second one it is compared with. Follows the list: when the
/// current take leaves, its neighbour becomes current.
class TakeSelection : public QObject
{
    Q_OBJECT

public:
    /// `takes`: what next() and previous() walk through; rows know TakeModel::IdRole.
    explicit TakeSelection(QAbstractItemModel &takes, QObject *parent = nullptr);

    const QString &current() const { return m_current; } ///< id, or empty
    const QString &other() const { return m_other; }     ///< id, or empty

    void setCurrent(const QString &id);
    void setOther(const QString &id);

public slots:
    void next();
    void previous();
    void swap(); ///< the other becomes current and the current the other

signals:
    void currentChanged(const QString &id);
    void otherChanged(const QString &id);

private:
    int rowOf(const QString &id) const;
    QString idAt(int row) const;
    void leave(int first, int last);

    QAbstractItemModel &m_takes;
    QString m_current;
    QString m_other;
};

} // namespace presence
